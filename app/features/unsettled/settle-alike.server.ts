import { DomainError } from '#app/lib/domain-error.ts'
import type { Db } from '#db/connect.server.ts'

/** As many as are settled by one press. */
const ALIKE_MOST = 500

/**
 * Does to all open readings of one phone that are listed for the same reason what is done to this one, in the
 * order they were made. What somebody else settles meanwhile is left; throws when nothing could be done.
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
        .onRef('u.reason', '=', 'one.reason'),
    )
    .select('u.id')
    .where('one.eventId', '=', eventId)
    .where('one.id', '=', itemId)
    .where('u.kind', '=', 'reading')
    .where('u.settledAt', 'is', null)
    .orderBy('u.clientSeq')
    .limit(ALIKE_MOST)
    .execute()
  return rows.map(({ id }) => id)
}
