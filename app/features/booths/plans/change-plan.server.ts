import type { z } from 'zod'
import type { Db } from '#db/connect.server.ts'
import type { PlanForm } from '../booth-forms.ts'
import { proposeAllocation } from '../propose-allocation.server.ts'
import { publishPlan } from '../publish-plan.server.ts'
import {
  lockPlacement,
  placeApplication,
  removePlacement,
  swapPlacements,
} from './change-placement.server.ts'
import { createEmptyPlan, deletePlan, duplicatePlan } from './plan-versions.server.ts'

export type PlanChanged =
  | { kind: 'changed' }
  | { kind: 'deleted' }
  | { kind: 'made'; number: number }
  | { kind: 'published'; placed: number; told: number }

/** Does what one form of the plan's page asks for. */
export async function changePlan(
  db: Db,
  who: { eventId: string; userId: string },
  form: z.output<typeof PlanForm>,
): Promise<PlanChanged> {
  switch (form.intent) {
    case 'propose': {
      const { intent: _intent, seed, basePlanId, includeWaiting, ...weights } = form
      const plan = await proposeAllocation(db, {
        ...who,
        seed,
        basePlanId,
        includeWaiting,
        weights,
      })
      return { kind: 'made', number: plan.number }
    }
    case 'empty':
      return { kind: 'made', number: (await createEmptyPlan(db, who)).number }
    case 'duplicate':
      return { kind: 'made', number: (await duplicatePlan(db, who, form.planId)).number }
    case 'delete':
      await deletePlan(db, who, form.planId)
      return { kind: 'deleted' }
    case 'publish':
      return { kind: 'published', ...(await publishPlan(db, { ...who, planId: form.planId })) }
    case 'place':
      await placeApplication(db, { ...who, ...form })
      return { kind: 'changed' }
    case 'swap':
      await swapPlacements(db, { ...who, ...form })
      return { kind: 'changed' }
    case 'remove':
      await removePlacement(db, { ...who, ...form })
      return { kind: 'changed' }
    case 'lock':
    case 'unlock':
      await lockPlacement(db, { ...who, ...form, locked: form.intent === 'lock' })
      return { kind: 'changed' }
  }
}
