import { forcedWorths } from './forced-worths.ts'
import type { GeneralProblem } from './general-problem.ts'
import { Knapsack } from './knapsack.ts'

export type KnapsackBound = {
  /** What each row must be worth to a column to be taken. */
  multipliers: Float64Array
  bound: number
}

type Options = {
  multipliers: Float64Array
  /** The value of the best plan known, or -Infinity. */
  target: number
  rounds: number
  deadline: number
}

/**
 * A bound by columns: each fills itself with the rows that are worth most to it over their multiplier, an exact
 * knapsack (Lagrangian relaxation of "one column per row"). Tighter than prices of capacity, as no column is filled
 * with parts of rows.
 */
export function boundByKnapsacks(problem: GeneralProblem, options: Options): KnapsackBound {
  const { rows, columns, assignAll } = problem
  const { target } = options
  let { multipliers } = options
  let best = { multipliers, bound: Number.POSITIVE_INFINITY }
  const open = new Uint8Array(rows).fill(1)
  const takers = new Uint8Array(rows * columns)
  const knapsack = new Knapsack(problem)
  const drift = new Float64Array(rows)
  let agility = 1
  let stalled = 0
  for (let round = 0; round < options.rounds; round += 1) {
    takers.fill(0)
    let value = 0
    for (const multiplier of multipliers) value += multiplier
    for (let column = 0; column < columns; column += 1)
      value += knapsack.fill(column, multipliers, open, takers)
    if (value < best.bound) {
      if (value < best.bound - 1e-6 * Math.abs(value)) stalled = 0
      best = { multipliers, bound: value }
    } else stalled += 1
    if (performance.now() > options.deadline) break
    if ((problem.wholeProfits ? Math.floor(best.bound + 1e-6) : best.bound) <= target) break
    if (stalled >= 10) {
      agility *= 0.7
      stalled = 0
      multipliers = best.multipliers
    }
    if (agility < 1e-3) break
    let norm = 0
    for (let row = 0; row < rows; row += 1) {
      let count = -1
      for (let column = 0; column < columns; column += 1)
        count += takers[row * columns + column] ?? 0
      // Steps keep some of the direction before, or they would go to and fro.
      const pull = 0.75 * count + 0.25 * (drift[row] ?? 0)
      drift[row] = !assignAll && (multipliers[row] ?? 0) === 0 && pull < 0 ? 0 : pull
      norm += (drift[row] ?? 0) ** 2
    }
    if (norm === 0) break
    const aim = Number.isFinite(target)
      ? Math.max(value - target, 1e-4 * Math.abs(value))
      : 0.02 * Math.abs(value)
    const factor = (agility * aim) / norm
    multipliers = multipliers.map((multiplier, row) => {
      const moved = multiplier + factor * (drift[row] ?? 0)
      return assignAll ? moved : Math.max(0, moved)
    })
  }
  return best
}

/**
 * Marks the places (row * columns + column) that a plan worth more than `target` may use: with any other forced on
 * it, the bound at these multipliers falls to the target or below.
 */
export function hopefulPlaces(
  problem: GeneralProblem,
  multipliers: Float64Array,
  target: number,
): Uint8Array | undefined {
  const { rows, columns } = problem
  const worths = forcedWorths(problem, multipliers)
  if (!worths) return undefined
  const { best, within, without } = worths
  let bound = 0
  for (const multiplier of multipliers) bound += multiplier
  for (const worth of best) bound += worth
  // Whole values have to beat the target by one.
  const needed = (problem.wholeProfits ? target + 1 : target) - 1e-6 * Math.max(1, Math.abs(bound))
  const hopeful = new Uint8Array(rows * columns)
  for (let row = 0; row < rows; row += 1) {
    // A row in one column is in none of the others.
    let elsewhere = 0
    for (let column = 0; column < columns; column += 1)
      elsewhere += (best[column] ?? 0) - (without[row * columns + column] ?? 0)
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column
      const forced = bound - elsewhere + (within[at] ?? 0) - (without[at] ?? 0)
      hopeful[at] = forced >= needed ? 1 : 0
    }
  }
  return hopeful
}
