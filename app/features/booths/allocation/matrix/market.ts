import type { MatrixProblem } from './matrix-problem.ts'
import { NONE, Seats } from './seats.ts'
import { ShortLists } from './short-lists.ts'

/**
 * Rows that buy places in columns. Prices only ever rise. Staying out, where it is allowed, is worth nothing and has
 * a price too, the `zero`: a place that nobody wants must cost no more than that in the end.
 */
export class Market {
  readonly rows: number
  readonly columns: number
  readonly profit: Float64Array
  /** Whether rows may stay out. */
  readonly optional: boolean
  readonly places: Int32Array
  readonly prices: Float64Array
  zero = 0
  readonly lists: ShortLists
  /** What the best choice leaves a row after paying: nowhere can it have more. */
  readonly surplus: Float64Array
  readonly seats: Seats
  /** The two choices last asked for. */
  best = 0
  bestColumn = NONE
  second = 0
  secondColumn = NONE

  constructor(problem: MatrixProblem, places: Int32Array) {
    const { rows, columns } = problem
    this.rows = rows
    this.columns = columns
    this.profit = problem.profit
    this.optional = !problem.assignAll
    this.places = places
    // A column without places is not for sale.
    this.prices = Float64Array.from(places, (count) => (count > 0 ? 0 : Number.POSITIVE_INFINITY))
    this.lists = new ShortLists(problem.profit, rows, this.prices)
    this.surplus = new Float64Array(rows)
    this.seats = new Seats(rows, places)
  }

  /** Sets `best` and `second` to the two choices of a row that are worth most to it now, staying out among them. */
  choose(row: number, optional = this.optional): void {
    this.#chooseListed(row)
    if (this.second < (this.lists.ceilings[row] ?? 0)) {
      this.lists.renew(row)
      this.#chooseListed(row)
    }
    if (!optional) return
    const out = -this.zero
    if (this.best < out) {
      this.second = this.best
      this.secondColumn = this.bestColumn
      this.best = out
      this.bestColumn = NONE
    } else if (this.second < out) {
      this.second = out
      this.secondColumn = NONE
    }
  }

  #chooseListed(row: number): void {
    const { columns, lengths, profits } = this.lists
    const prices = this.prices
    const start = this.lists.start(row)
    const end = start + (lengths[row] ?? 0)
    let best = Number.NEGATIVE_INFINITY
    let second = Number.NEGATIVE_INFINITY
    let bestColumn = NONE
    let secondColumn = NONE
    for (let at = start; at < end; at += 1) {
      const column = columns[at] ?? 0
      const worth = (profits[at] ?? 0) - (prices[column] ?? 0)
      if (worth > best) {
        second = best
        secondColumn = bestColumn
        best = worth
        bestColumn = column
      } else if (worth > second) {
        second = worth
        secondColumn = column
      }
    }
    this.best = best
    this.second = second
    this.bestColumn = bestColumn
    this.secondColumn = secondColumn
  }
}
