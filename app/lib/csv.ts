import { stringify } from 'csv-stringify/sync'

export type CsvCell = string | number | null

/**
 * Text that a spreadsheet would take for a formula gets an apostrophe in front, so that a product's name never
 * runs in somebody's office. Numbers stay numbers.
 */
export function guardFormula(cell: CsvCell): CsvCell {
  return typeof cell === 'string' && /^[=+\-@\t\r\n]/.test(cell.replace(/^[\s"']+(?=[=+\-@])/, ''))
    ? `'${cell}`
    : cell
}

const windows = { record_delimiter: 'windows' } as const

/** A CSV that Excel opens as UTF-8: byte order mark, commas, lines ended by CRLF. */
export function toCsv(
  header: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<CsvCell>>,
): string {
  return csvHead(header) + csvRows(rows)
}

/** The beginning of such a CSV. */
export function csvHead(header: ReadonlyArray<string>): string {
  return stringify([[...header]], { ...windows, bom: true })
}

/** More lines of it. */
export function csvRows(rows: ReadonlyArray<ReadonlyArray<CsvCell>>): string {
  return stringify(
    rows.map((row) => row.map(guardFormula)),
    windows,
  )
}
