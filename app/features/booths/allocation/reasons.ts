import { z } from 'zod'
import { type Applicant, type BoothNode, brokenRules, type Group } from './indexed-problem.ts'
import type { RuleCode } from './problem.ts'
import { findRemedies, Remedy } from './remedies.ts'
import type { ScoredPlan } from './scored-plan.ts'

export const RULE_CODES = [
  'too-large',
  'full',
  'power',
  'power-taken',
  'water',
  'cooking',
  'cold-storage',
  'category',
  'excluded',
  'closed',
  'locked-elsewhere',
  'kanwil-max',
] as const satisfies ReadonlyArray<RuleCode>

export const Blocked = z.object({ rule: z.enum(RULE_CODES), booths: z.number() })

/** Why an application stands where it does, or has no place; the page finds the words. */
export const Reason = z.discriminatedUnion('code', [
  z.object({ code: z.literal('locked') }),
  z.object({ code: z.literal('by-hand') }),
  z.object({ code: z.literal('only-booth') }),
  z.object({ code: z.literal('wish'), rank: z.number() }),
  z.object({ code: z.literal('wish-missed'), rank: z.number(), blocked: z.array(Blocked) }),
  z.object({ code: z.literal('together'), count: z.number(), of: z.number() }),
  z.object({ code: z.literal('variety') }),
  z.object({ code: z.literal('lively') }),
  z.object({ code: z.literal('quiet') }),
  z.object({ code: z.literal('best-free') }),
  z.object({ code: z.literal('blocked'), blocked: z.array(Blocked) }),
  z.object({ code: z.literal('outweighed') }),
  // What would make a place possible, all others staying where they are.
  z.object({ code: z.literal('remedy'), remedy: Remedy }),
])
export type Reason = z.infer<typeof Reason>
export const Reasons = z.array(Reason)

/** Which rules stand in the way of how many of these booths, the most frequent first. */
function blockedBy(
  applicant: Applicant,
  nodes: ReadonlyArray<BoothNode>,
): z.infer<typeof Blocked>[] {
  const counts = new Map<RuleCode, number>()
  for (const node of nodes)
    for (const rule of brokenRules(applicant, node)) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return [...counts]
    .map(([rule, booths]) => ({ rule, booths }))
    .sort((a, b) => b.booths - a.booths || RULE_CODES.indexOf(a.rule) - RULE_CODES.indexOf(b.rule))
}

/** Why this placed applicant stands here, and what kept it out of the zones it wished for more. */
export function whyHere(scored: ScoredPlan, applicant: Applicant): Reason[] {
  const node = applicant.place
  if (node === null) return []
  const { application, group } = applicant
  const reasons: Reason[] = []
  if (applicant.locked) reasons.push({ code: 'locked' })
  else if (applicant.options.length === 1) reasons.push({ code: 'only-booth' })
  const rank = application.zoneWishes.indexOf(node.booth.zoneId)
  if (rank >= 0) reasons.push({ code: 'wish', rank: rank + 1 })
  if (group.kanwilCode !== null && group.applicationCount > 1) {
    const near = [node, ...node.neighbours].reduce(
      (sum, other) => sum + (other.groupCount[group.index] ?? 0),
      -1,
    )
    if (near > 0) reasons.push({ code: 'together', count: near, of: group.applicationCount - 1 })
  }
  const besides = node.neighbours.filter((other) => other.members.length > 0)
  const alike = besides.some((other) =>
    applicant.categoryIndexes.some((index) => (other.units[index] ?? 0) > 0),
  )
  if (besides.length > 0 && !alike) reasons.push({ code: 'variety' })
  if (node.booth.crowdValue >= 0.66) reasons.push({ code: 'lively' })
  if (reasons.length === 0)
    reasons.push(node.booth.crowdValue <= 0.33 ? { code: 'quiet' } : { code: 'best-free' })
  if (!applicant.locked) {
    const missed = rank < 0 ? application.zoneWishes : application.zoneWishes.slice(0, rank)
    missed.slice(0, 2).forEach((zoneId, index) => {
      const nodes = scored.indexed.booths.filter((other) => other.booth.zoneId === zoneId)
      reasons.push({ code: 'wish-missed', rank: index + 1, blocked: blockedBy(applicant, nodes) })
    })
  }
  return reasons
}

/** Which rules keep this unplaced applicant out, over all booths, and the cheapest changes that would let it in. */
export function whyNowhere(scored: ScoredPlan, applicant: Applicant): Reason[] {
  const { booths } = scored.indexed
  const open = booths.some((node) => brokenRules(applicant, node).length === 0)
  // Room it could take at a loss of points, because of what it would put side by side.
  if (open) return [{ code: 'outweighed' }]
  const remedies = findRemedies(applicant, booths).map(
    (remedy): Reason => ({ code: 'remedy', remedy }),
  )
  return [{ code: 'blocked', blocked: blockedBy(applicant, booths) }, ...remedies]
}

/** Why a Kanwil has fewer tables than it was promised: the rules in the way of those of it without a place. */
export function whyShort(scored: ScoredPlan, group: Group): z.infer<typeof Blocked>[] {
  const counts = new Map<RuleCode, number>()
  for (const applicant of scored.indexed.applicants) {
    if (applicant.group !== group || applicant.place !== null) continue
    for (const { rule, booths } of blockedBy(applicant, scored.indexed.booths))
      counts.set(rule, (counts.get(rule) ?? 0) + booths)
  }
  return [...counts]
    .map(([rule, booths]) => ({ rule, booths }))
    .sort((a, b) => b.booths - a.booths || RULE_CODES.indexOf(a.rule) - RULE_CODES.indexOf(b.rule))
}
