import { notifyLive } from '#app/lib/live.server.ts'
import type { Trx } from '#db/connect.server.ts'

/**
 * Takes an application off every plan that still counts, and its goods off the published booth. Superseded plans
 * keep what they were.
 */
export async function releasePlace(
  trx: Trx,
  eventId: string,
  applicationId: string,
): Promise<void> {
  const published = await trx
    .selectFrom('placement')
    .innerJoin('allocationPlan', (join) =>
      join
        .onRef('allocationPlan.id', '=', 'placement.planId')
        .on('allocationPlan.status', '=', 'published'),
    )
    .innerJoin('application', 'application.id', 'placement.applicationId')
    .select(['placement.boothId', 'application.exhibitorId'])
    .where('placement.eventId', '=', eventId)
    .where('placement.applicationId', '=', applicationId)
    .executeTakeFirst()
  await trx
    .deleteFrom('placement')
    .where('eventId', '=', eventId)
    .where('applicationId', '=', applicationId)
    .where('planId', 'in', (plans) =>
      plans
        .selectFrom('allocationPlan')
        .select('id')
        .where('eventId', '=', eventId)
        .where('status', '!=', 'superseded'),
    )
    .execute()
  if (!published) return
  await trx
    .updateTable('listing')
    .set({ active: false })
    .where('eventId', '=', eventId)
    .where('boothId', '=', published.boothId)
    .where('exhibitorId', '=', published.exhibitorId)
    .execute()
  await notifyLive(trx, eventId, 'booths')
  await notifyLive(trx, eventId, 'public')
}
