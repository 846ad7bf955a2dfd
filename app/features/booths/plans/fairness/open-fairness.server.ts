import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db } from '#db/connect.server.ts'

/** Opens the published plan's fairness sheet to everybody, or closes it again. */
export async function openFairness(
  db: Db,
  actor: Actor,
  planId: string,
  open: boolean,
): Promise<void> {
  const { eventId } = actor
  await db.transaction().execute(async (trx) => {
    const plan = await trx
      .selectFrom('allocationPlan')
      .select(['status', 'fairnessPublic'])
      .where('eventId', '=', eventId)
      .where('id', '=', planId)
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (!plan) throw new DomainError('planNotFound')
    if (plan.status !== 'published') throw new DomainError('sheetNotPublished')
    if (plan.fairnessPublic === open) return
    await trx
      .updateTable('allocationPlan')
      .set({ fairnessPublic: open })
      .where('eventId', '=', eventId)
      .where('id', '=', planId)
      .execute()
    await writeAudit(trx, {
      ...actor,
      action: 'plan.changed',
      subjectType: 'allocation_plan',
      subjectId: planId,
      before: { fairnessPublic: plan.fairnessPublic },
      after: { fairnessPublic: open },
    })
    await notifyLive(trx, eventId, 'booths')
    await notifyLive(trx, eventId, 'public')
  })
}
