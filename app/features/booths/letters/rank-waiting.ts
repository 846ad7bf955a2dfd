import { brokenRules } from '../allocation/ground.ts'
import type { RuleCode } from '../allocation/problem.ts'
import { type Reason, whyHere } from '../allocation/reasons.ts'
import { place, type Standing, takeOut, totalOf } from '../allocation/standing.ts'

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
 * best first, then who may not. The standing is left as it was.
 */
export function rankWaiting(standing: Standing, boothId: string): WaitingVerdict[] {
  const node = standing.ground.boothById.get(boothId)
  if (!node) return []
  const before = totalOf(standing.parts)
  const verdicts = standing.ground.applicants.flatMap((applicant): WaitingVerdict[] => {
    if (applicant.place !== null) return []
    const applicationId = applicant.application.id
    const rules = brokenRules(applicant, node)
    if (rules.length > 0) return [{ applicationId, rules, points: null, reasons: [] }]
    place(standing, applicant, node)
    const points = totalOf(standing.parts) - before
    const reasons = whyHere(standing, applicant)
    takeOut(standing, applicant)
    return [{ applicationId, rules, points, reasons }]
  })
  return verdicts.sort(
    (a, b) =>
      (b.points ?? Number.NEGATIVE_INFINITY) - (a.points ?? Number.NEGATIVE_INFINITY) ||
      (a.applicationId < b.applicationId ? -1 : 1),
  )
}
