import type { Db, Trx } from '#db/connect.server.ts'
import { lockDraft } from './corner.server.ts'
import { moveInLockedPlan, type PlanChange as OfPlan } from './move-placements.server.ts'
import { moveTo } from './moves.ts'

export type PlanChange = OfPlan & { applicationId: string }

async function findPlaces(trx: Trx, { eventId, planId, applicationId }: PlanChange) {
  const rows = await trx
    .selectFrom('placement')
    .select(['applicationId', 'boothId'])
    .where('eventId', '=', eventId)
    .where('planId', '=', planId)
    .where('applicationId', '=', applicationId)
    .execute()
  return new Map(rows.map((row) => [row.applicationId, row.boothId]))
}

async function bring(db: Db, change: PlanChange, boothId: string | null): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockDraft(trx, change.eventId, change.planId)
    const places = await findPlaces(trx, change)
    const moves = moveTo(places, change.applicationId, boothId)
    if (moves.length > 0) await moveInLockedPlan(trx, change, moves)
  })
}

/** Puts an application into a booth of a draft plan, or moves it there, from wherever it stands. */
export function placeApplication(db: Db, change: PlanChange & { boothId: string }): Promise<void> {
  return bring(db, change, change.boothId)
}

/** Takes an application out of its booth in a draft plan; one that has none stays as it is. */
export function takeOutApplication(db: Db, change: PlanChange): Promise<void> {
  return bring(db, change, null)
}
