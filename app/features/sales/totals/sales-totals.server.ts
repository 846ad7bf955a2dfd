import { sql } from 'kysely'
import type { Reach } from '#app/features/people/policy.ts'
import type { PaymentKind } from '#app/features/phone/contract/till-uploads.ts'
import type { Db } from '#db/connect.server.ts'

/** Which sales are summed: of one festival, of what the reader may see, and of a span `[from, to)` of it. */
export type SalesScope = {
  eventId: string
  /** Missing: all of the festival. */
  reach?: Pick<Reach, 'everything' | 'kanwilCodes' | 'exhibitorIds' | 'boothIds'>
  from?: Date
  to?: Date
}

export type Sum = { quantity: number; amountIdr: number }
export type BoothTotal = Sum & { boothId: string; code: string; zoneName: string }
export type ExhibitorTotal = Sum & {
  exhibitorId: string
  name: string
  kanwilCode: string | null
  kanwilName: string | null
}
/** Exhibitors without a Kanwil (UMKM, partners) stand together under no code. */
export type KanwilTotal = Sum & { kanwilCode: string | null; name: string | null }
export type ProductTotal = Sum & { productId: string; name: string; exhibitorName: string }
export type HourTotal = Sum & { hour: Date }
export type PaymentTotal = { payment: PaymentKind; sales: number; amountIdr: number }

const quantity = sql<number>`sum(r.quantity)::bigint`.as('quantity')
const amountIdr = sql<number>`sum(r.amount_idr)::bigint`.as('amountIdr')

function selectRollup(db: Db, { eventId, reach, from, to }: SalesScope) {
  return db
    .selectFrom('salesRollup as r')
    .innerJoin('exhibitor as e', 'e.id', 'r.exhibitorId')
    .where('r.eventId', '=', eventId)
    .where('r.quantity', '>', 0)
    .$if(from !== undefined, (query) => query.where('r.soldHour', '>=', from ?? new Date(0)))
    .$if(to !== undefined, (query) => query.where('r.soldHour', '<', to ?? new Date(0)))
    .$if(reach !== undefined && !reach.everything, (query) =>
      query.where((where) =>
        where.or([
          where('r.exhibitorId', '=', sql<string>`any(${reach?.exhibitorIds ?? []}::uuid[])`),
          where('r.boothId', '=', sql<string>`any(${reach?.boothIds ?? []}::uuid[])`),
          where('e.kanwilCode', '=', sql<string>`any(${reach?.kanwilCodes ?? []}::text[])`),
        ]),
      ),
    )
}

/** Turnover and pieces of all that is in scope. */
export async function sumSales(db: Db, scope: SalesScope): Promise<Sum> {
  return selectRollup(db, scope)
    .select([
      sql<number>`coalesce(sum(r.quantity), 0)::bigint`.as('quantity'),
      sql<number>`coalesce(sum(r.amount_idr), 0)::bigint`.as('amountIdr'),
    ])
    .executeTakeFirstOrThrow()
}

/** By booth, most turnover first. */
export async function listBoothTotals(db: Db, scope: SalesScope): Promise<BoothTotal[]> {
  return selectRollup(db, scope)
    .innerJoin('booth as b', 'b.id', 'r.boothId')
    .innerJoin('zone as z', 'z.id', 'b.zoneId')
    .select(['r.boothId', 'b.code', 'z.name as zoneName', quantity, amountIdr])
    .groupBy(['r.boothId', 'b.code', 'z.name'])
    .orderBy('amountIdr', 'desc')
    .orderBy('b.code')
    .execute()
}

/** By exhibitor (a UPT, mostly), most turnover first. */
export async function listExhibitorTotals(db: Db, scope: SalesScope): Promise<ExhibitorTotal[]> {
  return selectRollup(db, scope)
    .leftJoin('kanwil as k', 'k.code', 'e.kanwilCode')
    .select([
      'r.exhibitorId',
      'e.name',
      'e.kanwilCode',
      'k.name as kanwilName',
      quantity,
      amountIdr,
    ])
    .groupBy(['r.exhibitorId', 'e.name', 'e.kanwilCode', 'k.name'])
    .orderBy('amountIdr', 'desc')
    .orderBy('e.name')
    .execute()
}

/** By Kanwil of the exhibitor, most turnover first. */
export async function listKanwilTotals(db: Db, scope: SalesScope): Promise<KanwilTotal[]> {
  return selectRollup(db, scope)
    .leftJoin('kanwil as k', 'k.code', 'e.kanwilCode')
    .select(['e.kanwilCode', 'k.name', quantity, amountIdr])
    .groupBy(['e.kanwilCode', 'k.name'])
    .orderBy('amountIdr', 'desc')
    .orderBy('k.name')
    .execute()
}

/** By product, most turnover first. */
export async function listProductTotals(
  db: Db,
  scope: SalesScope,
  limit?: number,
): Promise<ProductTotal[]> {
  return selectRollup(db, scope)
    .innerJoin('product as p', 'p.id', 'r.productId')
    .select(['r.productId', 'p.name', 'e.name as exhibitorName', quantity, amountIdr])
    .groupBy(['r.productId', 'p.name', 'e.name'])
    .orderBy('amountIdr', 'desc')
    .orderBy('p.name')
    .orderBy('r.productId')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute()
}

/** By hour, earliest first; an hour without sales has no row. */
export async function listHourTotals(db: Db, scope: SalesScope): Promise<HourTotal[]> {
  return selectRollup(db, scope)
    .select(['r.soldHour as hour', quantity, amountIdr])
    .groupBy('r.soldHour')
    .orderBy('r.soldHour')
    .execute()
}

/**
 * By way of payment, most takings first. A sale may hold goods of several exhibitors, so this is known of
 * booths only: undefined for a reader who sees exhibitors or a Kanwil.
 */
export async function listPaymentTotals(
  db: Db,
  { eventId, reach, from, to }: SalesScope,
): Promise<PaymentTotal[] | undefined> {
  const partial = reach !== undefined && !reach.everything
  if (partial && (reach.exhibitorIds.length > 0 || reach.kanwilCodes.length > 0)) return undefined
  return db
    .selectFrom('takingsRollup as r')
    .select([
      'r.payment',
      sql<number>`sum(r.sales)::bigint`.as('sales'),
      sql<number>`sum(r.amount_idr)::bigint`.as('amountIdr'),
    ])
    .where('r.eventId', '=', eventId)
    .where('r.sales', '>', 0)
    .$if(from !== undefined, (query) => query.where('r.soldHour', '>=', from ?? new Date(0)))
    .$if(to !== undefined, (query) => query.where('r.soldHour', '<', to ?? new Date(0)))
    .$if(partial, (query) =>
      query.where('r.boothId', '=', sql<string>`any(${reach?.boothIds ?? []}::uuid[])`),
    )
    .groupBy('r.payment')
    .orderBy('amountIdr', 'desc')
    .orderBy('r.payment')
    .execute()
}
