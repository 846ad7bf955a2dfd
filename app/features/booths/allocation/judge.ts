import { brokenRules } from './ground.ts'
import type { AllocationProblem, Placed, RuleCode } from './problem.ts'
import { totalOf } from './standing.ts'
import { standingOf } from './value.ts'

/** Every placement that breaks a hard rule, with the rules; an empty list is a plan that may be used. */
export function findBrokenPlacements(
  problem: AllocationProblem,
  placed: ReadonlyArray<Placed>,
): Array<Placed & { rules: RuleCode[] }> {
  const standing = standingOf(problem, placed)
  return standing.ground.applicants.flatMap((applicant) => {
    if (applicant.place === null) return []
    const rules = brokenRules(applicant, applicant.place)
    if (rules.length === 0) return []
    return [{ applicationId: applicant.application.id, boothId: applicant.place.booth.id, rules }]
  })
}

export type BoothVerdict = { boothId: string; rules: RuleCode[]; points: number | null }

/**
 * For one application, every booth: which rules stand in the way, or how many points the plan would gain or lose
 * (against leaving it out) with the application there and everything else as it is.
 */
export function judgeBooths(
  problem: AllocationProblem,
  placed: ReadonlyArray<Placed>,
  applicationId: string,
): BoothVerdict[] {
  const others = placed.filter((placement) => placement.applicationId !== applicationId)
  const empty = standingOf(problem, others)
  const applicant = empty.ground.applicantById.get(applicationId)
  if (!applicant) return []
  const before = totalOf(empty.parts)
  return empty.ground.booths.map((node) => {
    const rules = brokenRules(applicant, node)
    if (rules.length > 0) return { boothId: node.booth.id, rules, points: null }
    const after = standingOf(problem, [...others, { applicationId, boothId: node.booth.id }])
    return { boothId: node.booth.id, rules, points: totalOf(after.parts) - before }
  })
}
