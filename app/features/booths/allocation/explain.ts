import { type BoothVerdict, judgeBooths } from './judge.ts'
import { evaluateMove } from './moves.ts'
import type { ValueParts } from './problem.ts'
import type { ScoredPlan } from './scored-plan.ts'

export type Explanation = {
  /** Where it stands, what it brings there, and the place of that booth among those open to it (1 = the best). */
  here: { boothId: string; parts: ValueParts; points: number; rank: number; of: number } | null
  /** Every booth: the rules in the way, or what the plan would gain by it there against leaving it out. */
  booths: BoothVerdict[]
}

/** What an application brings to the plan where it stands, by soft aim; null when it has no place. */
export function contributionOf(scored: ScoredPlan, applicationId: string): ValueParts | null {
  const applicant = scored.indexed.applicantById.get(applicationId)
  if (!applicant?.place) return null
  const effect = evaluateMove(scored, { kind: 'take-out', applicationId })
  if (!effect) return null
  const { priority, wish, together, variety, crowd } = effect.parts
  return {
    priority: 0 - priority,
    wish: 0 - wish,
    together: 0 - together,
    variety: 0 - variety,
    crowd: 0 - crowd,
  }
}

/** Why an application stands where it does and not elsewhere, everybody else staying as they are. */
export function explainPlacement(scored: ScoredPlan, applicationId: string): Explanation | null {
  const applicant = scored.indexed.applicantById.get(applicationId)
  if (!applicant) return null
  const booths = judgeBooths(scored, applicationId)
  const parts = contributionOf(scored, applicationId)
  if (!applicant.place || !parts) return { here: null, booths }
  const boothId = applicant.place.booth.id
  const points = parts.priority + parts.wish + parts.together + parts.variety + parts.crowd
  const better = booths.filter(
    (verdict) =>
      verdict.points !== null && verdict.boothId !== boothId && verdict.points > points + 1e-9,
  )
  const open = booths.filter((verdict) => verdict.points !== null || verdict.boothId === boothId)
  return { here: { boothId, parts, points, rank: better.length + 1, of: open.length }, booths }
}
