import writeExcel, { type Row, type Sheet } from 'write-excel-file/node'
import { type CsvCell, guardFormula, toCsv } from './csv.ts'

export type FileKind = 'csv' | 'xlsx'

/** Rows under headings, with a name for the sheet. */
export type TableFile = {
  name: string
  header: ReadonlyArray<string>
  rows: ReadonlyArray<ReadonlyArray<CsvCell>>
  /** How a workbook shows numbers, as `#,##0`; as they are without it. */
  numberFormat?: string
}

const contentTypes: Record<FileKind, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The longest name that a spreadsheet takes for a sheet. */
const SHEET_NAME_LENGTH = 31

/** How many rows the width of a column goes by. */
const MEASURED_ROWS = 200

/** The kind of file that an address asks for by its end. */
export function fileKindOf(request: Request): FileKind {
  return new URL(request.url).pathname.endsWith('.csv') ? 'csv' : 'xlsx'
}

/** A table as a CSV or as a workbook of one sheet. No text in it is taken for a formula. */
export async function writeTable(kind: FileKind, table: TableFile): Promise<string | Buffer> {
  return kind === 'csv' ? toCsv(table.header, table.rows) : writeWorkbook([table])
}

/** A workbook of one sheet a table, with bold headings that stay in sight and real numbers. */
export function writeWorkbook(tables: ReadonlyArray<TableFile>): Promise<Buffer> {
  return writeExcel(tables.map(sheetOf)).toBuffer()
}

function sheetOf({ name, header, rows, numberFormat }: TableFile): Sheet<Buffer> {
  const head: Row = header.map((value) => ({ value, type: String, fontWeight: 'bold' }))
  const body: Row[] = rows.map((row) =>
    row.map((cell) => {
      const value = guardFormula(cell)
      if (value === null || value === '') return null
      if (typeof value === 'string') return { value, type: String }
      return numberFormat ? { value, type: Number, format: numberFormat } : { value, type: Number }
    }),
  )
  const columns = header.map((title, index) => ({
    width: widthOf([title, ...rows.slice(0, MEASURED_ROWS).map((row) => row[index])]),
  }))
  return {
    sheet: name.slice(0, SHEET_NAME_LENGTH),
    data: [head, ...body],
    columns,
    stickyRowsCount: 1,
  }
}

function widthOf(cells: ReadonlyArray<CsvCell | undefined>): number {
  return Math.min(48, Math.max(10, ...cells.map((cell) => String(cell ?? '').length + 2)))
}

/** The file as a download. */
export function fileReply(kind: FileKind, name: string, file: string | Buffer): Response {
  return new Response(typeof file === 'string' ? file : new Uint8Array(file), {
    headers: {
      'Content-Type': contentTypes[kind],
      'Content-Disposition': `attachment; filename="${name}.${kind}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
