import { writeAudit } from '#app/features/people/audit.server.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { Applicant, BoothNode } from '../allocation/ground.ts'
import { place, takeOut } from '../allocation/standing.ts'
import { type DraftPlan, lockDraftPlan, refuseBrokenRules } from './draft-plan.server.ts'

export type PlanChange = { eventId: string; userId: string; planId: string; applicationId: string }

const BY_HAND = JSON.stringify([{ code: 'by-hand' }])

function applicantOf(plan: DraftPlan, applicationId: string): Applicant {
  const applicant = plan.standing.ground.applicantById.get(applicationId)
  if (!applicant) throw new DomainError('applicationNotFound')
  return applicant
}

function refuseLocked(plan: DraftPlan, applicant: Applicant): void {
  if (!applicant.locked) return
  throw new DomainError('placementLocked', {
    exhibitor: plan.candidates.get(applicant.application.id)?.name ?? '',
  })
}

async function insertPlacement(
  trx: Trx,
  change: PlanChange,
  applicant: Applicant,
  boothId: string,
) {
  await trx
    .insertInto('placement')
    .values({
      eventId: change.eventId,
      planId: change.planId,
      applicationId: applicant.application.id,
      boothId,
      tables: applicant.application.tables,
      reasons: BY_HAND,
    })
    .onConflict((conflict) =>
      conflict.constraint('placement_pkey').doUpdateSet({ boothId, reasons: BY_HAND }),
    )
    .execute()
  await trx
    .deleteFrom('planLeftover')
    .where('planId', '=', change.planId)
    .where('applicationId', '=', applicant.application.id)
    .execute()
}

async function deletePlacement(trx: Trx, change: PlanChange, applicationId: string): Promise<void> {
  await trx
    .deleteFrom('placement')
    .where('eventId', '=', change.eventId)
    .where('planId', '=', change.planId)
    .where('applicationId', '=', applicationId)
    .execute()
}

async function trace(
  trx: Trx,
  change: PlanChange,
  action: string,
  before: BoothNode | null,
  after: BoothNode | null,
): Promise<void> {
  await writeAudit(trx, {
    eventId: change.eventId,
    userId: change.userId,
    action: `placement.${action}`,
    subjectType: 'application',
    subjectId: change.applicationId,
    before: { planId: change.planId, boothId: before?.booth.id ?? null },
    after: { planId: change.planId, boothId: after?.booth.id ?? null },
  })
  await notifyLive(trx, change.eventId, 'booths')
}

/** Puts an application into a booth of a draft plan, or moves it there. Of many who want the last table one wins. */
export async function placeApplication(
  db: Db,
  change: PlanChange & { boothId: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const plan = await lockDraftPlan(trx, change.eventId, change.planId)
    const applicant = applicantOf(plan, change.applicationId)
    const home = applicant.place
    if (home?.booth.id === change.boothId) return
    refuseLocked(plan, applicant)
    refuseBrokenRules(plan, change.applicationId, change.boothId)
    await insertPlacement(trx, change, applicant, change.boothId)
    const node = plan.standing.ground.boothById.get(change.boothId) ?? null
    await trace(trx, change, home ? 'moved' : 'placed', home, node)
  })
}

/** Lets two placed applications change booths, in one step. */
export async function swapPlacements(
  db: Db,
  change: PlanChange & { otherId: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const plan = await lockDraftPlan(trx, change.eventId, change.planId)
    const first = applicantOf(plan, change.applicationId)
    const second = applicantOf(plan, change.otherId)
    for (const applicant of [first, second]) refuseLocked(plan, applicant)
    const firstNode = takeOut(plan.standing, first)
    const secondNode = takeOut(plan.standing, second)
    if (!firstNode || !secondNode) throw new DomainError('notPlaced')
    refuseBrokenRules(plan, change.applicationId, secondNode.booth.id)
    place(plan.standing, first, secondNode)
    refuseBrokenRules(plan, change.otherId, firstNode.booth.id)
    // Both leave before either comes, or a full booth would refuse.
    await deletePlacement(trx, change, change.applicationId)
    await deletePlacement(trx, change, change.otherId)
    await insertPlacement(trx, change, first, secondNode.booth.id)
    await insertPlacement(trx, change, second, firstNode.booth.id)
    await trace(trx, change, 'swapped', firstNode, secondNode)
    await trace(trx, { ...change, applicationId: change.otherId }, 'swapped', secondNode, firstNode)
  })
}

/** Takes an application out of its booth in a draft plan. */
export async function removePlacement(db: Db, change: PlanChange): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const plan = await lockDraftPlan(trx, change.eventId, change.planId)
    const applicant = applicantOf(plan, change.applicationId)
    refuseLocked(plan, applicant)
    if (!applicant.place) throw new DomainError('notPlaced')
    await deletePlacement(trx, change, change.applicationId)
    await trace(trx, change, 'removed', applicant.place, null)
  })
}

/** Locks an application in its booth, or unlocks it: a locked one is moved by nobody and no proposal. */
export async function lockPlacement(
  db: Db,
  change: PlanChange & { locked: boolean },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const plan = await lockDraftPlan(trx, change.eventId, change.planId)
    const { place: node } = applicantOf(plan, change.applicationId)
    if (!node) throw new DomainError('notPlaced')
    await trx
      .updateTable('placement')
      .set({ locked: change.locked })
      .where('eventId', '=', change.eventId)
      .where('planId', '=', change.planId)
      .where('applicationId', '=', change.applicationId)
      .execute()
    await trace(trx, change, change.locked ? 'locked' : 'unlocked', node, node)
  })
}
