import { bid } from './bidding.ts'
import { Chains } from './chains.ts'
import { estimatePrices } from './estimate-prices.ts'
import { Market } from './market.ts'
import type { MatrixPlan, MatrixProblem } from './matrix-problem.ts'
import { NONE } from './seats.ts'

/** Share of the rows left without a place after plain bidding from which the prices are worth an estimate. */
const STALLED = 0.1

/**
 * The best plan where every load is the same: columns have `places`, each row takes one. Always exact: shortest
 * augmenting paths on prices, which end with a proof in the same prices.
 */
export function solveUnitLoads(problem: MatrixProblem, places: Int32Array): MatrixPlan {
  const market = new Market(problem, places)
  let waiting = bid(market)
  if (waiting.length > 100 + STALLED * problem.rows) {
    estimatePrices(market)
    market.seats.empty()
    waiting = bid(market)
  }
  const chains = new Chains(market)
  for (const row of waiting) chains.place(row)
  chains.fillDear()
  return proven(market)
}

/** The plan, and what every row could have at most at these prices with what the places and staying out cost. */
function proven(market: Market): MatrixPlan {
  const { columns, optional, prices, profit, rows, seats, zero } = market
  const { columnOf, places } = seats
  let bound = 0
  let objective = 0
  for (let row = 0; row < rows; row += 1) {
    const offset = row * columns
    let best = optional ? -zero : Number.NEGATIVE_INFINITY
    for (let column = 0; column < columns; column += 1) {
      const worth = (profit[offset + column] ?? 0) - (prices[column] ?? 0)
      if (worth > best) best = worth
    }
    bound += best + zero
    const column = columnOf[row] ?? NONE
    if (column !== NONE) objective += profit[offset + column] ?? 0
  }
  for (let column = 0; column < columns; column += 1) {
    const count = places[column] ?? 0
    if (count > 0) bound += count * ((prices[column] ?? 0) - zero)
  }
  // Equal but for the rounding of fractions.
  return { assignment: columnOf, objective, bound: Math.max(bound, objective), optimal: true }
}
