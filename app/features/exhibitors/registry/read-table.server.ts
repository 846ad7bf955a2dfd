import { CsvError, parse } from 'csv-parse/sync'
import { guardFormula } from '#app/lib/csv.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { readWorkbook } from './read-workbook.server.ts'
import { mostTableBytes } from './registry-forms.ts'

const MOST_ROWS = 20_000
const MOST_COLUMNS = 60

/** Rows that are not empty, with the number they have in a spreadsheet. */
export type FileTable = { rows: Array<{ row: number; cells: string[] }> }

/** The sign that parts the cells of a line: whichever the headings, in the first line that is not empty, have most of. */
function delimiterOf(text: string): string {
  const line = /^.*\S.*$/m.exec(text)?.[0] ?? ''
  const bare = line.replace(/"[^"]*"/g, '')
  const count = (sign: string) => bare.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

/** Text of a file in UTF-8 or UTF-16 with their marks, or as older Windows programs write it. */
function decode(file: Uint8Array): string {
  if (file[0] === 0xff && file[1] === 0xfe) return new TextDecoder('utf-16le').decode(file)
  if (file[0] === 0xfe && file[1] === 0xff) return new TextDecoder('utf-16be').decode(file)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return new TextDecoder('windows-1252').decode(file)
  }
}

function readCsv(file: Uint8Array): string[][] {
  const text = decode(file).replace(/^\uFEFF/, '')
  if (text.includes('\0')) throw new DomainError('fileUnknown')
  // The line by which Excel is told the delimiter.
  const said = /^sep=(.)\r?\n/i.exec(text)
  const body = said ? text.slice(said[0].length) : text
  try {
    const rows: string[][] = parse(body, {
      record_delimiter: ['\r\n', '\n', '\r'],
      delimiter: said?.[1] ?? delimiterOf(body),
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: 100_000,
    })
    return said ? [[], ...rows] : rows
  } catch (error) {
    if (error instanceof CsvError)
      throw new DomainError('csvBroken', { row: Number(error.lines ?? 1) })
    throw error
  }
}

/** Takes the apostrophe away that our own files put before what looks like a formula. */
function unguard(cell: string): string {
  return cell.startsWith("'") && guardFormula(cell.slice(1)) !== cell.slice(1)
    ? cell.slice(1)
    : cell
}

/**
 * The rows of a CSV or XLSX, whatever its name says; a file that is neither, too large or broken is refused with the
 * reason. Takes seconds for a large one: the server has it done in a thread.
 */
export async function readTable(file: Uint8Array, name: string): Promise<FileTable> {
  if (file.byteLength > mostTableBytes) throw new DomainError('fileTooBig', { megabytes: 5 })
  if (file.byteLength === 0) throw new DomainError('fileEmpty')
  if (file[0] === 0xd0 && file[1] === 0xcf) throw new DomainError('fileOldExcel')
  const isZip = file[0] === 0x50 && file[1] === 0x4b
  if (!isZip && /\.xls[xm]$/i.test(name)) throw new DomainError('workbookBroken')
  const rows = isZip ? await readWorkbook(file) : readCsv(file)
  if (rows.length > MOST_ROWS + 1) throw new DomainError('tooManyRows', { max: MOST_ROWS })
  if (rows.some((row) => row.length > MOST_COLUMNS && row.slice(MOST_COLUMNS).some((cell) => cell)))
    throw new DomainError('tooManyColumns', { max: MOST_COLUMNS })
  return {
    rows: rows
      .map((cells, index) => ({ row: index + 1, cells: cells.map(unguard) }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
  }
}
