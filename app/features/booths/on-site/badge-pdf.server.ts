import type { Language } from '#app/i18n/i18n.ts'
import { fixedColours, inkColours } from '#app/lib/pdf/colours.ts'
import { createPdf, MM, type Paper } from '#app/lib/pdf/paper.server.ts'
import type { StaffDuty } from '#db/types.ts'
import type { NameBadge } from './list-name-badges.server.ts'

const COLUMNS = 2
const ROWS = 4
/** A badge of a usual holder: 90 by 65 millimetres. */
const WIDTH = 90 * MM
const HEIGHT = 65 * MM
const MARK = 4 * MM

type BadgeWords = {
  title: string
  nobody: string
  booth: string
  duty: Record<StaffDuty, string>
}

export type BadgeOptions = {
  eventName: string
  language: Language
  madeAt: Date
  words: BadgeWords
}

/** Badges of exhibitors' staff, eight on an A4 sheet with marks to cut along. */
export async function badgePdf(
  badges: ReadonlyArray<NameBadge>,
  { eventName, language, madeAt, words }: BadgeOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const paper = createPdf({ title: words.title, language, bare: true, margin: 10 * MM, madeAt })
  if (badges.length === 0) paper.paragraph(words.nobody, { size: 14 })
  const { page } = paper.document
  const left = (page.width - COLUMNS * WIDTH) / 2
  const top = (page.height - ROWS * HEIGHT) / 2
  for (const [index, badge] of badges.entries()) {
    const onSheet = index % (COLUMNS * ROWS)
    if (onSheet === 0) {
      if (index > 0) paper.newPage()
      drawCutMarks(paper, left, top)
    }
    const x = left + (onSheet % COLUMNS) * WIDTH
    const y = top + Math.floor(onSheet / COLUMNS) * HEIGHT
    drawBadge(paper, badge, { x, y, eventName, words })
  }
  return paper.finish()
}

function drawCutMarks(paper: Paper, left: number, top: number): void {
  const { document } = paper
  const right = left + COLUMNS * WIDTH
  const bottom = top + ROWS * HEIGHT
  document.markContent('Artifact')
  document.lineWidth(0.4)
  for (let column = 0; column <= COLUMNS; column += 1) {
    const x = left + column * WIDTH
    document.moveTo(x, top - MARK).lineTo(x, top - 1 * MM)
    document.moveTo(x, bottom + 1 * MM).lineTo(x, bottom + MARK)
  }
  for (let row = 0; row <= ROWS; row += 1) {
    const y = top + row * HEIGHT
    document.moveTo(left - MARK, y).lineTo(left - 1 * MM, y)
    document.moveTo(right + 1 * MM, y).lineTo(right + MARK, y)
  }
  document.stroke(inkColours.inkSoft)
  document.endMarkedContent()
}

type BadgeFrame = { x: number; y: number; eventName: string; words: BadgeWords }

function drawBadge(paper: Paper, badge: NameBadge, { x, y, eventName, words }: BadgeFrame): void {
  const { document } = paper
  const duty = words.duty[badge.duty]
  const alt = [badge.name, duty, badge.exhibitorName, badge.boothCode].filter(Boolean).join(', ')
  paper.drawing(alt, () => {
    const pad = 5 * MM
    const inner = WIDTH - 2 * pad
    document.rect(x, y, WIDTH, 11 * MM).fill(fixedColours.indigo)
    paper.textBox(
      eventName,
      { x: x + pad, y: y + 3.2 * MM, width: inner, height: 6 * MM },
      { size: 11, weight: 'bold', colour: fixedColours.cream },
    )
    const qr = 24 * MM
    paper.textBox(
      badge.name,
      { x: x + pad, y: y + 15 * MM, width: inner, height: 15 * MM },
      { size: 17, weight: 'bold', smallest: 10 },
    )
    const side = inner - qr - 4 * MM
    paper.textBox(
      duty,
      { x: x + pad, y: y + 32 * MM, width: side, height: 6 * MM },
      { size: 11, weight: 'medium', colour: inkColours.accent },
    )
    paper.textBox(
      badge.exhibitorName,
      { x: x + pad, y: y + 38 * MM, width: side, height: 13 * MM },
      { size: 10, smallest: 7 },
    )
    if (badge.boothCode)
      paper.textBox(
        `${words.booth} ${badge.boothCode}`,
        { x: x + pad, y: y + 53 * MM, width: side, height: 8 * MM },
        { size: 14, weight: 'bold' },
      )
    paper.qrAt(badge.badgeCode, x + WIDTH - pad - qr, y + HEIGHT - pad - qr - 4.5 * MM, qr)
    paper.textBox(
      badge.badgeCode,
      { x: x + WIDTH - pad - qr, y: y + HEIGHT - pad - 3 * MM, width: qr, height: 4 * MM },
      { size: 8, align: 'center', smallest: 5 },
    )
  })
}
