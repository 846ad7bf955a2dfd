import writeExcel, { type Row } from 'write-excel-file/node'
import { type CsvCell, guardFormula, toCsv } from '#app/lib/csv.ts'

export type FileKind = 'csv' | 'xlsx'

const contentTypes: Record<FileKind, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The kind of file that an address asks for by its end. */
export function fileKindOf(request: Request): FileKind {
  return new URL(request.url).pathname.endsWith('.csv') ? 'csv' : 'xlsx'
}

const widthOf = (cells: ReadonlyArray<CsvCell | undefined>) =>
  Math.min(48, Math.max(10, ...cells.map((cell) => String(cell ?? '').length + 2)))

/** Rows under headings as a CSV or a workbook of one sheet. No text in it is taken for a formula. */
export async function writeTable(
  kind: FileKind,
  name: string,
  header: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<CsvCell>>,
): Promise<string | Buffer> {
  if (kind === 'csv') return toCsv(header, rows)
  const head: Row = header.map((value) => ({ value, type: String, fontWeight: 'bold' }))
  const body: Row[] = rows.map((row) =>
    row.map((cell) => {
      const value = guardFormula(cell)
      if (value === null || value === '') return null
      return typeof value === 'number' ? { value, type: Number } : { value, type: String }
    }),
  )
  const columns = header.map((title, index) => ({
    width: widthOf([title, ...rows.slice(0, 200).map((row) => row[index])]),
  }))
  return writeExcel([
    { sheet: name.slice(0, 31), data: [head, ...body], columns, stickyRowsCount: 1 },
  ]).toBuffer()
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
