/** Rows as `rowsAsText` has them written. */
export type RowsText<Row> = string & { readonly rows?: Row }

/** A row that has been text: instants still are. */
export type TextRow<Row> = {
  [Column in keyof Row]: Row[Column] extends Date | null
    ? string | Extract<Row[Column], null>
    : Row[Column]
}

/** The rows again, under the names of the house (`kanwil_code` is `kanwilCode`). */
export function readRows<Row>(text: RowsText<Row>): TextRow<Row>[] {
  return JSON.parse(text, (_, value: unknown) =>
    isRow(value)
      ? Object.fromEntries(Object.entries(value).map(([name, cell]) => [camelCase(name), cell]))
      : value,
  )
}

function isRow(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
