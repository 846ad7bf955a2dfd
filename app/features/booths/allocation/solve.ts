import { brokenRules, type IndexedProblem, indexProblem } from './indexed-problem.ts'
import type { AllocationProblem, RuleCode, ValueParts } from './problem.ts'
import { type Blocked, type Reason, whyHere, whyNowhere, whyShort } from './reasons.ts'
import { createScoredPlan, place, type ScoredPlan, totalOf } from './scored-plan.ts'
import { type RunProgress, search } from './search.ts'
import { planValue } from './value.ts'

type SolvedPlacement = {
  applicationId: string
  boothId: string
  locked: boolean
  reasons: Reason[]
}

export type Allocation = {
  placements: SolvedPlacement[]
  leftovers: Array<{ applicationId: string; reasons: Reason[] }>
  parts: ValueParts
  value: number
  /** No plan can be worth more. */
  bound: number
  /** Share of the bound that is not reached, 0 to 1; the best plan may be nearer than this. */
  gap: number
  /**
   * Kanwil that could not be given the tables promised to them: how many of these nobody has asked for, and which rules
   * keep those of it without a place out of how many booths.
   */
  shortfalls: Array<{
    kanwilCode: string
    missingTables: number
    notAskedFor: number
    blocked: Blocked[]
  }>
  /** Locked placements that break a rule; they stay, because a person decided them. */
  conflicts: Array<{ applicationId: string; boothId: string; rules: RuleCode[] }>
  steps: number
  /** Whether time or a person ended the search before its work was done. */
  cut: boolean
}

export type SolveOptions = {
  seed: number
  /** Most seconds that the search may take. */
  seconds?: number | undefined
  /** Amount of work; the usual one for the size of the problem when absent. */
  steps?: number | undefined
  /** Hears how far it is, every few milliseconds. */
  onProgress?: (progress: RunProgress & { gap: number }) => void
  /** Asked every few milliseconds; true ends the search with the best so far. */
  stop?: () => boolean
}

/** Steps of local search for a problem of this size. */
function defaultSteps(applications: number): number {
  return Math.min(30_000_000, 50_000 + applications * 6000)
}

/** Rounds of the bound: fewer where each takes long. */
function boundRounds({ applicants, booths }: IndexedProblem): number {
  const size = applicants.length * booths.length
  return Math.round(Math.min(200, Math.max(60, 6_000_000 / Math.max(1, size))))
}

/** Share of the bound that a value does not reach. */
export function gapOf(value: number, bound: number): number {
  return bound > 0 && Number.isFinite(bound) ? Math.max(0, (bound - value) / bound) : 0
}

/**
 * A plan that keeps every hard rule, worth as much as an annealing walk finds, with a proven bound on the value of any
 * plan. The work is counted in steps that depend on the size of the problem alone: the same problem and seed give the
 * same plan on every machine, unless `seconds` or `stop` cut the search short (`cut` says so). Whatever is handed in,
 * also contradictory locks and empty grounds, has an answer; it never throws.
 */
export function solveAllocation(problem: AllocationProblem, options: SolveOptions): Allocation {
  const { seed, onProgress, stop } = options
  const steps = options.steps ?? defaultSteps(problem.applications.length)
  const startedAt = performance.now()
  const milliseconds = Math.max(1, (options.seconds ?? Number.POSITIVE_INFINITY) * 1000)
  const clock = () => Math.min(1, (performance.now() - startedAt) / milliseconds)
  const indexed = indexProblem(problem)
  const work = { seed, steps, rounds: boundRounds(indexed) }
  const found = search(indexed, work, clock, (progress) => {
    onProgress?.({ ...progress, gap: gapOf(progress.value, progress.bound) })
    return !(stop?.() ?? false)
  })
  const scored = createScoredPlan(indexed)
  for (const [index, applicant] of indexed.applicants.entries()) {
    const node = indexed.booths[found.place[index] ?? -1]
    if (node) place(scored, applicant, node)
  }
  return report(problem, scored, found.bound, { steps, cut: found.cut })
}

function report(
  problem: AllocationProblem,
  scored: ScoredPlan,
  bound: number,
  work: { steps: number; cut: boolean },
): Allocation {
  const { applicants } = scored.indexed
  const placed = applicants.flatMap((applicant) =>
    applicant.place ? [{ applicant, node: applicant.place }] : [],
  )
  const placements = placed.map(({ applicant, node }) => ({
    applicationId: applicant.application.id,
    boothId: node.booth.id,
    locked: applicant.locked,
    reasons: whyHere(scored, applicant),
  }))
  // Counted anew, so that the sum carries no rounding from the search.
  const parts = planValue(problem, placements)
  const value = totalOf(parts)
  // Without a single round there is no bound but what everybody's dreams are worth.
  const proven = Math.max(value, bound)
  return {
    placements,
    leftovers: applicants
      .filter((applicant) => applicant.place === null)
      .map((applicant) => ({
        applicationId: applicant.application.id,
        reasons: whyNowhere(scored, applicant),
      })),
    parts,
    value,
    bound: proven,
    gap: gapOf(value, proven),
    shortfalls: shortfallsOf(scored),
    conflicts: placed.flatMap(({ applicant, node }) => {
      const rules = applicant.locked ? brokenRules(applicant, node) : []
      return rules.length > 0
        ? [{ applicationId: applicant.application.id, boothId: node.booth.id, rules }]
        : []
    }),
    ...work,
  }
}

function shortfallsOf(scored: ScoredPlan): Allocation['shortfalls'] {
  const { groups, problem } = scored.indexed
  const asking = new Set(groups.map((group) => group.kanwilCode))
  const short = groups.flatMap((group) =>
    group.kanwilCode !== null && group.placedTables < group.minTables
      ? [
          {
            kanwilCode: group.kanwilCode,
            missingTables: group.minTables - group.placedTables,
            notAskedFor: Math.max(0, group.minTables - group.requestedTables),
            blocked: whyShort(scored, group),
          },
        ]
      : [],
  )
  const silent = problem.quotas.flatMap(({ kanwilCode, minTables }) =>
    minTables > 0 && !asking.has(kanwilCode)
      ? [{ kanwilCode, missingTables: minTables, notAskedFor: minTables, blocked: [] }]
      : [],
  )
  return [...short, ...silent].sort((a, b) => (a.kanwilCode < b.kanwilCode ? -1 : 1))
}
