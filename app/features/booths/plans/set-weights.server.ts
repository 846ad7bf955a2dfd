import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db } from '#db/connect.server.ts'
import type { Weights } from '../allocation/problem.ts'
import { lockDraft } from './lock-draft.server.ts'

/** Values a draft by other weights from now on. What the solver had reported held for the former ones. */
export async function setWeights(
  db: Db,
  actor: Actor,
  planId: string,
  weights: Weights,
): Promise<void> {
  const { eventId } = actor
  await db.transaction().execute(async (trx) => {
    await lockDraft(trx, eventId, planId)
    await trx
      .updateTable('allocationPlan')
      .set({ weights: JSON.stringify(weights), report: null })
      .where('eventId', '=', eventId)
      .where('id', '=', planId)
      .execute()
    await writeAudit(trx, {
      ...actor,
      action: 'plan.changed',
      subjectType: 'allocation_plan',
      subjectId: planId,
      after: weights,
    })
    await notifyLive(trx, eventId, 'booths')
  })
}
