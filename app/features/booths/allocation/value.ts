import { indexProblem } from './indexed-problem.ts'
import type { AllocationProblem, Placed, ValueParts } from './problem.ts'
import { createScoredPlan, place, type ScoredPlan } from './scored-plan.ts'

/** The plan with these placements, whether or not they keep the rules. Unknown ids are left out. */
export function scorePlan(problem: AllocationProblem, placed: ReadonlyArray<Placed>): ScoredPlan {
  const indexed = indexProblem(problem)
  const scored = createScoredPlan(indexed)
  const sorted = [...placed].sort((a, b) => (a.applicationId < b.applicationId ? -1 : 1))
  for (const { applicationId, boothId } of sorted) {
    const applicant = indexed.applicantById.get(applicationId)
    const node = indexed.boothById.get(boothId)
    if (applicant && node && applicant.place === null) place(scored, applicant, node)
  }
  return scored
}

/** Points of a set of placements by soft aim. */
export function planValue(problem: AllocationProblem, placed: ReadonlyArray<Placed>): ValueParts {
  return scorePlan(problem, placed).parts
}
