import { brokenRules } from './ground.ts'
import type { AllocationProblem, Placed, RuleCode } from './problem.ts'
import { place, type Standing, takeOut, totalOf } from './standing.ts'
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
 * (against leaving it out) with the application there and everything else as it is. The standing is left unchanged.
 */
export function judgeBooths(standing: Standing, applicationId: string): BoothVerdict[] {
  const applicant = standing.ground.applicantById.get(applicationId)
  if (!applicant) return []
  const home = takeOut(standing, applicant)
  const before = totalOf(standing.parts)
  const verdicts = standing.ground.booths.map((node): BoothVerdict => {
    const rules = brokenRules(applicant, node)
    if (rules.length > 0) return { boothId: node.booth.id, rules, points: null }
    place(standing, applicant, node)
    const points = totalOf(standing.parts) - before
    takeOut(standing, applicant)
    return { boothId: node.booth.id, rules, points }
  })
  if (home) place(standing, applicant, home)
  return verdicts
}
