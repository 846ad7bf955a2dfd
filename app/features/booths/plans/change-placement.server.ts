import { DomainError } from '#app/lib/domain-error.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { lockDraft } from './corner.server.ts'
import { changeLock } from './locks.server.ts'
import { moveInLockedPlan, type PlanChange as OfPlan } from './move-placements.server.ts'
import { moveTo, swapOf } from './moves.ts'

export type PlanChange = OfPlan & { applicationId: string }

async function findPlaces(trx: Trx, change: OfPlan, applicationIds: ReadonlyArray<string>) {
  const rows = await trx
    .selectFrom('placement')
    .select(['applicationId', 'boothId'])
    .where('eventId', '=', change.eventId)
    .where('planId', '=', change.planId)
    .where('applicationId', 'in', [...applicationIds])
    .execute()
  return new Map(rows.map((row) => [row.applicationId, row.boothId]))
}

/** Puts an application into a booth of a draft plan, or moves it there, from wherever it stands. */
export async function placeApplication(
  db: Db,
  change: PlanChange & { boothId: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockDraft(trx, change.eventId, change.planId)
    const places = await findPlaces(trx, change, [change.applicationId])
    const moves = moveTo(places, change.applicationId, change.boothId)
    if (moves.length > 0) await moveInLockedPlan(trx, change, moves)
  })
}

/** Lets two placed applications change booths, in one step. */
export async function swapPlacements(
  db: Db,
  change: PlanChange & { otherId: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockDraft(trx, change.eventId, change.planId)
    const places = await findPlaces(trx, change, [change.applicationId, change.otherId])
    if (places.size < 2) throw new DomainError('notPlaced')
    const moves = swapOf(places, change.applicationId, change.otherId)
    if (moves.length > 0) await moveInLockedPlan(trx, change, moves)
  })
}

/** Takes an application out of its booth in a draft plan. */
export async function removePlacement(db: Db, change: PlanChange): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockDraft(trx, change.eventId, change.planId)
    const places = await findPlaces(trx, change, [change.applicationId])
    const moves = moveTo(places, change.applicationId, null)
    if (moves.length === 0) throw new DomainError('notPlaced')
    await moveInLockedPlan(trx, change, moves)
  })
}

/** Locks an application in its booth, or unlocks it: a locked one is moved by nobody and no new run. */
export async function lockPlacement(
  db: Db,
  { applicationId, locked, ...change }: PlanChange & { locked: boolean },
): Promise<void> {
  await changeLock(db, change, { target: 'placement', id: applicationId, locked })
}
