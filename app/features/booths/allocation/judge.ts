import { brokenRules } from './indexed-problem.ts'
import type { AllocationProblem, Placed, RuleCode, ValueParts } from './problem.ts'
import { partsSince, place, type ScoredPlan, takeOut, totalOf } from './scored-plan.ts'
import { scorePlan } from './value.ts'

/** Every placement that breaks a hard rule, with the rules; an empty list is a plan that may be used. */
export function findBrokenPlacements(
  problem: AllocationProblem,
  placed: ReadonlyArray<Placed>,
): Array<Placed & { rules: RuleCode[] }> {
  const scored = scorePlan(problem, placed)
  return scored.indexed.applicants.flatMap((applicant) => {
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
 * (against leaving it out) with the application there and everything else as it is. The plan is left unchanged.
 */
export function judgeBooths(scored: ScoredPlan, applicationId: string): BoothVerdict[] {
  const applicant = scored.indexed.applicantById.get(applicationId)
  if (!applicant) return []
  const { before } = partsSince(scored.parts)
  const { exposure } = applicant.group
  const home = takeOut(scored, applicant)
  const without = partsSince(scored.parts)
  const verdicts = scored.indexed.booths.map((node): BoothVerdict => {
    const rules = brokenRules(applicant, node)
    if (rules.length > 0) return { boothId: node.booth.id, rules, points: null, parts: null }
    place(scored, applicant, node)
    const parts = without.gained()
    takeOut(scored, applicant)
    Object.assign(scored.parts, without.before)
    return { boothId: node.booth.id, rules, points: totalOf(parts), parts }
  })
  if (home) place(scored, applicant, home)
  Object.assign(scored.parts, before)
  applicant.group.exposure = exposure
  return verdicts
}
