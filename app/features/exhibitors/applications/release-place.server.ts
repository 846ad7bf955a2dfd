import { sql } from 'kysely'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Trx } from '#db/connect.server.ts'

/**
 * Takes an application off every plan that still counts, and its goods off the published booth; the letter of its
 * place is withdrawn, unless it is the one that was declined. Superseded plans keep what they were.
 */
export function releasePlace(trx: Trx, eventId: string, applicationId: string): Promise<void> {
  return releasePlaces(trx, eventId, [applicationId])
}

/** Like `releasePlace`, for many applications in as few statements. */
export async function releasePlaces(
  trx: Trx,
  eventId: string,
  applicationIds: ReadonlyArray<string>,
): Promise<void> {
  const named = sql<string>`any(${[...applicationIds]}::uuid[])`
  await trx
    .updateTable('listing')
    .from('placement')
    .innerJoin('allocationPlan', 'allocationPlan.id', 'placement.planId')
    .innerJoin('application', 'application.id', 'placement.applicationId')
    .set({ active: false })
    .where('allocationPlan.status', '=', 'published')
    .where('placement.eventId', '=', eventId)
    .where('placement.applicationId', '=', named)
    .whereRef('listing.eventId', '=', 'placement.eventId')
    .whereRef('listing.boothId', '=', 'placement.boothId')
    .whereRef('listing.exhibitorId', '=', 'application.exhibitorId')
    .execute()
  const freed = await trx
    .deleteFrom('placement')
    .using('allocationPlan')
    .whereRef('allocationPlan.id', '=', 'placement.planId')
    .where('placement.eventId', '=', eventId)
    .where('placement.applicationId', '=', named)
    .where('allocationPlan.status', '!=', 'superseded')
    .returning('allocationPlan.status')
    .execute()
  await trx
    .updateTable('placeLetter')
    .set({ withdrawnAt: sql<Date>`now()` })
    .where('eventId', '=', eventId)
    .where('applicationId', '=', named)
    .where('withdrawnAt', 'is', null)
    .where('answer', 'is distinct from', 'declined')
    .execute()
  if (!freed.some(({ status }) => status === 'published')) return
  await notifyLive(trx, eventId, 'booths')
  await notifyLive(trx, eventId, 'public')
}
