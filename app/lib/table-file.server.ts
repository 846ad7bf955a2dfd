import type { CsvCell } from './csv.ts'
import type { WrittenFile } from './heavy/written-beside.server.ts'

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

/** The kind of file that an address asks for by its end. */
export function fileKindOf(request: Request): FileKind {
  return new URL(request.url).pathname.endsWith('.csv') ? 'csv' : 'xlsx'
}

/** The file as a download. */
export function fileReply(
  kind: FileKind,
  name: string,
  file: Uint8Array<ArrayBuffer> | WrittenFile,
): Response {
  const whole = file instanceof Uint8Array
  return new Response(whole ? file : file.stream(), {
    headers: {
      'Content-Type': contentTypes[kind],
      'Content-Length': String(whole ? file.byteLength : file.size),
      'Content-Disposition': `attachment; filename="${name}.${kind}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
