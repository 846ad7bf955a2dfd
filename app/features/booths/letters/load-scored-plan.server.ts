import type { Db } from '#db/connect.server.ts'
import { scorePlan } from '../allocation/value.ts'
import { listPlacements, readWeights } from '../plans/draft-plan.server.ts'
import { loadProblem } from '../runs/load-problem.server.ts'

/**
 * A plan with all who stand in it and all who wait, as the rules of the allocation see them. Locks of the planning
 * board do not count here: they hold for proposals, and a place that has been given back is free.
 */
export async function loadScoredPlan(
  db: Db,
  eventId: string,
  plan: { id: string; weights: unknown },
) {
  const placements = await listPlacements(db, eventId, plan.id)
  const { problem, candidates, floor } = await loadProblem(db, eventId, readWeights(plan.weights))
  return { scored: scorePlan(problem, placements), candidates, floor }
}
