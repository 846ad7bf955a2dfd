import {
  type Applicant,
  type BoothNode,
  type Group,
  type IndexedProblem,
  UNITS_PER_TABLE,
} from './indexed-problem.ts'
import { crowdWorth, priorityFactor, type ValueParts, type Weights, wishFactor } from './problem.ts'

/**
 * The value of what stands on the ground, kept up with every placing and taking away.
 * `shortfall` counts tables missing to the Kanwil's minimums and goes before every value.
 */
export type ScoredPlan = {
  indexed: IndexedProblem
  weights: Weights
  parts: ValueParts
  shortfall: number
}

/** A booth has some four neighbours: together they cost a table at most about one point, never its place. */
export const FACING_POINTS = 0.25

export function createScoredPlan(indexed: IndexedProblem): ScoredPlan {
  return {
    indexed,
    weights: indexed.problem.weights,
    parts: { priority: 0, wish: 0, together: 0, variety: 0, crowd: 0 },
    shortfall: indexed.groups.reduce((sum, group) => sum + shortfallOf(group), 0),
  }
}

export function totalOf(parts: ValueParts): number {
  return parts.priority + parts.wish + parts.together + parts.variety + parts.crowd
}

function shortfallOf(group: Group): number {
  return Math.max(0, Math.min(group.minTables, group.requestedTables) - group.placedTables)
}

function crowdOf(group: Group): number {
  return group.requestedTables * crowdWorth(group.exposure / group.requestedTables)
}

/** Tables of the same kind of goods that face each other across these two booths. */
function sameKind(a: BoothNode, b: BoothNode, categoryIndexes: ReadonlyArray<number>): number {
  let units = 0
  for (const index of categoryIndexes) units += Math.min(a.units[index] ?? 0, b.units[index] ?? 0)
  return (units * FACING_POINTS) / UNITS_PER_TABLE
}

function facing(node: BoothNode, categoryIndexes: ReadonlyArray<number>): number {
  let sum = 0
  for (const neighbour of node.neighbours) sum += sameKind(node, neighbour, categoryIndexes)
  return sum
}

/** What the pairs of this applicant with its Kanwil's units near this booth are worth, both ways. */
function togetherAt(applicant: Applicant, node: BoothNode): number {
  const { group } = applicant
  const siblings = group.applicationCount - 1
  if (group.kanwilCode === null || siblings === 0) return 0
  let count = node.groupCount[group.index] ?? 0
  let tables = node.groupTables[group.index] ?? 0
  for (const neighbour of node.neighbours) {
    count += neighbour.groupCount[group.index] ?? 0
    tables += neighbour.groupTables[group.index] ?? 0
  }
  return (applicant.application.tables * count + tables) / siblings
}

function addUnits(applicant: Applicant, node: BoothNode, sign: 1 | -1): void {
  for (const index of applicant.categoryIndexes)
    node.units[index] = (node.units[index] ?? 0) + sign * applicant.unitsPerCategory
}

function change(scored: ScoredPlan, applicant: Applicant, node: BoothNode, sign: 1 | -1): void {
  const { parts, weights } = scored
  const { application, group } = applicant
  const { tables } = application
  const rank = application.zoneWishes.indexOf(node.booth.zoneId)
  parts.priority += sign * weights.priority * tables * priorityFactor(application.priorityScore)
  parts.wish += sign * weights.wish * tables * wishFactor(rank)

  const facingBefore = facing(node, applicant.categoryIndexes)
  addUnits(applicant, node, sign)
  parts.variety -= weights.variety * (facing(node, applicant.categoryIndexes) - facingBefore)

  const crowdBefore = crowdOf(group)
  group.exposure += sign * tables * node.booth.crowdValue
  parts.crowd += weights.crowd * (crowdOf(group) - crowdBefore)

  scored.shortfall -= shortfallOf(group)
  group.placedTables += sign * tables
  scored.shortfall += shortfallOf(group)

  node.tables += sign * tables
  node.watts += sign * application.powerWatts
}

function count(applicant: Applicant, node: BoothNode, sign: 1 | -1): void {
  const { index } = applicant.group
  node.groupCount[index] = (node.groupCount[index] ?? 0) + sign
  node.groupTables[index] = (node.groupTables[index] ?? 0) + sign * applicant.application.tables
}

/** Puts an applicant that stands nowhere into a booth. Rules are the caller's to ask. */
export function place(scored: ScoredPlan, applicant: Applicant, node: BoothNode): void {
  scored.parts.together += scored.weights.together * togetherAt(applicant, node)
  change(scored, applicant, node, 1)
  count(applicant, node, 1)
  node.members.push(applicant)
  applicant.place = node
}

/** Takes an applicant out of its booth and says which that was. */
export function takeOut(scored: ScoredPlan, applicant: Applicant): BoothNode | null {
  const node = applicant.place
  if (node === null) return null
  count(applicant, node, -1)
  scored.parts.together -= scored.weights.together * togetherAt(applicant, node)
  change(scored, applicant, node, -1)
  node.members.splice(node.members.indexOf(applicant), 1)
  applicant.place = null
  return node
}

/** The parts as they are, and what they have gained since. */
export function partsSince(parts: ValueParts): { before: ValueParts; gained(): ValueParts } {
  const before = { ...parts }
  return {
    before,
    gained: () => ({
      priority: parts.priority - before.priority,
      wish: parts.wish - before.wish,
      together: parts.together - before.together,
      variety: parts.variety - before.variety,
      crowd: parts.crowd - before.crowd,
    }),
  }
}
