import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Db } from '#db/connect.server.ts'
import type { PlanRef } from '../plans/plan-versions.server.ts'
import { startAllocationRun } from './allocation-runs.server.ts'
import type { Proposal } from './write-proposal.server.ts'

/**
 * Computes a new draft plan for everybody who may get a place, and waits for it. Computing happens in a thread of its
 * own and outside the transaction; if an application changes meanwhile, the plan is refused rather than written half
 * true.
 */
export async function proposeAllocation(
  db: Db,
  actor: Actor,
  proposal: Proposal,
): Promise<PlanRef> {
  const { finished } = await startAllocationRun(db, actor, proposal)
  const end = await finished
  if (end.status === 'done') return end.plan
  throw new DomainError(end.status === 'failed' ? end.error : 'allocationCancelled')
}
