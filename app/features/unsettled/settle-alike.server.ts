import { sql } from 'kysely'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Db } from '#db/connect.server.ts'

/** As many as are settled by one press. */
export const ALIKE_MOST = 500

/**
 * By this the things of one phone are alike, of the list as `u`: listed for the same reason and, if they are sales, of the
 * same shift, so that what is chosen for one is right for all.
 */
export const alikeBy = (table: 'u' | 'one') =>
  // As in unsettled_item_alike_idx.
  sql<string>`coalesce(case when ${sql.ref(`${table}.kind`)} = 'sale'
    then lower(left(${sql.ref(`${table}.body`)}->>'shiftId', 37)) end, '')`

/**
 * Does to everything open that is alike what is done to this one, in the order it was made. What somebody else settles
 * meanwhile, and what the choice does not fit, is left; throws when nothing could be done.
 */
export async function settleAlike(
  db: Db,
  eventId: string,
  itemId: string,
  settle: (itemId: string) => Promise<void>,
): Promise<void> {
  let refusal = new DomainError('unsettledGone')
  let done = 0
  for (const id of await listAlike(db, eventId, itemId)) {
    try {
      await settle(id)
      done += 1
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      refusal = error
    }
  }
  if (done === 0) throw refusal
}

async function listAlike(db: Db, eventId: string, itemId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('unsettledItem as one')
    .innerJoin('unsettledItem as u', (join) =>
      join
        .onRef('u.deviceId', '=', 'one.deviceId')
        .onRef('u.kind', '=', 'one.kind')
        .onRef('u.reason', '=', 'one.reason')
        .on(alikeBy('u'), '=', alikeBy('one')),
    )
    .select('u.id')
    .where('one.eventId', '=', eventId)
    .where('one.id', '=', itemId)
    .where('u.settledAt', 'is', null)
    .orderBy('u.clientSeq')
    .limit(ALIKE_MOST)
    .execute()
  return rows.map(({ id }) => id)
}
