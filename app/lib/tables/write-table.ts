import { toCsv } from '../csv.ts'
import type { FileKind, TableFile } from '../table-file.server.ts'
import { XlsxWriter } from './xlsx-writer.ts'

/** Writes a table as a CSV or as a workbook of one sheet. No text in it is taken for a formula. */
export function writeTable({
  kind,
  table,
}: {
  kind: FileKind
  table: TableFile
}): Uint8Array<ArrayBuffer> {
  if (kind === 'csv') return new Uint8Array(Buffer.from(toCsv(table.header, table.rows)))
  const parts: Uint8Array[] = []
  const book = new XlsxWriter((bytes) => parts.push(bytes))
  book.table(table)
  book.end()
  return new Uint8Array(Buffer.concat(parts))
}
