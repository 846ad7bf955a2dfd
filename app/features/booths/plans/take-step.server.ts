import type { Actor } from '#app/lib/actor.ts'
import type { Db } from '#db/connect.server.ts'
import { revisionOf } from './board/board-data.server.ts'
import { changeLock } from './locks.server.ts'
import { movePlacements } from './move-placements.server.ts'
import type { PlanStep } from './plan-step.ts'

/** Takes one step of a draft plan and answers how the plan stands then. */
export async function takePlanStep(
  db: Db,
  actor: Actor,
  planId: string,
  step: PlanStep,
): Promise<{ revision: string }> {
  if (step.kind === 'lock') await changeLock(db, actor, planId, step)
  else await movePlacements(db, actor, planId, step.moves)
  return { revision: await revisionOf(db, actor.eventId, planId) }
}
