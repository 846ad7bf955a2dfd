import { brokenRules } from '../allocation/indexed-problem.ts'
import type { RuleCode } from '../allocation/problem.ts'
import { type Reason, whyHere } from '../allocation/reasons.ts'
import { place, type ScoredPlan, takeOut, totalOf } from '../allocation/scored-plan.ts'

export type WaitingVerdict = {
  applicationId: string
  /** The hard rules that keep it out of this booth; empty = it may have the place. */
  rules: RuleCode[]
  /** What the plan gains with it in this booth and everything else as it is; null when a rule keeps it out. */
  points: number | null
  reasons: Reason[]
}

/**
 * Everybody without a place, judged for one booth by the rules and the value of the allocation: who may have it, the
 * best first, then who may not. The plan is left as it was.
 */
export function rankWaiting(scored: ScoredPlan, boothId: string): WaitingVerdict[] {
  const node = scored.indexed.boothById.get(boothId)
  if (!node) return []
  const before = totalOf(scored.parts)
  const verdicts = scored.indexed.applicants.flatMap((applicant): WaitingVerdict[] => {
    if (applicant.place !== null) return []
    const applicationId = applicant.application.id
    const rules = brokenRules(applicant, node)
    if (rules.length > 0) return [{ applicationId, rules, points: null, reasons: [] }]
    place(scored, applicant, node)
    const points = totalOf(scored.parts) - before
    const reasons = whyHere(scored, applicant)
    takeOut(scored, applicant)
    return [{ applicationId, rules, points, reasons }]
  })
  return verdicts.sort(
    (a, b) =>
      (b.points ?? Number.NEGATIVE_INFINITY) - (a.points ?? Number.NEGATIVE_INFINITY) ||
      (a.applicationId < b.applicationId ? -1 : 1),
  )
}
