import { sql } from 'kysely'
import type * as z from 'zod/mini'
import type { Dated } from '#app/features/phone/contract/dated.ts'
import type { RecentSales } from '#app/features/phone/contract/till.ts'
import type { Db } from '#db/connect.server.ts'
import { receiptNumber } from '../record/receipt-number.ts'

export type ListedSale = Dated<
  z.input<typeof RecentSales>,
  'soldAt' | 'reversedAt'
>['sales'][number] & {
  /** Handed in under a revoked pairing, from a saved copy, or by an organizer. */
  handedIn: boolean
}

type Wanted = {
  eventId: string
  boothIds?: string[]
  limit: number
  skip?: number
  from?: Date
  to?: Date
}

function selectSales(db: Db, { eventId, boothIds, from, to }: Wanted) {
  return db
    .selectFrom('sale as s')
    .where('s.eventId', '=', eventId)
    .$if(boothIds !== undefined, (query) =>
      query.where('s.boothId', '=', sql<string>`any(${boothIds ?? []}::uuid[])`),
    )
    .$if(from !== undefined, (query) => query.where('s.soldAt', '>=', from ?? new Date(0)))
    .$if(to !== undefined, (query) => query.where('s.soldAt', '<', to ?? new Date(0)))
}

/** How many sales there are, those taken back included. */
export async function countSales(db: Db, wanted: Omit<Wanted, 'limit'>): Promise<number> {
  const { count } = await selectSales(db, { ...wanted, limit: 0 })
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

const linesOfSale = sql<ListedSale['lines']>`(
  select json_agg(json_build_object(
           'productName', p.name, 'exhibitorName', e.name, 'quantity', l.quantity,
           'unitPriceIdr', l.unit_price_idr, 'listedPriceIdr', l.listed_price_idr,
           'amountIdr', l.amount_idr) order by l.line_no)
    from sale_line l join product p on p.id = l.product_id join exhibitor e on e.id = l.exhibitor_id
   where l.sale_id = s.id)`.as('lines')

/** The latest sales with their lines, newest first; those taken back say why. */
export async function listRecentSales(db: Db, wanted: Wanted): Promise<ListedSale[]> {
  // The page is chosen before anything is looked up for its sales.
  const shown = selectSales(db, wanted)
    .select('s.id')
    .orderBy('s.soldAt', 'desc')
    .orderBy('s.id', 'desc')
    .limit(wanted.limit)
    .offset(wanted.skip ?? 0)
  const rows = await db
    .selectFrom(shown.as('shown'))
    .innerJoin('sale as s', 's.id', 'shown.id')
    .innerJoin('booth as b', 'b.id', 's.boothId')
    .innerJoin('shift as h', 'h.id', 's.shiftId')
    .leftJoin('reversal as r', 'r.saleId', 's.id')
    .select([
      's.id',
      's.boothId',
      'b.code as boothCode',
      's.deviceId',
      's.clientSeq',
      'h.cashier',
      's.payment',
      's.paymentReference',
      's.totalIdr',
      's.soldAt',
      's.offline',
      's.handedIn',
      'r.reason',
      'r.reversedAt',
    ])
    .select(linesOfSale)
    .orderBy('s.soldAt', 'desc')
    .orderBy('s.id', 'desc')
    .execute()
  return rows.map(({ deviceId, clientSeq, reason, reversedAt, ...sale }) => ({
    ...sale,
    number: receiptNumber(sale.boothCode, deviceId, clientSeq),
    reversal: reason === null || reversedAt === null ? null : { reason, reversedAt },
  }))
}

/** The booth of a sale; undefined when the festival has no such sale. */
export async function findSaleBooth(
  db: Db,
  eventId: string,
  saleId: string,
): Promise<string | undefined> {
  const sale = await db
    .selectFrom('sale')
    .select('boothId')
    .where('eventId', '=', eventId)
    .where('id', '=', saleId)
    .executeTakeFirst()
  return sale?.boothId
}
