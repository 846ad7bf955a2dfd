import { type Applicant, type BoothNode, brokenRules } from './indexed-problem.ts'
import type { RuleCode, ValueParts, Weights } from './problem.ts'
import { partsSince, place, type ScoredPlan, takeOut } from './scored-plan.ts'

/** An applicant in a booth, everybody else as they are: the rules it would break, and what the plan would gain by it. */
type Standing = { node: BoothNode; rules: RuleCode[]; parts: ValueParts }

/** Sums of decimals differ in their last places. */
const LEAST = 1e-6

const PARTS = ['wish', 'together', 'variety', 'crowd'] as const
type Part = (typeof PARTS)[number]

/** Every booth as a place for this applicant. The plan is left unchanged, to the last bit. */
function standingsOf(scored: ScoredPlan, applicant: Applicant): Standing[] {
  const { before } = partsSince(scored.parts)
  const { exposure } = applicant.group
  const home = takeOut(scored, applicant)
  const without = partsSince(scored.parts)
  const ground = applicant.group.exposure
  const standings = scored.indexed.booths.map((node): Standing => {
    const rules = brokenRules(applicant, node)
    place(scored, applicant, node)
    const parts = without.gained()
    takeOut(scored, applicant)
    Object.assign(scored.parts, without.before)
    applicant.group.exposure = ground
    return { node, rules, parts }
  })
  if (home) place(scored, applicant, home)
  Object.assign(scored.parts, before)
  applicant.group.exposure = exposure
  return standings
}

/** Rules that together keep somebody out of so many booths; without all of them each of these booths would be open. */
export type Obstacle = { rules: RuleCode[]; booths: number }

/** The obstacles of booths, the most frequent first. A booth that nothing keeps shut has none. */
export function obstaclesOf(rulesOfBooths: ReadonlyArray<ReadonlyArray<RuleCode>>): Obstacle[] {
  const counts = new Map<string, Obstacle>()
  for (const rules of rulesOfBooths) {
    if (rules.length === 0) continue
    const obstacle = counts.get(rules.join()) ?? { rules: [...rules], booths: 0 }
    obstacle.booths += 1
    counts.set(rules.join(), obstacle)
  }
  return [...counts.values()].sort(
    (a, b) =>
      b.booths - a.booths ||
      a.rules.length - b.rules.length ||
      (a.rules.join() < b.rules.join() ? -1 : 1),
  )
}

/** Rules about what others have taken: without them the booth would do. */
const room: ReadonlySet<RuleCode> = new Set(['full', 'power-taken'])

export type BoothChoice = {
  /** Open booths in which it would be worth more, its lock aside: only the lock, or a hand, keeps it here. */
  better: number
  /** Booths that meet its needs and would be worth more, if they had room. */
  betterButFull: number
  /** Aims that decided: without that one, a booth that meets its needs and is now worth less would be worth no less. */
  causes: Part[]
  /** What keeps it out of the booths of a zone that would be worth more than its own. */
  missed: (zoneId: string) => { booths: number; better: number; obstacles: Obstacle[] }
}

/**
 * What decided between the booth of a placed applicant and every other: the choice is counted anew with each aim taken
 * away, all other placements as they are. `weights` multiply the points of a plan that was counted without them.
 */
export function readChoice(
  scored: ScoredPlan,
  applicant: Applicant,
  weights: Weights = { priority: 1, wish: 1, together: 1, variety: 1, crowd: 1 },
): BoothChoice | null {
  const standings = standingsOf(scored, applicant).map((standing) => ({
    ...standing,
    // Whether a lock decided is what is asked: it rules out nothing here.
    rules: standing.rules.filter((rule) => rule !== 'locked-elsewhere'),
  }))
  const here = standings.find(({ node }) => node === applicant.place)
  if (!here) return null
  const worth = ({ parts }: Standing, without?: Part) =>
    PARTS.reduce((sum, part) => (part === without ? sum : sum + parts[part] * weights[part]), 0)
  const beats = (other: Standing) => worth(other) > worth(here) + LEAST
  const yields = (other: Standing, without?: Part) =>
    worth(other, without) < worth(here, without) - LEAST
  const others = standings.filter((other) => other !== here)
  const open = others.filter(({ rules }) => rules.length === 0)
  const full = others.filter(
    ({ rules }) => rules.length > 0 && rules.every((rule) => room.has(rule)),
  )
  return {
    better: open.filter(beats).length,
    betterButFull: full.filter(beats).length,
    causes: PARTS.filter((part) =>
      [...open, ...full].some((other) => yields(other) && !yields(other, part)),
    ),
    missed(zoneId) {
      const inZone = standings.filter(({ node }) => node.booth.zoneId === zoneId)
      const worthMore = inZone.filter((other) => other !== here && beats(other))
      return {
        booths: inZone.length,
        better: worthMore.filter(({ rules }) => rules.length === 0).length,
        obstacles: obstaclesOf(worthMore.map(({ rules }) => rules)),
      }
    },
  }
}

/** The best that an open booth would bring a plan by somebody without a place, and in how many it brings something. */
export function readOpenings(
  scored: ScoredPlan,
  applicant: Applicant,
  weights: Weights = { priority: 1, wish: 1, together: 1, variety: 1, crowd: 1 },
): { open: number; worthwhile: number } {
  const open = standingsOf(scored, applicant).filter(({ rules }) => rules.length === 0)
  const points = ({ parts }: Standing) =>
    parts.priority * weights.priority +
    PARTS.reduce((sum, part) => sum + parts[part] * weights[part], 0)
  const { group } = applicant
  const promised = group.placedTables < Math.min(group.minTables, group.requestedTables)
  return {
    open: open.length,
    worthwhile: open.filter((standing) => promised || points(standing) > LEAST).length,
  }
}
