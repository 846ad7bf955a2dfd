import { sql } from 'kysely'
import type { Language } from '#app/i18n/i18n.ts'
import { fixedColours, inkColours } from '#app/lib/pdf/colours.ts'
import { createPdf, MM, type Paper } from '#app/lib/pdf/paper.server.ts'
import type { Db } from '#db/connect.server.ts'

/** What is printed on the signs of booths: brands and units, never people. */
export async function listSigns(db: Db, eventId: string, boothCode: string | undefined) {
  let booths = db
    .selectFrom('placement')
    .innerJoin('allocationPlan', 'allocationPlan.id', 'placement.planId')
    .innerJoin('application', 'application.id', 'placement.applicationId')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .innerJoin('booth', 'booth.id', 'placement.boothId')
    .innerJoin('zone', 'zone.id', 'booth.zoneId')
    .select((row) => [
      'booth.code',
      'zone.name as zoneName',
      sql<string[]>`array_agg(distinct exhibitor.name)`.as('names'),
      row
        .selectFrom('listing')
        .innerJoin('product', 'product.id', 'listing.productId')
        .select(sql<string[]>`array_agg(distinct product.name)`.as('names'))
        .whereRef('listing.eventId', '=', 'booth.eventId')
        .whereRef('listing.boothId', '=', 'booth.id')
        .where('listing.active', '=', true)
        .as('products'),
    ])
    .where('placement.eventId', '=', eventId)
    .where('allocationPlan.status', '=', 'published')
  if (boothCode !== undefined) booths = booths.where('booth.code', '=', boothCode)
  const rows = await booths
    .groupBy(['booth.id', 'booth.code', 'booth.eventId', 'zone.name'])
    .orderBy('booth.code')
    .execute()
  return rows.map((row) => ({ ...row, products: row.products ?? [] }))
}

export type Sign = Awaited<ReturnType<typeof listSigns>>[number]

type SignWords = { title: string; none: string; products: string; scan: string }

export type SignOptions = {
  eventName: string
  language: Language
  size: 'A4' | 'A3'
  madeAt: Date
  words: SignWords
  /** The public page of a booth. */
  urlOf: (boothCode: string) => string
}

/** More names than this on a sign are counted instead. */
const MOST_NAMES = 14
const MOST_PRODUCTS = 12

/** A sign for each booth, one to a page: its code to be read from afar, who is there, what they sell. */
export async function signPdf(
  signs: ReadonlyArray<Sign>,
  options: SignOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const { language, size, madeAt, words } = options
  const paper = createPdf({ title: words.title, language, size, bare: true, margin: 0, madeAt })
  if (signs.length === 0)
    paper.drawing(words.none, () => {
      paper.textBox(words.none, { x: 60, y: 80, width: 400, height: 60 }, { size: 18 })
    })
  for (const [index, sign] of signs.entries()) {
    if (index > 0) paper.newPage()
    drawSign(paper, sign, options)
  }
  return paper.finish()
}

function shortened(names: ReadonlyArray<string>, most: number): string[] {
  return names.length <= most
    ? [...names]
    : [...names.slice(0, most - 1), `+${names.length - most + 1}`]
}

function drawSign(paper: Paper, sign: Sign, { eventName, size, words, urlOf }: SignOptions): void {
  const { document } = paper
  const { page } = document
  // Everything is measured on A4 and grows with the sheet.
  const k = size === 'A3' ? Math.SQRT2 : 1
  const mm = (value: number) => value * MM * k
  const margin = mm(16)
  const inner = page.width - 2 * margin
  const names = shortened(sign.names, MOST_NAMES)
  const products = shortened(sign.products, MOST_PRODUCTS)
  const alt = [sign.code, sign.zoneName, ...sign.names, ...sign.products].join(', ')
  paper.drawing(alt, () => {
    document.rect(0, 0, page.width, mm(88)).fill(fixedColours.indigo)
    paper.textBox(
      eventName,
      { x: margin, y: mm(14), width: inner, height: mm(10) },
      { size: 18 * k, weight: 'medium', colour: fixedColours.turmeric },
    )
    paper.textBox(
      sign.code,
      { x: margin, y: mm(25), width: inner, height: mm(48) },
      { size: 118 * k, weight: 'bold', colour: fixedColours.cream },
    )
    paper.textBox(
      sign.zoneName,
      { x: margin, y: mm(73), width: inner, height: mm(10) },
      { size: 18 * k, weight: 'medium', colour: fixedColours.cream },
    )
    const long = names.length > 4
    paper.textBox(
      names.join(long ? ' · ' : '\n'),
      { x: margin, y: mm(98), width: inner, height: mm(88) },
      { size: (long ? 27 : 32) * k, weight: 'bold', smallest: 12 * k },
    )
    const qr = mm(62)
    const left = inner - qr - mm(12)
    paper.textBox(
      words.products,
      { x: margin, y: mm(196), width: left, height: mm(8) },
      { size: 13 * k, weight: 'medium', colour: inkColours.accent },
    )
    paper.textBox(
      products.join(', '),
      { x: margin, y: mm(204), width: left, height: mm(66) },
      { size: 17 * k, smallest: 10 * k },
    )
    paper.qrAt(urlOf(sign.code), page.width - margin - qr, mm(196), qr)
    paper.textBox(
      words.scan,
      { x: page.width - margin - qr, y: mm(261), width: qr, height: mm(12) },
      { size: 11 * k, align: 'center', colour: inkColours.inkSoft },
    )
  })
}
