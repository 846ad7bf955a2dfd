import { DomainError } from '#app/lib/domain-error.ts'
import type { Trx } from '#db/connect.server.ts'

/** Locks a draft plan until the transaction ends. Refuses a plan of another festival and one that was published. */
export async function lockDraft(trx: Trx, eventId: string, planId: string): Promise<void> {
  const plan = await trx
    .selectFrom('allocationPlan')
    .select('status')
    .where('eventId', '=', eventId)
    .where('id', '=', planId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!plan) throw new DomainError('planNotFound')
  if (plan.status !== 'draft') throw new DomainError('planNotDraft')
}
