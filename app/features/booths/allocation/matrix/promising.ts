import type { CapacityPrices } from './capacity-prices.ts'
import type { GeneralProblem } from './general-problem.ts'
import { hopefulPlaces } from './knapsack-bound.ts'

/** What each row can have at most at these prices of capacity. */
export function multipliersOf(problem: GeneralProblem, prices: Float64Array): Float64Array {
  const { rows, columns, profit, load, assignAll } = problem
  return Float64Array.from({ length: rows }, (_, row) => {
    let best = assignAll ? Number.NEGATIVE_INFINITY : 0
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column
      best = Math.max(best, (profit[at] ?? 0) - (prices[column] ?? 0) * (load[at] ?? 0))
    }
    return best
  })
}

type Known = {
  /** The best plan known, of this value. */
  assignment: Int32Array | undefined
  value: number
  prices: CapacityPrices
  /** Those of the knapsack bound, where there is one. */
  multipliers: Float64Array | undefined
}

/** The places (row * columns + column) that a better plan may use, by both bounds, and those of the plan known. */
export function promisingArcs(problem: GeneralProblem, known: Known): Int32Array {
  const { rows, columns, profit, load, wholeProfits } = problem
  const { prices, bound } = known.prices
  const most = multipliersOf(problem, prices)
  const margin = 1e-6 * Math.max(1, Math.abs(bound))
  const slack = bound - known.value - (wholeProfits ? 1 : 0) + margin
  const hopeful = known.multipliers && hopefulPlaces(problem, known.multipliers, known.value)
  const arcs: number[] = []
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column
      const gain = profit[at] ?? 0
      if (gain === Number.NEGATIVE_INFINITY) continue
      const loss = (most[row] ?? 0) - (gain - (prices[column] ?? 0) * (load[at] ?? 0))
      const stays = known.assignment?.[row] === column
      if (stays || (loss <= slack && hopeful?.[at] !== 0)) arcs.push(at)
    }
  return Int32Array.from(arcs)
}
