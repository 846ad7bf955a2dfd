import { writable } from '#app/lib/pdf/house-font.server.ts'
import type { Paper, PaperBox } from '#app/lib/pdf/paper.server.ts'
import { hexOf } from './mark-colours.ts'
import type { Mark, PathMark, TextMark } from './marks.ts'
import type { Scene } from './scene.ts'

/** From the middle of capitals down to the line they stand on, as a share of their size. */
const CAPITALS_MIDDLE = 0.37

/** Lays the drawing of a ground into a box of a paper, as large as it can be; call it inside `paper.figure`. */
export function drawGround(paper: Paper, box: PaperBox, scene: Scene): void {
  const { document } = paper
  const { view } = scene
  const scale = Math.min(box.width / view.width, box.height / view.height)
  document
    .save()
    .translate(
      box.x + (box.width - view.width * scale) / 2 - view.x * scale,
      box.y + (box.height - view.height * scale) / 2 - view.y * scale,
    )
    .scale(scale)
  const marks = [...scene.ground, ...scene.booths.flatMap((row) => row.marks), ...scene.over]
  for (const mark of marks) draw(paper, mark)
  document.restore()
}

/** Height that the drawing takes when it is this wide. */
export function groundHeight({ view }: Scene, width: number): number {
  return (width * view.height) / view.width
}

function draw(paper: Paper, mark: Mark): void {
  if (mark.kind === 'path') drawPath(paper.document, mark)
  else drawText(paper, mark)
}

function drawPath(document: PDFKit.PDFDocument, { d, paint, colour, place }: PathMark): void {
  document.save()
  if (place) {
    document
      .translate(place.x, place.y)
      .rotate(place.turnDeg)
      .scale(place.scale)
      .translate(-12, -12)
  }
  document
    .path(d)
    .lineJoin('round')
    .lineCap(paint.flatEnds ? 'butt' : 'round')
  if (paint.opacity !== undefined) document.opacity(paint.opacity)
  if (paint.strokeM !== undefined) document.lineWidth(paint.strokeM)
  if (paint.dash) document.dash(paint.dash[0], { space: paint.dash[1] })
  const fill = paint.fill && hexOf(paint.fill, colour)
  const stroke = paint.stroke && hexOf(paint.stroke, colour)
  if (fill && stroke) document.fillAndStroke(fill, stroke)
  else if (fill) document.fill(fill)
  else if (stroke) document.stroke(stroke)
  document.restore()
}

function drawText(paper: Paper, mark: TextMark): void {
  const { document } = paper
  const text = writable(mark.text).replaceAll('\n', ' ')
  const look = { size: mark.size, weight: mark.weight, colour: hexOf(mark.ink) }
  document.save().translate(mark.x, mark.y).rotate(mark.turnDeg)
  const width = paper.widthOf(text, look)
  paper.look(look)
  if (mark.opacity !== undefined) document.opacity(mark.opacity)
  const left = -width * { start: 0, middle: 0.5, end: 1 }[mark.anchor]
  const place = { lineBreak: false, baseline: 'alphabetic' } as const
  const baseline = mark.size * CAPITALS_MIDDLE
  if (mark.halo) {
    const colour = hexOf('surface')
    document
      .lineJoin('round')
      .lineWidth(mark.size * 0.22)
      .strokeColor(colour)
      .fillColor(colour)
    document.text(text, left, baseline, { ...place, stroke: true, fill: true })
    paper.look(look)
  }
  document.text(text, left, baseline, place)
  document.restore()
}
