import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { loadMoveContext } from './load-move-context.server.ts'
import { lockDraft } from './lock-draft.server.ts'
import type { PlanMove } from './moves.ts'
import { refuseMoves } from './refuse-move.ts'

const BY_HAND = JSON.stringify([{ code: 'by-hand' }])

/**
 * Does moves of a draft plan that belong together, all or none: into a booth, from one to another, out of it, two
 * against each other. Refuses when an application no longer stands where its move begins, when a lock holds it, and
 * when a hard rule would be broken; of many who want the last table of a booth one wins.
 */
export async function movePlacements(
  db: Db,
  actor: Actor,
  planId: string,
  moves: ReadonlyArray<PlanMove>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockDraft(trx, actor.eventId, planId)
    await moveInLockedPlan(trx, actor, planId, moves)
  })
}

/** The same inside a transaction that has locked the plan. */
export async function moveInLockedPlan(
  trx: Trx,
  actor: Actor,
  planId: string,
  moves: ReadonlyArray<PlanMove>,
): Promise<void> {
  const { eventId } = actor
  const ids = moves.map(({ applicationId }) => applicationId)
  const targets = moves.flatMap(({ to }) => to ?? [])
  const context = await loadMoveContext(trx, eventId, planId, ids, targets)
  refuseMoves(context, moves)
  await trx
    .deleteFrom('placement')
    .where('eventId', '=', eventId)
    .where('planId', '=', planId)
    .where('applicationId', 'in', ids)
    .execute()
  const arriving = moves.flatMap(({ applicationId, to }) => {
    const applicant = context.scored.indexed.applicantById.get(applicationId)
    return to === null || !applicant
      ? []
      : [{ applicationId, boothId: to, tables: applicant.application.tables }]
  })
  if (arriving.length > 0) {
    await trx
      .insertInto('placement')
      .values(arriving.map((row) => ({ ...row, eventId, planId, reasons: BY_HAND })))
      .execute()
    await trx
      .deleteFrom('planLeftover')
      .where('planId', '=', planId)
      .where(
        'applicationId',
        'in',
        arriving.map(({ applicationId }) => applicationId),
      )
      .execute()
  }
  for (const move of moves) await trace(trx, actor, planId, move, moves.length > 1)
  await notifyLive(trx, eventId, 'booths')
}

async function trace(
  trx: Trx,
  actor: Actor,
  planId: string,
  move: PlanMove,
  several: boolean,
): Promise<void> {
  const verb =
    move.to === null ? 'removed' : move.from === null ? 'placed' : several ? 'swapped' : 'moved'
  await writeAudit(trx, {
    ...actor,
    action: `placement.${verb}`,
    subjectType: 'application',
    subjectId: move.applicationId,
    before: { planId, boothId: move.from },
    after: { planId, boothId: move.to },
  })
}
