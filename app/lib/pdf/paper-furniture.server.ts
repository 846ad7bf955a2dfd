import { inkColours } from './colours.ts'
import { writable } from './house-font.server.ts'
import type { Paper } from './paper.server.ts'

const BAND = 9

/** Motif band and line at the head of each page, number at its foot; no part of what is read aloud. */
export function drawFurniture(paper: Paper, bandColour: string): void {
  const { document, options } = paper
  const { start, count } = document.bufferedPageRange()
  const line = writable(options.line ?? 'Gelar')
  for (let index = 0; index < count; index += 1) {
    document.switchToPage(start + index)
    const { page } = document
    const { left, right } = page.margins
    page.margins.bottom = 0
    document.markContent('Artifact', { type: 'Pagination' })
    drawBand(document, page.width, bandColour)
    paper.look({ size: 8, colour: inkColours.inkSoft })
    const width = page.width - left - right
    document.text(line, left, 26, { width, height: 11, ellipsis: true })
    const number = `${index + 1} / ${count}`
    document.text(number, left, page.height - 34, { width, align: 'right', lineBreak: false })
    document.text(options.title, left, page.height - 34, {
      width: width - 60,
      height: 11,
      ellipsis: true,
    })
    document.endMarkedContent()
  }
}

/** The woven border of the pages (`styles/motif-band.svg`), across the head of the paper. */
function drawBand(document: PDFKit.PDFDocument, width: number, colour: string): void {
  const scale = BAND / 12
  document.rect(0, 0, width, BAND + 3).fill(colour)
  document
    .save()
    .rect(0, 0, width, BAND + 3)
    .clip()
    .translate(0, 1.5)
    .scale(scale)
  for (let x = 0; x * scale < width; x += 24) {
    document.path(`M${x + 12} 2.2l3.8 3.8-3.8 3.8-3.8-3.8z`)
    document.path(`M${x + 21.5} 6l2.5-2.5 2.5 2.5-2.5 2.5z`)
    document.path(`M${x + 4} 5.5h3v1h-3zM${x + 17} 5.5h3v1h-3z`)
  }
  document.fill('#f0b544').restore()
}
