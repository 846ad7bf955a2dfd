import type { Db } from '#db/connect.server.ts'
import { readAllocationRun } from '../runs/read-run.server.ts'
import { loadBoard, loadBoardState } from './board/board-data.server.ts'
import type { ShownRun } from './board/run-panel.tsx'
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

/** How long after its end a run is still shown. */
const TOLD_FOR_MS = 5 * 60_000

/** The newest run, while it computes and for five minutes afterwards. */
export async function findShownRun(
  db: Db,
  eventId: string,
  now: Date,
): Promise<ShownRun | undefined> {
  const run = await readAllocationRun(db, eventId)
  if (!run) return undefined
  const { id, status, progress, value, bound, gap, stopping, lost, planNumber, error } = run
  if (run.finishedAt && now.getTime() - run.finishedAt.getTime() > TOLD_FOR_MS) return undefined
  return { id, status, progress, value, bound, gap, stopping, lost, planNumber, error }
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
