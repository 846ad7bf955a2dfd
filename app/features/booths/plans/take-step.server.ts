import type { Actor } from '#app/lib/actor.ts'
import type { Db } from '#db/connect.server.ts'
import { listByHand, revisionOf } from './board/board-data.server.ts'
import { changeLock } from './locks.server.ts'
import { movePlacements } from './move-placements.server.ts'
import type { PlanStep } from './plan-step.ts'

/** Takes one step of a draft plan and answers how the plan stands then, and which of those moved count as placed by hand. */
export async function takePlanStep(
  db: Db,
  actor: Actor,
  planId: string,
  step: PlanStep,
): Promise<{ revision: string; byHand: string[] }> {
  if (step.kind === 'lock') await changeLock(db, actor, planId, step)
  else await movePlacements(db, actor, planId, step.moves)
  const moved = step.kind === 'moves' ? step.moves.map(({ applicationId }) => applicationId) : []
  const [revision, byHand] = await Promise.all([
    revisionOf(db, actor.eventId, planId),
    listByHand(db, actor.eventId, planId, moved),
  ])
  return { revision, byHand }
}
