import type { Applicant, BoothNode, Ground } from './ground.ts'
import { priorityFactor, wishFactor } from './problem.ts'

type Offer = { node: number; points: number; tables: number }
type Row = { offers: Offer[]; tables: number; obliged: boolean }

const ROUNDS = 150

/**
 * No plan that keeps the rules can be worth more than this. Every application is valued in every booth as if the
 * others stood ideally around it; then a price per table in each booth (Lagrangian relaxation of the capacity) is
 * raised where too many want to be. Each set of prices gives a valid bound; the lowest is kept.
 *
 * `exposures` are the livelinesses at which the concave crowd worth is replaced by its tangent, by group index;
 * any values are valid, those of a good plan give the tightest bound.
 */
export function upperBound(ground: Ground, exposures: ReadonlyArray<number>): number {
  const { weights } = ground.problem
  const constant = ground.groups.reduce((sum, group) => {
    const at = exposures[group.index] ?? 0
    return sum + weights.crowd * group.requestedTables * at * at
  }, 0)
  const rows = ground.applicants.flatMap((applicant) => rowOf(ground, applicant, exposures) ?? [])
  const capacities = ground.booths.map((node) => node.booth.capacity)
  let prices = capacities.map(() => 0)
  let lowest = Number.POSITIVE_INFINITY
  let stride = 1
  for (let round = 0; round < ROUNDS; round += 1) {
    const { value, used } = priced(rows, prices, capacities)
    if (value < lowest - 1e-9) lowest = value
    else stride *= 0.93
    const excess = used.map((tables, index) => tables - (capacities[index] ?? 0))
    const norm = excess.reduce((sum, over) => sum + over * over, 0)
    if (norm === 0) break
    const step = (stride * Math.max(1, Math.abs(value) * 0.05)) / norm
    prices = prices.map((price, index) => Math.max(0, price + step * (excess[index] ?? 0)))
  }
  return constant + lowest
}

function priced(
  rows: ReadonlyArray<Row>,
  prices: ReadonlyArray<number>,
  capacities: ReadonlyArray<number>,
): { value: number; used: number[] } {
  const used = capacities.map(() => 0)
  let value = prices.reduce((sum, price, index) => sum + price * (capacities[index] ?? 0), 0)
  for (const row of rows) {
    let best = row.obliged ? Number.NEGATIVE_INFINITY : 0
    let bestNode = -1
    for (const offer of row.offers) {
      const points = offer.points - (prices[offer.node] ?? 0) * row.tables
      if (points > best) {
        best = points
        bestNode = offer.node
      }
    }
    value += best
    if (bestNode >= 0) used[bestNode] = (used[bestNode] ?? 0) + row.tables
  }
  return { value, used }
}

function rowOf(ground: Ground, applicant: Applicant, exposures: ReadonlyArray<number>): Row | null {
  const { weights } = ground.problem
  const { application, group } = applicant
  const { tables } = application
  // A locked place counts whether or not it keeps the rules.
  const locked = application.lockedBoothId && ground.boothById.get(application.lockedBoothId)
  const options = locked ? [locked] : applicant.options
  if (options.length === 0) return null
  const slope = 2 - 2 * (exposures[group.index] ?? 0)
  const siblingSizes = ground.applicants
    .filter((other) => other.group === group && other !== applicant)
    .map((other) => other.application.tables)
    .sort((a, b) => a - b)
  const offers = options.map((node): Offer => {
    const rank = application.zoneWishes.indexOf(node.booth.zoneId)
    const points =
      tables *
      (weights.priority * priorityFactor(application.priorityScore) +
        weights.wish * wishFactor(rank) +
        weights.together * mostTogether(group.kanwilCode, siblingSizes, tables, node) +
        weights.crowd * slope * node.booth.crowdValue)
    return { node: ground.booths.indexOf(node), points, tables }
  })
  return { offers, tables, obliged: Boolean(locked) }
}

/** Largest share of its siblings that an application can have around it in this booth. */
function mostTogether(
  kanwilCode: string | null,
  siblingSizes: ReadonlyArray<number>,
  tables: number,
  node: BoothNode,
): number {
  if (kanwilCode === null || siblingSizes.length === 0) return 0
  let room = node.booth.capacity - tables
  for (const neighbour of node.neighbours) room += neighbour.booth.capacity
  let count = 0
  for (const size of siblingSizes) {
    room -= size
    if (room < 0) break
    count += 1
  }
  return count / siblingSizes.length
}
