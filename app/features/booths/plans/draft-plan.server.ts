import type { Db } from '#db/connect.server.ts'
import { DEFAULT_WEIGHTS, type Weights } from '../allocation/problem.ts'
import { WeightFields } from './plan-forms.ts'

/** The weights kept with a plan; the usual ones for a plan made by hand. */
export function readWeights(stored: unknown): Weights {
  return WeightFields.safeParse(stored).data ?? DEFAULT_WEIGHTS
}

export function listPlacements(db: Db, eventId: string, planId: string) {
  return db
    .selectFrom('placement')
    .select(['applicationId', 'boothId', 'tables', 'locked', 'reasons'])
    .where('eventId', '=', eventId)
    .where('planId', '=', planId)
    .orderBy('applicationId')
    .execute()
}
