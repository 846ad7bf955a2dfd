import type { GeneralProblem } from './general-problem.ts'

export type CapacityPrices = {
  /** Per unit of load, by column. */
  prices: Float64Array
  /** No plan is worth more. */
  bound: number
}

/**
 * Prices per unit of load in each column (Lagrangian relaxation of the capacities): where too many want to be the
 * price rises. Every set of prices proves a bound; the lowest comes close to that of the linear relaxation.
 */
export function priceCapacities(
  problem: GeneralProblem,
  rounds: number,
  deadline: number,
): CapacityPrices {
  const { columns, capacity } = problem
  let prices = new Float64Array(columns)
  let best = { prices, bound: Number.POSITIVE_INFINITY }
  let step = 0
  let stalled = 0
  const used = new Float64Array(columns)
  const drift = new Float64Array(columns)
  for (let round = 0; round < rounds; round += 1) {
    const { value, choice } = evaluate(problem, prices, used)
    if (value < best.bound - 1e-12 * Math.abs(value)) {
      if (value < best.bound - 1e-5 * Math.abs(value)) stalled = 0
      best = { prices, bound: value }
    } else stalled += 1
    if (performance.now() > deadline) break
    let norm = 0
    for (let column = 0; column < columns; column += 1) {
      const over = (used[column] ?? 0) - (capacity[column] ?? 0)
      // Steps keep some of the direction before, or they would go to and fro.
      const pull = 0.7 * over + 0.3 * (drift[column] ?? 0)
      drift[column] = (prices[column] ?? 0) === 0 && pull < 0 ? 0 : pull
      norm += (drift[column] ?? 0) ** 2
    }
    if (norm === 0) break
    if (step === 0) step = Math.max(1e-9, Math.abs(value - choice), 0.01 * Math.abs(value))
    if (stalled >= 8) {
      step *= 0.6
      stalled = 0
    }
    const factor = step / norm
    prices = prices.map((price, column) => Math.max(0, price + factor * (drift[column] ?? 0)))
  }
  return best
}

/** What the prices prove, the use of each column by the rows' choices, and what those choices are worth unpriced. */
function evaluate(problem: GeneralProblem, prices: Float64Array, used: Float64Array) {
  const { rows, columns, profit, load, capacity, assignAll } = problem
  let value = 0
  let choice = 0
  used.fill(0)
  for (let column = 0; column < columns; column += 1) {
    const price = prices[column] ?? 0
    if (price > 0) value += price * (capacity[column] ?? 0)
  }
  for (let row = 0; row < rows; row += 1) {
    const offset = row * columns
    let best = assignAll ? Number.NEGATIVE_INFINITY : 0
    let bestColumn = -1
    for (let column = 0; column < columns; column += 1) {
      const at = offset + column
      const worth = (profit[at] ?? 0) - (prices[column] ?? 0) * (load[at] ?? 0)
      if (worth > best) {
        best = worth
        bestColumn = column
      }
    }
    value += best
    if (bestColumn < 0) continue
    const at = offset + bestColumn
    used[bestColumn] = (used[bestColumn] ?? 0) + (load[at] ?? 0)
    choice += profit[at] ?? 0
  }
  return { value, choice }
}
