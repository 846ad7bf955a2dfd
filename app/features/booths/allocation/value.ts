import { buildGround } from './ground.ts'
import type { AllocationProblem, Placed, ValueParts } from './problem.ts'
import { createStanding, place, type Standing } from './standing.ts'

/** The ground with these placements on it, whether or not they keep the rules. Unknown ids are left out. */
export function standingOf(problem: AllocationProblem, placed: ReadonlyArray<Placed>): Standing {
  const ground = buildGround(problem)
  const standing = createStanding(ground)
  const sorted = [...placed].sort((a, b) => (a.applicationId < b.applicationId ? -1 : 1))
  for (const { applicationId, boothId } of sorted) {
    const applicant = ground.applicantById.get(applicationId)
    const node = ground.boothById.get(boothId)
    if (applicant && node && applicant.place === null) place(standing, applicant, node)
  }
  return standing
}

/** Points of a set of placements by soft aim. */
export function planValue(problem: AllocationProblem, placed: ReadonlyArray<Placed>): ValueParts {
  return standingOf(problem, placed).parts
}
