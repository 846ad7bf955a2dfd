import { DomainError, type ErrorKey } from '#app/lib/domain-error.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { brokenRules } from '../allocation/ground.ts'
import { DEFAULT_WEIGHTS, type RuleCode, type Weights } from '../allocation/problem.ts'
import type { Standing } from '../allocation/standing.ts'
import { standingOf } from '../allocation/value.ts'
import { WeightFields } from '../booth-forms.ts'
import { type Candidate, loadProblem } from '../load-problem.server.ts'

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

export type DraftPlan = {
  planId: string
  standing: Standing
  candidates: Map<string, Candidate>
  boothCodes: Map<string, string>
}

/**
 * A plan that may be changed, with everything placed in it; changes to it wait for each other until the
 * transaction ends. Refuses a plan of another festival and one that has been published.
 */
export async function lockDraftPlan(trx: Trx, eventId: string, planId: string): Promise<DraftPlan> {
  const plan = await trx
    .selectFrom('allocationPlan')
    .select(['id', 'status', 'weights'])
    .where('eventId', '=', eventId)
    .where('id', '=', planId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!plan) throw new DomainError('planNotFound')
  if (plan.status !== 'draft') throw new DomainError('planNotDraft')
  const placements = await listPlacements(trx, eventId, planId)
  const { problem, candidates, floor } = await loadProblem(
    trx,
    eventId,
    readWeights(plan.weights),
    {
      locks: new Map(
        placements.flatMap((row) => (row.locked ? [[row.applicationId, row.boothId]] : [])),
      ),
    },
  )
  return {
    planId,
    standing: standingOf(problem, placements),
    candidates: new Map(candidates.map((candidate) => [candidate.id, candidate])),
    boothCodes: new Map(floor.booths.map((booth) => [booth.id, booth.code])),
  }
}

/** What each broken rule says to people. */
export const ruleErrors: Record<RuleCode, ErrorKey> = {
  'too-large': 'ruleTooLarge',
  full: 'boothFull',
  power: 'rulePower',
  'power-taken': 'rulePowerTaken',
  water: 'ruleWater',
  cooking: 'ruleCooking',
  'cold-storage': 'ruleColdStorage',
  category: 'ruleCategory',
  excluded: 'ruleExcluded',
  closed: 'ruleClosed',
  'locked-elsewhere': 'placementLocked',
  'kanwil-max': 'ruleKanwilMax',
}

/**
 * Refuses a booth against the rules, naming the rule. Whether the tables suffice is not asked here: the
 * database alone settles that.
 */
export function refuseBrokenRules(plan: DraftPlan, applicationId: string, boothId: string): void {
  const applicant = plan.standing.ground.applicantById.get(applicationId)
  const node = plan.standing.ground.boothById.get(boothId)
  if (!applicant || !node) throw new DomainError('applicationNotFound')
  const rule = brokenRules(applicant, node).find((code) => code !== 'full')
  if (!rule) return
  throw new DomainError(ruleErrors[rule], {
    exhibitor: plan.candidates.get(applicationId)?.name ?? '',
    booth: plan.boothCodes.get(boothId) ?? '',
  })
}
