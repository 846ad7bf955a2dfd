import { strToU8, Zip, ZipDeflate } from 'fflate'
import { type CsvCell, guardFormula } from '../csv.ts'

/** A sheet in the making: its headings, and how wide its columns are. */
export type SheetHead = {
  name: string
  header: ReadonlyArray<string>
  widths: ReadonlyArray<number>
  /** How numbers are shown, as `#,##0`; as they are without it. */
  numberFormat?: string | undefined
}

type Rows = ReadonlyArray<ReadonlyArray<CsvCell>>

/** The longest name that a spreadsheet takes for a sheet. */
const SHEET_NAME_LENGTH = 31
/** The most rows that a spreadsheet takes in a sheet. */
const SHEET_ROWS = 1_048_576

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/**
 * Writes a workbook piece by piece, so that it is never in memory as a whole: sheets with bold headings that stay in
 * sight, real numbers, and no text that is taken for a formula.
 */
export class XlsxWriter {
  private readonly zip: Zip
  private readonly names: string[] = []
  private readonly formats: string[] = []
  private sheet: { part: ZipDeflate; head: SheetHead; row: number; style: number } | undefined

  constructor(write: (bytes: Uint8Array) => void) {
    this.zip = new Zip((error, bytes) => {
      if (error) throw error
      write(bytes)
    })
  }

  /** Begins a sheet; the one before is finished. */
  begin(head: SheetHead): void {
    this.endSheet()
    const named = head.name.replace(/[\\/?*[\]:]/g, ' ').slice(0, SHEET_NAME_LENGTH)
    this.names.push(named)
    const part = new ZipDeflate(`xl/worksheets/sheet${this.names.length}.xml`, { level: 5 })
    this.zip.add(part)
    this.sheet = { part, head, row: 0, style: this.styleOf(head.numberFormat) }
    const columns = head.widths.map(
      (width, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    )
    this.put(
      `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`,
    )
    this.rows([head.header], 1)
  }

  /** Adds rows to the sheet; a full one goes on in another. `style` is for headings alone. */
  rows(rows: Rows, style?: number): void {
    let text = ''
    for (const row of rows) {
      const { sheet } = this
      if (!sheet) throw new Error('No sheet has been begun.')
      if (sheet.row === SHEET_ROWS) {
        this.put(text)
        text = ''
        this.begin({ ...sheet.head, name: `${this.names.length + 1} ${sheet.head.name}` })
      }
      text += this.rowOf(row, style)
    }
    this.put(text)
  }

  /** Adds a sheet that is there as a whole. */
  table({ rows, ...head }: Omit<SheetHead, 'widths'> & { rows: Rows }): void {
    this.begin({ ...head, widths: widthsOf(head.header, rows) })
    this.rows(rows)
  }

  /** Finishes the file. */
  end(): void {
    this.endSheet()
    const sheets = this.names.map((name, index) => ({ name, id: index + 1 }))
    const file = (path: string, text: string) => {
      const part = new ZipDeflate(path, { level: 5 })
      this.zip.add(part)
      part.push(strToU8(XML + text), true)
    }
    const styles = sheets.length + 1
    file(
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets>${sheets.map(({ name, id }) => `<sheet name="${xml(name)}" sheetId="${id}" r:id="rId${id}"/>`).join('')}</sheets></workbook>`,
    )
    file(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships">${sheets.map(({ id }) => `<Relationship Id="rId${id}" Type="${RELATION}/worksheet" Target="worksheets/sheet${id}.xml"/>`).join('')}<Relationship Id="rId${styles}" Type="${RELATION}/styles" Target="styles.xml"/></Relationships>`,
    )
    file('xl/styles.xml', this.styles())
    file(
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    )
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
    file(
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${sheets.map(({ id }) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${type}.worksheet+xml"/>`).join('')}</Types>`,
    )
    this.zip.end()
  }

  private rowOf(cells: ReadonlyArray<CsvCell>, style?: number): string {
    const { sheet } = this
    if (!sheet) return ''
    sheet.row += 1
    let text = `<row r="${sheet.row}">`
    for (const [index, cell] of cells.entries()) {
      const value = guardFormula(cell)
      if (value === null || value === '') continue
      const at = `${columnName(index)}${sheet.row}`
      text +=
        typeof value === 'number'
          ? `<c r="${at}" s="${style ?? sheet.style}"><v>${value}</v></c>`
          : `<c r="${at}"${style ? ` s="${style}"` : ''} t="inlineStr"><is><t xml:space="preserve">${xml(value)}</t></is></c>`
    }
    return `${text}</row>`
  }

  private put(text: string): void {
    if (text !== '') this.sheet?.part.push(strToU8(text))
  }

  private endSheet(): void {
    this.sheet?.part.push(strToU8('</sheetData></worksheet>'), true)
    this.sheet = undefined
  }

  /** Of numbers: 0 is as they are, 1 belongs to headings, the formats follow. */
  private styleOf(format: string | undefined): number {
    if (format === undefined) return 0
    if (!this.formats.includes(format)) this.formats.push(format)
    return this.formats.indexOf(format) + 2
  }

  private styles(): string {
    const formats = this.formats.map((code, index) => ({ code: xml(code), id: 164 + index }))
    const cells = [
      '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
      '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
      ...formats.map(
        ({ id }) =>
          `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
      ),
    ]
    const font = '<sz val="11"/><name val="Calibri"/>'
    const numbers = formats.map(({ code, id }) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`)
    return `<styleSheet xmlns="${MAIN}">${numbers.length > 0 ? `<numFmts count="${numbers.length}">${numbers.join('')}</numFmts>` : ''}<fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
  }
}

/** How many rows the width of a column goes by. */
const MEASURED_ROWS = 200

/** Widths of columns by their headings and first rows, in signs. */
export function widthsOf(header: ReadonlyArray<string>, rows: Rows): number[] {
  return header.map((title, index) => {
    const cells = [title, ...rows.slice(0, MEASURED_ROWS).map((row) => row[index])]
    return Math.min(48, Math.max(10, ...cells.map((cell) => String(cell ?? '').length + 2)))
  })
}

/** A, B … Z, AA, AB and so on. */
function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last
}

/** Text as XML takes it; signs that no XML may hold are left out. */
function xml(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to leave out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll('\r', '&#13;')
  )
}
