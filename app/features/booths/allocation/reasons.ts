import { z } from 'zod'
import { type BoothChoice, type Obstacle, obstaclesOf, readChoice, readOpenings } from './causes.ts'
import { type Applicant, brokenRules, type Group } from './indexed-problem.ts'
import type { RuleCode, Weights } from './problem.ts'
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

/** A rule that keeps out of so many booths, with others that do so together with it: all of them would have to go. */
export const Blocked = z.object({
  rule: z.enum(RULE_CODES),
  and: z.array(z.enum(RULE_CODES)).optional(),
  booths: z.number(),
})
export type Blocked = z.infer<typeof Blocked>

/** Why an application stands where it does, or has no place; the page finds the words. */
export const Reason = z.discriminatedUnion('code', [
  z.object({ code: z.literal('locked') }),
  z.object({ code: z.literal('by-hand') }),
  z.object({ code: z.literal('only-booth') }),
  // Booths that meet its needs and would be worth more, but have no room.
  z.object({ code: z.literal('others-full'), booths: z.number() }),
  z.object({ code: z.literal('wish'), rank: z.number() }),
  z.object({ code: z.literal('wish-missed'), rank: z.number(), blocked: z.array(Blocked) }),
  z.object({ code: z.literal('together'), count: z.number(), of: z.number() }),
  z.object({ code: z.literal('variety') }),
  z.object({ code: z.literal('lively') }),
  // Said by earlier versions only.
  z.object({ code: z.literal('quiet') }),
  z.object({ code: z.literal('best-free') }),
  // Open booths in which it would be worth more: a plan that was changed, or a search that was cut short.
  z.object({ code: z.literal('better-open'), booths: z.number() }),
  z.object({ code: z.literal('blocked'), blocked: z.array(Blocked) }),
  z.object({ code: z.literal('outweighed') }),
  z.object({ code: z.literal('room'), booths: z.number() }),
  // What would make a place possible, all others staying where they are.
  z.object({ code: z.literal('remedy'), remedy: Remedy }),
])
export type Reason = z.infer<typeof Reason>
export const Reasons = z.array(Reason)

/** Obstacles in the shape in which they are kept: the first rule, and those that go with it. */
function blockedOf(obstacles: ReadonlyArray<Obstacle>): Blocked[] {
  return obstacles.flatMap(({ rules: [rule, ...and], booths }) =>
    rule === undefined ? [] : [{ rule, booths, ...(and.length > 0 ? { and } : {}) }],
  )
}

const causeReasons = {
  together: togetherReason,
  wish: ({ application, place }: Applicant): Reason[] => {
    const rank = place ? application.zoneWishes.indexOf(place.booth.zoneId) : -1
    return rank < 0 ? [] : [{ code: 'wish', rank: rank + 1 }]
  },
  variety: (): Reason[] => [{ code: 'variety' }],
  crowd: (): Reason[] => [{ code: 'lively' }],
} as const

function togetherReason({ group, place: node }: Applicant): Reason[] {
  if (!node) return []
  const count = [node, ...node.neighbours].reduce(
    (sum, other) => sum + (other.groupCount[group.index] ?? 0),
    -1,
  )
  return count > 0 ? [{ code: 'together', count, of: group.applicationCount - 1 }] : []
}

/**
 * Why this placed applicant stands here, and what kept it out of the zones it wished for more. Only what decided is
 * named: without it another booth that meets its needs would be worth no less, everybody else staying where they are.
 */
export function whyHere(scored: ScoredPlan, applicant: Applicant, weights?: Weights): Reason[] {
  const choice = readChoice(scored, applicant, weights)
  if (!choice) return []
  const reasons = reasonsOf(choice, applicant)
  const { application, place: node } = applicant
  const rank = node ? application.zoneWishes.indexOf(node.booth.zoneId) : -1
  const missed = rank < 0 ? application.zoneWishes : application.zoneWishes.slice(0, rank)
  for (const [index, zoneId] of missed.slice(0, 2).entries()) {
    const { booths, better, obstacles } = choice.missed(zoneId)
    if (booths === 0 || better > 0) continue
    reasons.push({ code: 'wish-missed', rank: index + 1, blocked: blockedOf(obstacles) })
  }
  return reasons
}

function reasonsOf({ better, betterButFull, causes }: BoothChoice, applicant: Applicant): Reason[] {
  if (better > 0)
    return [applicant.locked ? { code: 'locked' } : { code: 'better-open', booths: better }]
  const [option, ...more] = applicant.options
  if (!applicant.locked && more.length === 0 && option === applicant.place)
    return [{ code: 'only-booth' }]
  const decided = causes.flatMap((part) => causeReasons[part](applicant))
  if (betterButFull > 0) return [...decided, { code: 'others-full', booths: betterButFull }]
  return decided.length > 0 ? decided : [{ code: 'best-free' }]
}

/** Which rules keep this unplaced applicant out, over all booths, and the cheapest changes that would let it in. */
export function whyNowhere(scored: ScoredPlan, applicant: Applicant, weights?: Weights): Reason[] {
  const { booths } = scored.indexed
  const { open, worthwhile } = readOpenings(scored, applicant, weights)
  if (worthwhile > 0) return [{ code: 'room', booths: worthwhile }]
  // Room it could take at a loss of points, because of what it would put side by side.
  if (open > 0) return [{ code: 'outweighed' }]
  const remedies = findRemedies(applicant, booths).map(
    (remedy): Reason => ({ code: 'remedy', remedy }),
  )
  const obstacles = obstaclesOf(booths.map((node) => brokenRules(applicant, node)))
  return [{ code: 'blocked', blocked: blockedOf(obstacles) }, ...remedies]
}

/** Why a Kanwil has fewer tables than it was promised: the rules in the way of those of it without a place. */
export function whyShort(scored: ScoredPlan, group: Group): Blocked[] {
  const { applicants, booths } = scored.indexed
  const waiting = applicants.filter((row) => row.group === group && row.place === null)
  return blockedOf(
    obstaclesOf(waiting.flatMap((applicant) => booths.map((node) => brokenRules(applicant, node)))),
  )
}
