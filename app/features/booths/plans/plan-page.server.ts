import type { Db } from '#db/connect.server.ts'
import { loadBoard, loadBoardState } from './board-data.server.ts'
import { readWeights } from './draft-plan.server.ts'
import { PlanReport } from './plan-report.ts'

/** All plans of a festival, the newest first. */
export function listPlans(db: Db, eventId: string) {
  return db
    .selectFrom('allocationPlan')
    .select([
      'id',
      'number',
      'status',
      'seed',
      'weights',
      'report',
      'createdAt',
      'publishedAt',
      'fairnessPublic',
    ])
    .where('eventId', '=', eventId)
    .orderBy('number', 'desc')
    .execute()
}

export type PlanRow = Awaited<ReturnType<typeof listPlans>>[number]

/** One plan of a festival, by its id. */
export function findPlan(db: Db, eventId: string, planId: string) {
  return db
    .selectFrom('allocationPlan')
    .select(['id', 'number', 'status', 'weights'])
    .where('eventId', '=', eventId)
    .where('id', '=', planId)
    .executeTakeFirst()
}

/** A plan as the organizer works on it: the ground, who asks for a place, who stands where. */
export async function loadPlanPage(db: Db, eventId: string, plan: PlanRow | undefined) {
  const [board, state] = await Promise.all([
    loadBoard(db, eventId),
    plan ? loadBoardState(db, eventId, plan.id) : undefined,
  ])
  return {
    board,
    state,
    weights: readWeights(plan?.weights),
    report: PlanReport.safeParse(plan?.report).data,
  }
}

export type PlanPage = Awaited<ReturnType<typeof loadPlanPage>>
