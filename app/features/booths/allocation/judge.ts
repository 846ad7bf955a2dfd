import { brokenRules } from './ground.ts'
import type { AllocationProblem, Placed, RuleCode, ValueParts } from './problem.ts'
import { partsSince, place, type Standing, takeOut, totalOf } from './standing.ts'
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

export type BoothVerdict = {
  boothId: string
  rules: RuleCode[]
  /** In all and by soft aim; null where rules stand in the way. */
  points: number | null
  parts: ValueParts | null
}

/**
 * For one application, every booth: which rules stand in the way, or how many points the plan would gain or lose
 * (against leaving it out) with the application there and everything else as it is. The standing is left unchanged.
 */
export function judgeBooths(standing: Standing, applicationId: string): BoothVerdict[] {
  const applicant = standing.ground.applicantById.get(applicationId)
  if (!applicant) return []
  const { before } = partsSince(standing.parts)
  const { exposure } = applicant.group
  const home = takeOut(standing, applicant)
  const without = partsSince(standing.parts)
  const verdicts = standing.ground.booths.map((node): BoothVerdict => {
    const rules = brokenRules(applicant, node)
    if (rules.length > 0) return { boothId: node.booth.id, rules, points: null, parts: null }
    place(standing, applicant, node)
    const parts = without.gained()
    takeOut(standing, applicant)
    Object.assign(standing.parts, without.before)
    return { boothId: node.booth.id, rules, points: totalOf(parts), parts }
  })
  if (home) place(standing, applicant, home)
  Object.assign(standing.parts, before)
  applicant.group.exposure = exposure
  return verdicts
}
