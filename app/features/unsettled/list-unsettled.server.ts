import { sql } from 'kysely'
import type { PhoneKind } from '#app/features/phone/pairing.ts'
import { madeAt } from '#app/features/sales/record/record-batch.server.ts'
import { likeAnywhere } from '#app/lib/like-pattern.ts'
import type { Db } from '#db/connect.server.ts'
import type { UnsettledKind, UnsettledOutcome } from '#db/types.ts'
import { ALIKE_MOST, alikeBy } from './settle-alike.server.ts'
import { readContent, type UnsettledContent } from './unsettled-content.ts'

const pageSize = 25

export type UnsettledRow = {
  id: string
  label: string
  deviceKind: PhoneKind
  /** The gate's name or the booth's code. */
  place: string
  kind: UnsettledKind
  reason: string
  content: UnsettledContent
  /** By the server's clock; null when the phone's words are not understood. */
  madeAt: Date | null
  receivedAt: Date
  /** How many can be settled together with this one, itself included. */
  alike: number
  settled: { at: Date; by: string | null; outcome: UnsettledOutcome; note: string | null } | null
  /** Names of the sold things, by listing, as far as the festival knows them. */
  products: Record<string, string>
  choices: { shifts: ShiftChoice[]; listings: ListingChoice[]; unknownListings: string[] }
}
type ShiftChoice = { id: string; cashier: string; openedAt: Date; closedAt: Date | null }
type ListingChoice = {
  id: string
  productName: string
  exhibitorName: string
  priceIdr: number
}

type Wanted = {
  eventId: string
  settled: boolean
  /** A part of the phone's or the place's name; all when left out. */
  search?: string
  page: number
}

/** How many things wait for an organizer. */
export async function countUnsettled(db: Db, eventId: string): Promise<number> {
  return count(db, { eventId, settled: false })
}

async function count(db: Db, wanted: Omit<Wanted, 'page'>): Promise<number> {
  const { count } = await selectUnsettled(db, wanted)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

function selectUnsettled(db: Db, { eventId, settled, search }: Omit<Wanted, 'page'>) {
  const items = db
    .selectFrom('unsettledItem as u')
    .where('u.eventId', '=', eventId)
    .where('u.settledAt', settled ? 'is not' : 'is', null)
  if (!search) return items
  const named = likeAnywhere(search)
  return items.where('u.deviceId', 'in', (eb) =>
    eb
      .selectFrom('device')
      .leftJoin('gate', 'gate.id', 'device.gateId')
      .leftJoin('booth', 'booth.id', 'device.boothId')
      .select('device.id')
      .where('device.eventId', '=', eventId)
      .where((where) =>
        where.or([
          where('device.label', 'ilike', named),
          where('gate.name', 'ilike', named),
          where('booth.code', 'ilike', named),
        ]),
      ),
  )
}

/** A page of what waits, oldest first, or of what has been settled, latest first. */
export async function listUnsettled(db: Db, { page, ...wanted }: Wanted) {
  const { eventId, settled, search } = wanted
  const [open, done, fitting] = await Promise.all([
    countUnsettled(db, eventId),
    count(db, { eventId, settled: true }),
    search ? count(db, wanted) : undefined,
  ])
  const pageCount = Math.max(1, Math.ceil((fitting ?? (settled ? done : open)) / pageSize))
  const shown = Math.min(page, pageCount)
  const direction = settled ? 'desc' : 'asc'
  // Only of these everything else is asked: a row that is skipped would be asked for it too.
  const onPage = selectUnsettled(db, wanted)
    .select('u.id')
    .orderBy(settled ? 'u.settledAt' : 'u.receivedAt', direction)
    .orderBy('u.id', direction)
    .limit(pageSize)
    .offset((shown - 1) * pageSize)
  const found = await db
    .selectFrom(onPage.as('page'))
    .innerJoin('unsettledItem as u', 'u.id', 'page.id')
    .innerJoin('device as d', 'd.id', 'u.deviceId')
    .leftJoin('gate as g', 'g.id', 'd.gateId')
    .leftJoin('booth as b', 'b.id', 'd.boothId')
    .leftJoin('user as s', 's.id', 'u.settledBy')
    .select(['u.id', 'u.deviceId', 'u.kind', 'u.reason', 'u.body', 'u.deviceAt', 'u.receivedAt'])
    .select(
      sql<number>`(
        select count(*) from (
          select from unsettled_item as one
           where one.device_id = u.device_id and one.kind = u.kind and one.reason = u.reason
             and ${alikeBy('one')} = ${alikeBy('u')} and one.settled_at is null
           limit ${ALIKE_MOST}
        ) as alike)`.as('alike'),
    )
    .select(['u.settledAt', 'u.outcome', 'u.note', 's.name as settledBy'])
    .select(['d.label', 'd.kind as deviceKind', 'd.boothId', 'g.name as gate', 'b.code as booth'])
    .$narrowType<{ deviceKind: PhoneKind }>()
    .orderBy(settled ? 'u.settledAt' : 'u.receivedAt', direction)
    .orderBy('u.id', direction)
    .execute()
  const read = found.map((row) => ({ ...row, content: readContent(row.kind, row.body) }))
  const choices = await findChoices(db, eventId, read)
  const rows = read.map((row): UnsettledRow => {
    const { id, label, deviceKind, kind, reason, content, receivedAt, settledAt, outcome } = row
    return {
      id,
      label,
      deviceKind,
      place: row.gate ?? row.booth ?? '',
      kind,
      reason,
      content,
      madeAt: 'madeAt' in content ? madeAt(content.madeAt.toISOString(), row) : null,
      receivedAt,
      alike: row.alike,
      settled:
        settledAt && outcome ? { at: settledAt, by: row.settledBy, outcome, note: row.note } : null,
      ...choicesOf(row, choices),
    }
  })
  return { rows, open, settled: done, page: shown, pageCount }
}

type ReadRow = { deviceId: string; boothId: string | null; content: UnsettledContent }
type Choices = Awaited<ReturnType<typeof findChoices>>

/** The shifts and listings of the tills that have sold something, and the names of what they sold. */
async function findChoices(db: Db, eventId: string, rows: ReadonlyArray<ReadRow>) {
  const sales = rows.flatMap((row) =>
    row.content.kind === 'sale' ? [{ ...row, ...row.content }] : [],
  )
  if (sales.length === 0) return { shifts: [], listings: [] }
  const listingIds = sales.flatMap(({ lines }) => lines.map(({ listingId }) => listingId))
  const [shifts, listings] = await Promise.all([
    db
      .selectFrom('shift')
      .select(['id', 'deviceId', 'cashier', 'openedAt', 'closedAt'])
      .where('eventId', '=', eventId)
      .where('deviceId', '=', sql<string>`any(${sales.map((row) => row.deviceId)}::uuid[])`)
      .orderBy('openedAt')
      .execute(),
    db
      .selectFrom('listing as l')
      .innerJoin('product as p', 'p.id', 'l.productId')
      .innerJoin('exhibitor as e', 'e.id', 'l.exhibitorId')
      .select(['l.id', 'l.boothId', 'l.priceIdr', 'p.name as productName'])
      .select('e.name as exhibitorName')
      .where('l.eventId', '=', eventId)
      .where((where) =>
        where.or([
          where('l.boothId', '=', sql<string>`any(${sales.map((row) => row.boothId)}::uuid[])`),
          where('l.id', '=', sql<string>`any(${listingIds}::uuid[])`),
        ]),
      )
      .orderBy('p.name')
      .orderBy('e.name')
      .execute(),
  ])
  return { shifts, listings }
}

const nothing = { shifts: [], listings: [], unknownListings: [] }

function choicesOf(
  { deviceId, boothId, content }: ReadRow,
  { shifts, listings }: Choices,
): Pick<UnsettledRow, 'products' | 'choices'> {
  if (content.kind !== 'sale') return { products: {}, choices: nothing }
  const sold = [...new Set(content.lines.map((line) => line.listingId.toLowerCase()))]
  const own = listings.filter((listing) => listing.boothId === boothId)
  const unknownListings = sold.filter((id) => !own.some((listing) => listing.id === id))
  const ofDevice = shifts.filter((shift) => shift.deviceId === deviceId)
  const shiftKnown = ofDevice.some(({ id }) => id === content.shiftId.toLowerCase())
  return {
    products: Object.fromEntries(
      listings
        .filter(({ id }) => sold.includes(id))
        .map(({ id, productName }) => [id, productName]),
    ),
    choices: {
      shifts: shiftKnown
        ? []
        : ofDevice.map(({ id, cashier, openedAt, closedAt }) => ({
            id,
            cashier,
            openedAt,
            closedAt,
          })),
      listings:
        unknownListings.length === 0
          ? []
          : own.map(({ id, productName, exhibitorName, priceIdr }) => ({
              id,
              productName,
              exhibitorName,
              priceIdr,
            })),
      unknownListings,
    },
  }
}
