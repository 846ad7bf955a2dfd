import { type Applicant, type BoothNode, brokenRules } from './indexed-problem.ts'
import type { RuleCode, ValueParts } from './problem.ts'
import { partsSince, place, type ScoredPlan, takeOut, totalOf } from './scored-plan.ts'

/** What a planner does to a plan by hand. A swap with one that has no place gives it the other's. */
export type HandMove =
  | { kind: 'place'; applicationId: string; boothId: string }
  | { kind: 'swap'; applicationId: string; otherId: string }
  /** Into the booth of another, who loses it. */
  | { kind: 'replace'; applicationId: string; otherId: string }
  | { kind: 'take-out'; applicationId: string }

export type MoveEffect = {
  /** What the plan gains by soft aim; below zero it loses. */
  parts: ValueParts
  points: number
  /** Hard rules that the move would break, by who would break them where. */
  broken: Array<{ applicationId: string; boothId: string; rules: RuleCode[] }>
  /** How many more tables would be missing to the Kanwil's minimums; below zero fewer. */
  missingTables: number
}

type Relocation = { applicant: Applicant; to: BoothNode | null }

function relocationsOf(scored: ScoredPlan, move: HandMove): Relocation[] | null {
  const { applicantById, boothById } = scored.indexed
  const applicant = applicantById.get(move.applicationId)
  if (!applicant) return null
  switch (move.kind) {
    case 'place': {
      const to = boothById.get(move.boothId)
      return to ? [{ applicant, to }] : null
    }
    case 'swap': {
      const other = applicantById.get(move.otherId)
      if (!other || other === applicant) return null
      return [
        { applicant, to: other.place },
        { applicant: other, to: applicant.place },
      ]
    }
    case 'replace': {
      const other = applicantById.get(move.otherId)
      if (!other?.place || other === applicant) return null
      return [
        { applicant: other, to: null },
        { applicant, to: other.place },
      ]
    }
    case 'take-out':
      return [{ applicant, to: null }]
  }
}

/**
 * What a move would do to the value and which rules it would break, all else as it stands; null when it names
 * something unknown. The plan is left unchanged, to the last bit.
 */
export function evaluateMove(scored: ScoredPlan, move: HandMove): MoveEffect | null {
  const relocations = relocationsOf(scored, move)
  if (relocations === null) return null
  const { before, gained } = partsSince(scored.parts)
  const { shortfall } = scored
  // Before anybody is taken out: two of one Kanwil share what is read here.
  const exposures = relocations.map(({ applicant: { group } }) => ({ group, was: group.exposure }))
  const homes = relocations.map(({ applicant }) => ({
    applicant,
    home: takeOut(scored, applicant),
  }))
  const broken: MoveEffect['broken'] = []
  const breaks = (applicant: Applicant, node: BoothNode, rules: RuleCode[]) => {
    if (rules.length > 0)
      broken.push({ applicationId: applicant.application.id, boothId: node.booth.id, rules })
  }
  for (const [index, { applicant, to }] of relocations.entries()) {
    const home = homes[index]?.home ?? null
    if (to === null) {
      if (home && applicant.locked) breaks(applicant, home, ['locked-elsewhere'])
      continue
    }
    breaks(applicant, to, brokenRules(applicant, to))
    place(scored, applicant, to)
  }
  const parts = gained()
  const missingTables = scored.shortfall - shortfall
  for (const { applicant } of relocations) takeOut(scored, applicant)
  for (const { applicant, home } of homes) if (home) place(scored, applicant, home)
  // Sums of decimals taken away and added again may differ in the last place.
  Object.assign(scored.parts, before)
  for (const { group, was } of exposures) group.exposure = was
  return { parts, points: totalOf(parts), broken, missingTables }
}

/** Does the move, whether or not it breaks rules; false when it names something unknown. */
export function applyMove(scored: ScoredPlan, move: HandMove): boolean {
  const relocations = relocationsOf(scored, move)
  if (relocations === null) return false
  for (const { applicant } of relocations) takeOut(scored, applicant)
  for (const { applicant, to } of relocations) if (to) place(scored, applicant, to)
  return true
}
