import PDFDocument from 'pdfkit'
import type { Language } from '#app/i18n/i18n.ts'
import { breakLongWords } from './break-words.ts'
import { fixedColours, inkColours } from './colours.ts'
import {
  houseFont,
  houseFontFile,
  type Weight,
  weightNames,
  writable,
} from './house-font.server.ts'
import { drawFurniture } from './paper-furniture.server.ts'
import { drawTable, type TableContent } from './paper-table.server.ts'
import { drawTextBox } from './paper-text-box.server.ts'
import { qrPath } from './qr-path.server.ts'

/** Points (1/72 inch) of a millimetre. */
export const MM = 72 / 25.4

export type PdfOptions = {
  /** Title of the document, shown by readers and read aloud. */
  title: string
  language: Language
  size?: 'A4' | 'A3'
  landscape?: boolean
  /** Small line at the head of every page, usually the festival's name. */
  line?: string
  /** Only what is drawn: no head, no page numbers (badges, booth signs). */
  bare?: boolean
  /** Space around, in points; 48 unless told. */
  margin?: number
  /** When the paper is made: the same content at the same instant gives the same bytes. */
  madeAt: Date
}

export type TextLook = {
  size?: number
  weight?: Weight
  colour?: string
  align?: 'left' | 'center' | 'right'
}
export type PaperBox = { x: number; y: number; width: number; height: number }

/** A page in the making: blocks go one under the other, and a new page begins where one is full. */
export class Paper {
  readonly document: PDFKit.PDFDocument
  private readonly root: PDFKit.PDFStructureElement
  private readonly chunks: Buffer[] = []

  constructor(readonly options: PdfOptions) {
    const margin = options.margin ?? 48
    const room = options.bare ? margin : margin + 10
    this.document = new PDFDocument({
      size: options.size ?? 'A4',
      layout: options.landscape ? 'landscape' : 'portrait',
      margins: { left: margin, right: margin, top: room, bottom: room },
      bufferPages: true,
      tagged: true,
      lang: options.language,
      displayTitle: true,
      pdfVersion: '1.7',
      info: { Title: options.title, Creator: 'Gelar', CreationDate: options.madeAt },
    })
    this.document.on('data', (chunk: Buffer) => this.chunks.push(chunk))
    for (const weight of weightNames) {
      this.document.registerFont(weight, houseFontFile(weight))
    }
    this.root = this.document.struct('Document')
    this.document.addStructure(this.root)
    this.look({})
  }

  /** Left edge, width and lower end of the part of the page that is written on. */
  get area(): PaperBox {
    const { page } = this.document
    const { left, right, top, bottom } = page.margins
    return { x: left, y: top, width: page.width - left - right, height: page.height - top - bottom }
  }

  /** Height that is left on this page. */
  get room(): number {
    return this.area.y + this.area.height - this.document.y
  }

  newPage(): void {
    this.document.addPage()
    this.document.x = this.area.x
  }

  /** Begins a new page unless this height is left. */
  keep(height: number): void {
    if (this.room < height && this.document.y > this.area.y) this.newPage()
  }

  space(points: number): void {
    this.document.y = Math.min(this.document.y + points, this.area.y + this.area.height)
  }

  /** The head of a paper: its name large, a sentence under it. */
  title(text: string, lead?: string): void {
    this.write('H1', text, { size: 24, weight: 'bold', colour: inkColours.ink })
    if (lead) this.write('P', lead, { size: 11, colour: inkColours.inkSoft })
    this.space(10)
  }

  heading(text: string): void {
    this.keep(80)
    if (this.document.y > this.area.y) this.space(10)
    this.write('H2', text, { size: 14, weight: 'bold' })
    this.space(3)
  }

  paragraph(text: string, look: TextLook = {}): void {
    this.write('P', text, look)
    this.space(5)
  }

  list(items: ReadonlyArray<string>, look: TextLook = {}): void {
    const { document } = this
    const list = this.document.struct('L')
    this.root.add(list)
    const width = this.area.width - 14
    for (const item of items) {
      const text = this.lines(item, width, look)
      this.look(look)
      this.keep(document.heightOfString(text, { width }))
      const entry = document.struct('LI')
      list.add(entry)
      entry.add(
        document.struct('LBody', {}, () => {
          this.look(look)
          const { y } = document
          document.text('•', this.area.x, y, { lineBreak: false })
          document.text(text, this.area.x + 14, y, { width })
        }),
      )
      entry.end()
      this.space(2)
    }
    list.end()
    document.x = this.area.x
    this.space(4)
  }

  /** Names and what they hold, in two columns. */
  keyValues(rows: ReadonlyArray<readonly [string, string]>): void {
    this.table({ columns: [{ width: 1 }, { width: 2.4 }], rows, plain: true })
  }

  /** A table that goes on over pages, its head repeated. */
  table(content: TableContent): void {
    drawTable(this, this.root, content)
    this.document.x = this.area.x
    this.space(8)
  }

  /** Something drawn by hand in a box across the page; `alt` says in words what it shows. */
  figure(height: number, alt: string, draw: (box: PaperBox) => void): void {
    this.keep(height)
    const box = { x: this.area.x, y: this.document.y, width: this.area.width, height }
    this.drawing(alt, () => draw(box))
    this.document.x = this.area.x
    this.document.y = box.y + height
    this.space(8)
  }

  /** Draws freely on the page; the words of `alt` stand for it in the reading order. */
  drawing(alt: string, draw: () => void): void {
    this.root.add(this.document.struct('Figure', { alt: writable(alt) }, draw))
  }

  /** A QR code in a square of this size, with the caption under it. */
  qr(text: string, size: number, caption?: string): void {
    this.figure(size, caption ?? text, (box) => this.qrAt(text, box.x, box.y, size))
    if (caption) this.paragraph(caption, { size: 9, colour: inkColours.inkSoft })
  }

  /** A QR code at a place, for papers that are laid out by hand; call it inside `drawing` or `figure`. */
  qrAt(text: string, x: number, y: number, size: number): void {
    const { document } = this
    const { path, modules } = qrPath(text)
    document
      .save()
      .translate(x, y)
      .scale(size / modules)
    document.path(path).fill(inkColours.ink)
    document.restore()
  }

  /**
   * Writes a text into a box, smaller if it must be, and cut with an ellipsis if even the smallest size does not
   * fit. Answers the height it took.
   */
  textBox(text: string, box: PaperBox, look: TextLook & { smallest?: number } = {}): number {
    return drawTextBox(this, text, box, look)
  }

  /** The text as it can be written in lines of this width, in the type set by `look`. */
  lines(text: string, width: number, { size = 10, weight = 'regular' }: TextLook = {}): string {
    const font = houseFont(weight)
    return breakLongWords(writable(text), width * 0.99, (sign) => {
      const glyph = font.layout(sign).glyphs[0]
      return ((glyph?.advanceWidth ?? 0) * size) / font.unitsPerEm
    })
  }

  /** Width of a text on one line, in points. */
  widthOf(text: string, look: TextLook): number {
    this.look(look)
    return this.document.widthOfString(writable(text))
  }

  /** Sets type and colour for what is written next. */
  look({ size = 10, weight = 'regular', colour = inkColours.ink }: TextLook): void {
    this.document.font(weight).fontSize(size).fillColor(colour)
  }

  /** The whole file. Nothing can be written after. */
  async finish(): Promise<Uint8Array<ArrayBuffer>> {
    this.root.end()
    if (!this.options.bare) drawFurniture(this, fixedColours.indigo)
    const ended = new Promise<void>((done) => this.document.on('end', done))
    this.document.end()
    await ended
    return new Uint8Array(Buffer.concat(this.chunks))
  }

  private write(tag: string, text: string, look: TextLook): void {
    const { document } = this
    this.look(look)
    if (this.room < document.currentLineHeight()) this.newPage()
    this.root.add(
      document.struct(tag, {}, () => {
        this.look(look)
        document.text(this.lines(text, this.area.width, look), this.area.x, document.y, {
          width: this.area.width,
          align: look.align ?? 'left',
          lineGap: 1.5,
        })
      }),
    )
  }
}

/** A paper in the look of the house, ready to be written on. */
export function createPdf(options: PdfOptions): Paper {
  return new Paper({ ...options, title: writable(options.title) })
}
