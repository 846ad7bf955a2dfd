const SHORT = 16
const GATHERED = 4 * SHORT

/**
 * The best few columns of each row at the prices when it was last read, and a ceiling: no other column is worth more
 * to the row. Prices only rise, so a ceiling stays true until the row is read again, and most questions are answered
 * without reading it.
 */
export class ShortLists {
  readonly columns: Int32Array
  readonly profits: Float64Array
  readonly lengths: Int32Array
  /** No column that is not listed is worth more to the row than this; -Infinity when all are listed. */
  readonly ceilings: Float64Array
  /** Rows read in full so far. */
  scans = 0
  readonly #rowProfits: Float64Array
  readonly #width: number
  readonly #prices: Float64Array
  readonly #worths = new Float64Array(GATHERED)
  readonly #gathered = new Int32Array(GATHERED)

  constructor(profit: Float64Array, rows: number, prices: Float64Array) {
    this.#rowProfits = profit
    this.#width = prices.length
    this.#prices = prices
    this.columns = new Int32Array(rows * SHORT)
    this.profits = new Float64Array(rows * SHORT)
    this.lengths = new Int32Array(rows)
    this.ceilings = new Float64Array(rows).fill(Number.POSITIVE_INFINITY)
  }

  /** Where the list of this row starts in `columns` and `profits`. */
  start(row: number): number {
    return row * SHORT
  }

  /** Number of the rest of this row among columns: follows all the columns' own. */
  item(row: number): number {
    return this.#width + row
  }

  /** Reads the row in full and lists its best columns at the present prices. */
  renew(row: number): void {
    this.scans += 1
    const profit = this.#rowProfits
    const prices = this.#prices
    const width = this.#width
    const worths = this.#worths
    const gathered = this.#gathered
    const offset = row * width
    let count = 0
    let floor = Number.NEGATIVE_INFINITY
    let ceiling = Number.NEGATIVE_INFINITY
    for (let column = 0; column < width; column += 1) {
      const worth = (profit[offset + column] ?? 0) - (prices[column] ?? 0)
      if (worth <= floor) {
        if (worth > ceiling) ceiling = worth
        continue
      }
      worths[count] = worth
      gathered[count] = column
      count += 1
      if (count === GATHERED) {
        const dropped = keepBest(worths, gathered, count)
        count = SHORT
        if (dropped > ceiling) ceiling = dropped
        floor = lowestOf(worths, SHORT)
      }
    }
    if (count > SHORT) {
      const dropped = keepBest(worths, gathered, count)
      count = SHORT
      if (dropped > ceiling) ceiling = dropped
    }
    const start = row * SHORT
    for (let at = 0; at < count; at += 1) {
      const column = gathered[at] ?? 0
      this.columns[start + at] = column
      this.profits[start + at] = profit[offset + column] ?? 0
    }
    this.lengths[row] = count
    this.ceilings[row] = ceiling
  }
}

/** Moves the SHORT best to the front; answers the best worth among the rest. */
function keepBest(worths: Float64Array, columns: Int32Array, count: number): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = worths[(low + high) >> 1] ?? 0
    let left = low
    let right = high
    while (left <= right) {
      while ((worths[left] ?? 0) > middle) left += 1
      while ((worths[right] ?? 0) < middle) right -= 1
      if (left <= right) {
        const worth = worths[left] ?? 0
        worths[left] = worths[right] ?? 0
        worths[right] = worth
        const column = columns[left] ?? 0
        columns[left] = columns[right] ?? 0
        columns[right] = column
        left += 1
        right -= 1
      }
    }
    if (SHORT - 1 <= right) high = right
    else if (SHORT - 1 >= left) low = left
    else break
  }
  let dropped = Number.NEGATIVE_INFINITY
  for (let at = SHORT; at < count; at += 1) {
    const worth = worths[at] ?? 0
    if (worth > dropped) dropped = worth
  }
  return dropped
}

function lowestOf(worths: Float64Array, count: number): number {
  let lowest = Number.POSITIVE_INFINITY
  for (let at = 0; at < count; at += 1) {
    const worth = worths[at] ?? 0
    if (worth < lowest) lowest = worth
  }
  return lowest
}
