import type { Db } from '#db/connect.server.ts'
import { revisionOf } from './board/board-data.server.ts'
import { changeLock } from './locks.server.ts'
import { movePlacements, type PlanChange } from './move-placements.server.ts'
import type { PlanStep } from './plan-step.ts'

/** Takes one step of a draft plan and answers how the plan stands then. */
export async function takePlanStep(
  db: Db,
  change: PlanChange,
  step: PlanStep,
): Promise<{ revision: string }> {
  if (step.kind === 'lock') await changeLock(db, change, step)
  else await movePlacements(db, change, step.moves)
  return { revision: await revisionOf(db, change.eventId, change.planId) }
}
