import { sql } from 'kysely'
import type * as z from 'zod/mini'
import type { Dated } from '#app/features/phone/contract/dated.ts'
import type { TillState } from '#app/features/phone/contract/till.ts'
import { dayOf, endOfDay, startOfDay } from '#app/lib/time.ts'
import type { Db } from '#db/connect.server.ts'
import type { Till } from '../record/record-sale.server.ts'
import { findClosedShift, findOpenShift, findShiftCash } from '../record/shifts.server.ts'
import { listPaymentTotals, sumSales } from '../totals/sales-totals.server.ts'

/** What a till sells: one listing of its booth. */
type TillListing = TillStateReply['listings'][number]

export type TillStateReply = Dated<
  z.input<typeof TillState>,
  'openedAt' | 'closedAt' | 'now' | 'endsAt'
>

/** What is for sale in a booth, with the pieces left by the roll-ups. */
async function listTillListings(db: Db, eventId: string, boothId: string): Promise<TillListing[]> {
  return db
    .selectFrom('listing as l')
    .innerJoin('product as p', 'p.id', 'l.productId')
    .innerJoin('exhibitor as e', 'e.id', 'l.exhibitorId')
    .leftJoin('kanwil as k', 'k.code', 'e.kanwilCode')
    .select([
      'l.id',
      'p.name as productName',
      'p.unit',
      'l.exhibitorId',
      'e.name as exhibitorName',
      'k.name as kanwilName',
      'l.priceIdr',
    ])
    .select(
      sql<number | null>`(l.stock - coalesce((
        select sum(r.quantity) from sales_rollup r
         where r.event_id = l.event_id and r.booth_id = l.booth_id and r.product_id = l.product_id), 0))::bigint`.as(
        'stockLeft',
      ),
    )
    .where('l.eventId', '=', eventId)
    .where('l.boothId', '=', boothId)
    .where('l.active', '=', true)
    .orderBy('e.name')
    .orderBy('p.name')
    .orderBy('l.id')
    .execute()
}

/** Everything a till shows: its booth, goods with prices and what is left, its shift, and the day so far. */
export async function getTillState(db: Db, till: Till, now: Date): Promise<TillStateReply> {
  const place = await db
    .selectFrom('booth as b')
    .innerJoin('event as v', 'v.id', 'b.eventId')
    .innerJoin('zone as z', 'z.id', 'b.zoneId')
    .leftJoin('boothQris as q', 'q.boothId', 'b.id')
    .select([
      'b.code',
      'z.name as zoneName',
      'v.name',
      'v.slug',
      'v.timeZone',
      'v.devicesEndAt',
      'q.payload',
    ])
    .where('b.eventId', '=', till.eventId)
    .where('b.id', '=', till.boothId)
    .executeTakeFirstOrThrow()
  const day = dayOf(now, place.timeZone)
  const reach = { everything: false, kanwilCodes: [], exhibitorIds: [], boothIds: [till.boothId] }
  const scope = {
    eventId: till.eventId,
    reach,
    from: startOfDay(day, place.timeZone),
    to: endOfDay(day, place.timeZone),
  }
  const [listings, open, sum, payments] = await Promise.all([
    listTillListings(db, till.eventId, till.boothId),
    findOpenShift(db, till),
    sumSales(db, scope),
    listPaymentTotals(db, scope),
  ])
  const shift = open ? await findShiftCash(db, till, open.id) : undefined
  const closedShift = open ? undefined : await findClosedShift(db, till)
  const sales = (payments ?? []).reduce((count, row) => count + row.sales, 0)
  return {
    now,
    endsAt: place.devicesEndAt,
    booth: { id: till.boothId, code: place.code, zoneName: place.zoneName },
    event: { name: place.name, slug: place.slug, timeZone: place.timeZone },
    qrisPayload: place.payload,
    listings,
    shift: shift ?? null,
    closedShift: closedShift ?? null,
    today: { day, sales, ...sum, payments: payments ?? [] },
  }
}
