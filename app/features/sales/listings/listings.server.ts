import { sql } from 'kysely'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Reach } from '#app/features/people/policy.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db } from '#db/connect.server.ts'
import { parseQris } from '../till/qris.ts'

export type ListingRow = {
  id: string
  boothId: string
  boothCode: string
  exhibitorId: string
  exhibitorName: string
  kanwilCode: string | null
  productName: string
  unit: string
  priceIdr: number
  stock: number | null
  sold: number
  active: boolean
}

/** What a festival's booths sell, of what the reader may see, by booth, exhibitor and product. */
export async function listListings(
  db: Db,
  { eventId, reach, boothId }: { eventId: string; reach: Reach; boothId?: string },
): Promise<ListingRow[]> {
  return db
    .selectFrom('listing as l')
    .innerJoin('booth as b', 'b.id', 'l.boothId')
    .innerJoin('product as p', 'p.id', 'l.productId')
    .innerJoin('exhibitor as e', 'e.id', 'l.exhibitorId')
    .select([
      'l.id',
      'l.boothId',
      'b.code as boothCode',
      'l.exhibitorId',
      'e.name as exhibitorName',
      'e.kanwilCode',
      'p.name as productName',
      'p.unit',
      'l.priceIdr',
      'l.stock',
      'l.active',
    ])
    .select(
      sql<number>`coalesce((
        select sum(r.quantity) from sales_rollup r
         where r.event_id = l.event_id and r.booth_id = l.booth_id and r.product_id = l.product_id), 0)::bigint`.as(
        'sold',
      ),
    )
    .where('l.eventId', '=', eventId)
    .$if(boothId !== undefined, (query) => query.where('l.boothId', '=', boothId ?? ''))
    .$if(!reach.everything, (query) =>
      query.where((where) =>
        where.or([
          where('l.exhibitorId', '=', sql<string>`any(${reach.exhibitorIds}::uuid[])`),
          where('l.boothId', '=', sql<string>`any(${reach.boothIds}::uuid[])`),
          where('e.kanwilCode', '=', sql<string>`any(${reach.kanwilCodes}::text[])`),
        ]),
      ),
    )
    .orderBy('b.code')
    .orderBy('e.name')
    .orderBy('p.name')
    .orderBy('l.id')
    .execute()
}

/** Whose a listing is; undefined when the festival has none such. */
export async function findListing(db: Db, eventId: string, listingId: string) {
  return db
    .selectFrom('listing as l')
    .innerJoin('exhibitor as e', 'e.id', 'l.exhibitorId')
    .innerJoin('product as p', 'p.id', 'l.productId')
    .select(['l.id', 'l.boothId', 'l.exhibitorId', 'e.kanwilCode', 'p.name as productName'])
    .where('l.eventId', '=', eventId)
    .where('l.id', '=', listingId)
    .executeTakeFirst()
}

/** Changes price, pieces brought, and whether it is for sale. Sales made before keep the price they were made at. */
export async function editListing(
  db: Db,
  actor: Actor,
  change: { listingId: string; priceIdr: number; stock: number | null; active: boolean },
): Promise<void> {
  const { eventId } = actor
  await db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('listing')
      .select(['priceIdr', 'stock', 'active'])
      .where('eventId', '=', eventId)
      .where('id', '=', change.listingId)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw new DomainError('listingUnknown')
    const { listingId, ...after } = change
    await trx
      .updateTable('listing')
      .set(after)
      .where('eventId', '=', eventId)
      .where('id', '=', listingId)
      .execute()
    await writeAudit(trx, {
      ...actor,
      action: 'listing.edited',
      subjectType: 'listing',
      subjectId: listingId,
      before,
      after,
    })
    for (const topic of ['sales', 'public'] as const) await notifyLive(trx, eventId, topic)
  })
}

/** The static QRIS code of a booth, if it has one. */
export async function findBoothQris(
  db: Db,
  eventId: string,
  boothId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('boothQris')
    .select('payload')
    .where('eventId', '=', eventId)
    .where('boothId', '=', boothId)
    .executeTakeFirst()
  return row?.payload ?? null
}

/** Keeps the text of the QRIS code that is printed for a booth; empty text forgets it. */
export async function setBoothQris(
  db: Db,
  actor: Actor,
  { boothId, payload }: { boothId: string; payload: string },
): Promise<void> {
  const { eventId } = actor
  const text = payload.trim()
  if (text !== '' && !parseQris(text).ok) throw new DomainError('qrisInvalid')
  await db.transaction().execute(async (trx) => {
    const booth = await trx
      .selectFrom('booth')
      .select('id')
      .where('eventId', '=', eventId)
      .where('id', '=', boothId)
      .executeTakeFirst()
    if (!booth) throw new DomainError('listingUnknown')
    if (text === '') {
      await trx
        .deleteFrom('boothQris')
        .where('eventId', '=', eventId)
        .where('boothId', '=', boothId)
        .execute()
    } else {
      await trx
        .insertInto('boothQris')
        .values({ eventId, boothId, payload: text })
        .onConflict((conflict) =>
          conflict.columns(['eventId', 'boothId']).doUpdateSet({ payload: text }),
        )
        .execute()
    }
    await writeAudit(trx, {
      ...actor,
      action: 'booth.qrisSet',
      subjectType: 'booth',
      subjectId: boothId,
      after: { set: text !== '' },
    })
  })
}
