import { upperBound } from './bound.ts'
import { placeByRegret } from './greedy.ts'
import { brokenRules, buildGround } from './ground.ts'
import { improve, settle } from './improve.ts'
import type { AllocationProblem, RuleCode, ValueParts } from './problem.ts'
import { createRandom } from './random.ts'
import { type Reason, whyHere, whyNowhere } from './reasons.ts'
import { createStanding, place, totalOf } from './standing.ts'
import { planValue } from './value.ts'

export type SolvedPlacement = {
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
  /** Kanwil that could not be given the tables promised to them. */
  shortfalls: Array<{ kanwilCode: string; missingTables: number }>
  /** Locked placements that break a rule; they stay, because a person decided them. */
  conflicts: Array<{ applicationId: string; boothId: string; rules: RuleCode[] }>
  steps: number
}

const SLICE_MS = 8

/** Steps of local search for a problem of this size: a second or two, on any machine the same number. */
export function defaultSteps(applications: number): number {
  return Math.min(1_000_000, 50_000 + applications * 1250)
}

/**
 * A plan that keeps every hard rule and is worth as much as a regret-driven start and a local search find.
 * The same problem, seed and number of steps always give the same plan.
 */
export function solveAllocation(
  problem: AllocationProblem,
  seed: number,
  steps = defaultSteps(problem.applications.length),
): Allocation {
  const work = solveInParts(problem, seed, steps)
  for (;;) {
    const part = work.next()
    if (part.done) return part.value
  }
}

/**
 * The same plan, made in slices of a few milliseconds with everything else in the process served between them:
 * a long search never holds up a page.
 */
export async function solveWhileServing(
  problem: AllocationProblem,
  seed: number,
  steps = defaultSteps(problem.applications.length),
): Promise<Allocation> {
  const work = solveInParts(problem, seed, steps)
  for (;;) {
    const sliceEndsAt = performance.now() + SLICE_MS
    do {
      const part = work.next()
      if (part.done) return part.value
    } while (performance.now() < sliceEndsAt)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function* solveInParts(
  problem: AllocationProblem,
  seed: number,
  steps: number,
): Generator<void, Allocation> {
  const ground = buildGround(problem)
  const standing = createStanding(ground)
  for (const applicant of ground.applicants) {
    const locked = applicant.application.lockedBoothId
    const node = locked === null ? undefined : ground.boothById.get(locked)
    if (node) place(standing, applicant, node)
  }
  yield* placeByRegret(standing)
  yield* improve(standing, createRandom(seed), steps)
  settle(standing)

  const placed = ground.applicants.flatMap((applicant) =>
    applicant.place ? [{ applicant, node: applicant.place }] : [],
  )
  const placements = placed.map(({ applicant, node }) => ({
    applicationId: applicant.application.id,
    boothId: node.booth.id,
    locked: applicant.locked,
    reasons: whyHere(standing, applicant),
  }))
  // Counted anew, so that the sum carries no rounding from the search.
  const parts = planValue(problem, placements)
  const value = totalOf(parts)
  const exposures = ground.groups.map((group) => group.exposure / group.requestedTables)
  const bound = Math.max(value, upperBound(ground, exposures))
  return {
    placements,
    leftovers: ground.applicants
      .filter((applicant) => applicant.place === null)
      .map((applicant) => ({
        applicationId: applicant.application.id,
        reasons: whyNowhere(standing, applicant),
      })),
    parts,
    value,
    bound,
    gap: bound > 0 ? (bound - value) / bound : 0,
    shortfalls: ground.groups.flatMap((group) =>
      group.kanwilCode !== null && group.placedTables < group.minTables
        ? [{ kanwilCode: group.kanwilCode, missingTables: group.minTables - group.placedTables }]
        : [],
    ),
    conflicts: placed.flatMap(({ applicant, node }) => {
      const rules = applicant.locked ? brokenRules(applicant, node) : []
      return rules.length > 0
        ? [{ applicationId: applicant.application.id, boothId: node.booth.id, rules }]
        : []
    }),
    steps,
  }
}
