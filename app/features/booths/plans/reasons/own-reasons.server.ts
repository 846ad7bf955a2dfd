import { type Reason, Reasons } from '#app/features/booths/allocation/reasons.ts'
import type { Db } from '#db/connect.server.ts'

/** Why an exhibitor stands where the published plan has it, as noted when it was placed; empty without a place. */
export async function listOwnReasons(
  db: Db,
  eventId: string,
  exhibitorId: string,
): Promise<Reason[]> {
  const placement = await db
    .selectFrom('placement')
    .innerJoin('allocationPlan', 'allocationPlan.id', 'placement.planId')
    .innerJoin('application', 'application.id', 'placement.applicationId')
    .select('placement.reasons')
    .where('placement.eventId', '=', eventId)
    .where('application.exhibitorId', '=', exhibitorId)
    .where('allocationPlan.status', '=', 'published')
    .executeTakeFirst()
  return Reasons.safeParse(placement?.reasons).data ?? []
}
