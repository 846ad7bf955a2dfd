import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Trx } from '#db/connect.server.ts'
import type { ApplicationStatus } from '#db/types.ts'
import type { AllocationProblem, Weights } from '../allocation/problem.ts'
import type { Allocation } from '../allocation/solve.ts'
import { copyLocks } from '../plans/locks.server.ts'
import type { PlanReport } from '../plans/plan-report.ts'
import { insertPlan, type PlanRef } from '../plans/plan-versions.server.ts'
import { placeableStatuses } from './load-problem.server.ts'

/** What somebody asks the solver for. */
export type Proposal = {
  weights: Weights
  seed: number
  /** The plan whose locks are kept. */
  basePlanId?: string | undefined
  includeWaiting: boolean
  /** Most seconds that the search may take. */
  seconds?: number | undefined
  /** Steps of local search; the usual number for the size of the problem when absent. */
  steps?: number | undefined
}

export function statusesOf(proposal: Pick<Proposal, 'includeWaiting'>): ApplicationStatus[] {
  return proposal.includeWaiting ? [...placeableStatuses] : ['endorsed', 'accepted']
}

/**
 * Writes what the solver has found as a new draft plan. Refuses it when applications or booths have changed since the
 * problem was read, rather than write a plan that is half true.
 */
export async function writeProposal(
  trx: Trx,
  actor: Actor,
  proposal: Proposal,
  problem: AllocationProblem,
  allocation: Allocation,
  singleLocks: ReadonlySet<string>,
): Promise<PlanRef> {
  const { eventId } = actor
  const { weights, seed, basePlanId } = proposal
  const { parts, value, bound, gap, shortfalls, conflicts, steps, cut } = allocation
  const report: PlanReport = { parts, value, bound, gap, shortfalls, conflicts, steps, cut }
  const plan = await insertPlan(trx, actor, { seed, weights, report })
  await refuseStale(trx, eventId, proposal, problem)
  if (basePlanId) await copyLocks(trx, eventId, basePlanId, plan.id)
  const tablesOf = new Map(problem.applications.map(({ id, tables }) => [id, tables]))
  if (allocation.placements.length > 0) {
    await trx
      .insertInto('placement')
      .values(
        allocation.placements.map(({ applicationId, boothId, reasons }) => ({
          eventId,
          planId: plan.id,
          applicationId,
          boothId,
          tables: tablesOf.get(applicationId) ?? 0,
          locked: singleLocks.has(applicationId),
          reasons: JSON.stringify(reasons),
        })),
      )
      .execute()
  }
  if (allocation.leftovers.length > 0) {
    await trx
      .insertInto('planLeftover')
      .values(
        allocation.leftovers.map(({ applicationId, reasons }) => ({
          eventId,
          planId: plan.id,
          applicationId,
          reasons: JSON.stringify(reasons),
        })),
      )
      .execute()
  }
  return plan
}

async function refuseStale(
  trx: Trx,
  eventId: string,
  proposal: Proposal,
  problem: AllocationProblem,
): Promise<void> {
  const statuses = statusesOf(proposal)
  const asked = new Map(problem.applications.map((row) => [row.id, row]))
  const applications = await trx
    .selectFrom('application')
    .select(['id', 'tables', 'status'])
    .where('eventId', '=', eventId)
    .where('status', 'in', [...placeableStatuses])
    .forShare()
    .execute()
  const current = applications.filter(
    (row) => statuses.includes(row.status) || (asked.get(row.id)?.lockedBoothId ?? null) !== null,
  )
  const booths = await trx
    .selectFrom('booth')
    .select(['id', 'capacity'])
    .where('eventId', '=', eventId)
    .forShare()
    .execute()
  const capacityOf = new Map(booths.map((row) => [row.id, row.capacity]))
  const unchanged =
    current.length === asked.size &&
    current.every(({ id, tables }) => asked.get(id)?.tables === tables) &&
    booths.length === problem.booths.length &&
    problem.booths.every((booth) => capacityOf.get(booth.id) === booth.capacity)
  if (!unchanged) throw new DomainError('conflict')
}
