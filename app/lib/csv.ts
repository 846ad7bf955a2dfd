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

/** A CSV that Excel opens as UTF-8: byte order mark, commas, lines ended by CRLF. */
export function toCsv(
  header: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<CsvCell>>,
): string {
  return stringify([[...header], ...rows.map((row) => row.map(guardFormula))], {
    bom: true,
    record_delimiter: 'windows',
  })
}
