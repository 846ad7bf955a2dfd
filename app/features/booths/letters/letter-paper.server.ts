import { placePath } from '#app/lib/paths.ts'
import { inkColours } from '#app/lib/pdf/colours.ts'
import { createPdf, type Paper } from '#app/lib/pdf/paper.server.ts'
import type { FloorPlan } from '../ground/floor-plan.server.ts'
import { drawGround, groundHeight } from '../map/ground-pdf.server.ts'
import { sceneOf } from '../map/scene.ts'
import type { Letter } from './find-letter.server.ts'
import { type LetterText, letterText } from './letter-text.ts'

/** Of what is read as running text, in points. */
const SIZE = 11

const nameAndValue = { columns: [{ width: 1 }, { width: 2.4 }], size: 10.5, plain: true }

/** A letter about a place as PDF: the official page, then the plan of the ground and the rules. */
export function letterPaper({
  letter,
  floor,
  origin,
}: {
  letter: Letter
  floor: FloorPlan
  origin: string
}): Promise<Uint8Array<ArrayBuffer>> {
  const text = letterText(letter)
  const paper = createPdf({
    title: `Surat ${letter.reference}`,
    language: 'id',
    line: text.sender,
    margin: 56,
    madeAt: letter.sentAt,
  })
  writeHead(paper, text)
  writeBody(paper, text)
  writeEnd(paper, text, `${origin}${placePath({ slug: letter.eventSlug }, letter.exhibitorId)}`)
  writeMap(paper, floor, letter, text)
  if (text.rules.length > 0) {
    paper.heading('Ketentuan')
    paper.list(text.rules, { size: 10.5 })
  }
  return paper.finish()
}

function rule(paper: Paper): void {
  const { x, width } = paper.area
  const { y } = paper.document
  paper.document.markContent('Artifact')
  paper.document
    .moveTo(x, y)
    .lineTo(x + width, y)
    .lineWidth(1.2)
    .stroke(inkColours.ink)
  paper.document.endMarkedContent()
  paper.space(10)
}

function writeHead(paper: Paper, text: LetterText): void {
  paper.paragraph(text.sender, { size: 16, weight: 'bold', align: 'center' })
  paper.paragraph(text.place, { colour: inkColours.inkSoft, align: 'center' })
  rule(paper)
  if (text.withdrawn)
    paper.paragraph(text.withdrawn, { weight: 'bold', colour: inkColours.bad, align: 'center' })
  paper.paragraph(text.dateline, { size: SIZE, align: 'right' })
  paper.table({ ...nameAndValue, rows: text.head })
  for (const [index, line] of text.addressee.entries())
    paper.paragraph(line, { size: SIZE, weight: index === 1 ? 'bold' : 'regular' })
  paper.space(6)
}

function writeBody(paper: Paper, text: LetterText): void {
  paper.paragraph(text.opening, { size: SIZE })
  if (text.replaces) paper.paragraph(text.replaces, { size: SIZE, weight: 'bold' })
  paper.space(4)
  paper.table({ ...nameAndValue, rows: text.facts })
  if (text.notes) {
    paper.paragraph('Catatan persiapan', { size: SIZE, weight: 'bold' })
    paper.paragraph(text.notes, { size: SIZE })
  }
}

function writeEnd(paper: Paper, text: LetterText, answerUrl: string): void {
  paper.paragraph(text.request, { size: SIZE })
  paper.qr(answerUrl, 76, text.qrCaption)
  paper.paragraph(text.contact, { size: SIZE })
  paper.paragraph(text.closing, { size: SIZE })
  paper.space(8)
  paper.paragraph(text.sender, { size: SIZE, weight: 'bold', align: 'right' })
  paper.paragraph('Surat ini diterbitkan secara elektronik dan berlaku tanpa tanda tangan.', {
    size: 8.5,
    colour: inkColours.inkSoft,
    align: 'right',
  })
}

/** The ground as it is now, on a page of its own; left out when the booth is gone. */
function writeMap(paper: Paper, floor: FloorPlan, letter: Letter, text: LetterText): void {
  if (!floor.booths.some((booth) => booth.id === letter.boothId)) return
  const scene = sceneOf(floor, {
    look: (booth) => ({ tone: booth.id === letter.boothId ? 'selected' : 'dimmed' }),
    words: { metre: 'm', north: 'U' },
  })
  paper.newPage()
  paper.heading(text.mapTitle)
  const height = Math.min(groundHeight(scene, paper.area.width), paper.room - 20)
  paper.figure(height, `Denah dengan stan ${letter.boothCode} ditandai`, (box) =>
    drawGround(paper, box, scene),
  )
}
