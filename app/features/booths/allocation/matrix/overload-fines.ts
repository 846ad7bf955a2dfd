import type { ColumnFill } from './column-fill.ts'
import type { GeneralProblem } from './general-problem.ts'

const RISE = 1.08

/** What each unit of load beyond a column's capacity costs; it rises while the column is overfull. */
export class OverloadFines {
  readonly fines: Float64Array
  readonly #usual: number
  readonly #fall: number

  constructor(problem: GeneralProblem, prices: Float64Array) {
    const usual = usualPrice(problem, prices)
    this.#usual = usual
    this.fines = prices.map((price) => Math.max(price, usual) * 1.5)
    // So slow that nearly always every column but one or two is within its capacity.
    this.#fall = RISE ** (-0.7 / problem.columns)
  }

  adapt(fill: ColumnFill, capacity: Float64Array): void {
    for (let column = 0; column < this.fines.length; column += 1) {
      const full = (fill.used[column] ?? 0) > (capacity[column] ?? 0)
      const fine = this.fines[column] ?? 0
      this.fines[column] = full ? fine * RISE : Math.max(this.#usual * 0.2, fine * this.#fall)
    }
  }
}

/** A price per unit of load that is usual in this problem, never zero. */
function usualPrice({ profit, load }: GeneralProblem, prices: Float64Array): number {
  let sum = 0
  let count = 0
  for (const price of prices)
    if (price > 0) {
      sum += price
      count += 1
    }
  if (count > 0) return sum / count
  let profits = 0
  let loads = 0
  for (let at = 0; at < profit.length; at += 1) {
    const value = profit[at] ?? 0
    if (value === Number.NEGATIVE_INFINITY) continue
    profits += Math.abs(value)
    loads += load[at] ?? 0
  }
  return loads > 0 && profits > 0 ? profits / loads : 1
}
