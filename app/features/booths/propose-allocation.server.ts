import { DomainError } from '#app/lib/domain-error.ts'
import type { Db } from '#db/connect.server.ts'
import type { ApplicationStatus } from '#db/types.ts'
import type { Weights } from './allocation/problem.ts'
import { solveAllocation } from './allocation/solve.ts'
import { loadProblem } from './load-problem.server.ts'
import type { PlanReport } from './plans/plan-report.ts'
import { insertPlan, type PlanRef } from './plans/plan-versions.server.ts'

type Proposal = {
  eventId: string
  userId: string
  weights: Weights
  seed: number
  /** The plan whose locked placements are kept. */
  basePlanId?: string | undefined
  includeWaiting: boolean
  /** Steps of local search; the usual number for the size of the problem when absent. */
  steps?: number
}

/**
 * Computes a new draft plan for everybody who may get a place. Computing takes a second or two and happens outside
 * the transaction; if an application changes meanwhile, the plan is refused rather than written half true.
 */
export async function proposeAllocation(db: Db, proposal: Proposal): Promise<PlanRef> {
  const { eventId, userId, weights, seed } = proposal
  const statuses: ApplicationStatus[] = ['endorsed', 'accepted']
  if (proposal.includeWaiting) statuses.push('waiting_list')
  const { problem } = await loadProblem(db, eventId, weights, {
    planId: proposal.basePlanId,
    statuses,
  })
  const allocation = solveAllocation(problem, { seed, steps: proposal.steps })
  const tablesOf = new Map(problem.applications.map(({ id, tables }) => [id, tables]))

  return db.transaction().execute(async (trx) => {
    const { parts, value, bound, gap, shortfalls, conflicts, steps } = allocation
    const report: PlanReport = { parts, value, bound, gap, shortfalls, conflicts, steps }
    const plan = await insertPlan(trx, { eventId, userId }, { seed, weights, report })
    const current = await trx
      .selectFrom('application')
      .select(['id', 'tables'])
      .where('eventId', '=', eventId)
      .where('status', 'in', statuses)
      .forShare()
      .execute()
    const unchanged =
      current.length === tablesOf.size &&
      current.every(({ id, tables }) => tablesOf.get(id) === tables)
    if (!unchanged) throw new DomainError('conflict')
    if (allocation.placements.length > 0) {
      await trx
        .insertInto('placement')
        .values(
          allocation.placements.map(({ applicationId, boothId, locked, reasons }) => ({
            eventId,
            planId: plan.id,
            applicationId,
            boothId,
            tables: tablesOf.get(applicationId) ?? 0,
            locked,
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
  })
}
