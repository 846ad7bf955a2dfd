import type { Db } from '#db/connect.server.ts'
import { judgeBooths } from '../allocation/judge.ts'
import { type Reason, Reasons, whyHere, whyNowhere } from '../allocation/reasons.ts'
import { totalOf } from '../allocation/standing.ts'
import { standingOf } from '../allocation/value.ts'
import { loadProblem } from '../load-problem.server.ts'
import { listPlacements, readWeights } from './draft-plan.server.ts'
import { PlanReport } from './plan-report.ts'

/** All plans of a festival, the newest first. */
export function listPlans(db: Db, eventId: string) {
  return db
    .selectFrom('allocationPlan')
    .select(['id', 'number', 'status', 'seed', 'weights', 'report', 'createdAt', 'publishedAt'])
    .where('eventId', '=', eventId)
    .orderBy('number', 'desc')
    .execute()
}

export type PlanRow = Awaited<ReturnType<typeof listPlans>>[number]

/**
 * A plan as the organizer works on it: the ground, who stands where, who waits, what it is worth now; and for one
 * chosen application why it stands there and what speaks against each other booth.
 */
export async function loadPlanPage(
  db: Db,
  eventId: string,
  plan: PlanRow | undefined,
  chosenId: string | null,
) {
  const placements = plan ? await listPlacements(db, eventId, plan.id) : []
  const weights = readWeights(plan?.weights)
  const { problem, candidates, floor } = await loadProblem(db, eventId, weights, {
    locks: new Map(
      placements.flatMap((row) => (row.locked ? [[row.applicationId, row.boothId]] : [])),
    ),
  })
  const standing = standingOf(problem, placements)
  const placementOf = new Map(placements.map((row) => [row.applicationId, row]))
  const applications = candidates.map((candidate) => {
    const placement = placementOf.get(candidate.id)
    return {
      id: candidate.id,
      name: candidate.name,
      kanwilCode: candidate.kanwilCode,
      tables: candidate.tables,
      powerWatts: candidate.powerWatts,
      needsWater: candidate.needsWater,
      needsCooking: candidate.needsCooking,
      categories: candidate.categories,
      priorityScore: candidate.priorityScore,
      status: candidate.status,
      wishes: candidate.wishes.map((wish) => wish.zone),
      boothId: placement?.boothId ?? null,
      locked: placement?.locked ?? false,
      byHand: placement ? isByHand(placement.reasons) : false,
    }
  })
  const chosen = applications.find((application) => application.id === chosenId)
  const applicant = chosen && standing.ground.applicantById.get(chosen.id)
  const reasons: Reason[] = !applicant
    ? []
    : applicant.place
      ? whyHere(standing, applicant)
      : whyNowhere(standing, applicant)
  return {
    floor,
    weights,
    applications,
    value: { parts: standing.parts, total: totalOf(standing.parts) },
    report: PlanReport.safeParse(plan?.report).data,
    chosen: chosen && {
      application: chosen,
      reasons,
      verdicts: judgeBooths(standing, chosen.id),
    },
  }
}

export type PlanPage = Awaited<ReturnType<typeof loadPlanPage>>
export type PlanApplication = PlanPage['applications'][number]

function isByHand(stored: unknown): boolean {
  return Reasons.safeParse(stored).data?.some((reason) => reason.code === 'by-hand') ?? false
}
