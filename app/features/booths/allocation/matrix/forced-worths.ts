import type { GeneralProblem } from './general-problem.ts'

/** Cells of the two tables of one column up to which they are worth their memory. */
const MOST_CELLS = 8_000_000

export type ForcedWorths = {
  /** What all columns are worth at best, each for itself. */
  best: Float64Array
  /** By row * columns + column: what the column is worth at best with the row in it, -Infinity where it may not be. */
  within: Float64Array
  /** The same with the row kept out. */
  without: Float64Array
}

/**
 * What filling each column is worth with any one row forced into it or kept out of it, at these multipliers: from
 * knapsack tables over the rows before and the rows after it. Undefined where the tables are too large.
 */
export function forcedWorths(
  problem: GeneralProblem,
  multipliers: Float64Array,
): ForcedWorths | undefined {
  const { rows, columns, capacity, wholeLoads } = problem
  const most = capacity.reduce((top, room) => Math.max(top, room), 0)
  if (!wholeLoads || (most + 1) * (rows + 2) * 2 > MOST_CELLS) return undefined
  const before = new Float64Array((most + 1) * (rows + 1))
  const after = new Float64Array((most + 1) * (rows + 1))
  const best = new Float64Array(columns)
  const within = new Float64Array(rows * columns).fill(Number.NEGATIVE_INFINITY)
  const without = new Float64Array(rows * columns)
  for (let column = 0; column < columns; column += 1) {
    const items = worthwhileRows(problem, multipliers, column)
    const room = capacity[column] ?? 0
    const width = room + 1
    before.fill(0, 0, width)
    items.forEach((item, index) => {
      addItem(before, index * width, (index + 1) * width, width, item)
    })
    after.fill(0, items.length * width, (items.length + 1) * width)
    for (let index = items.length - 1; index >= 0; index -= 1) {
      const item = items[index]
      if (item) addItem(after, (index + 1) * width, index * width, width, item)
    }
    const top = after[room] ?? 0
    best[column] = top
    const place = new Map(items.map(({ row }, index) => [row, index]))
    for (let row = 0; row < rows; row += 1) {
      const at = row * columns + column
      const gain = problem.profit[at] ?? 0
      const index = place.get(row)
      const left = room - (problem.load[at] ?? 0)
      const worth = gain - (multipliers[row] ?? 0)
      if (index === undefined) {
        without[at] = top
        if (gain !== Number.NEGATIVE_INFINITY) within[at] = worth + (after[left] ?? 0)
        continue
      }
      const tables = { before, after, first: index * width, second: (index + 1) * width }
      without[at] = joined(tables, room)
      within[at] = worth + joined(tables, left)
    }
  }
  return { best, within, without }
}

type Item = { row: number; worth: number; weight: number }

function worthwhileRows(
  problem: GeneralProblem,
  multipliers: Float64Array,
  column: number,
): Item[] {
  const { rows, columns, profit, load } = problem
  const items: Item[] = []
  for (let row = 0; row < rows; row += 1) {
    const at = row * columns + column
    const worth = (profit[at] ?? 0) - (multipliers[row] ?? 0)
    if (worth > 0) items.push({ row, worth, weight: load[at] ?? 0 })
  }
  return items
}

/** The table with one more item: best worth within each space. */
function addItem(table: Float64Array, from: number, to: number, width: number, item: Item): void {
  for (let space = 0; space < width; space += 1) {
    const as = table[from + space] ?? 0
    const taking = space >= item.weight ? (table[from + space - item.weight] ?? 0) + item.worth : as
    table[to + space] = taking > as ? taking : as
  }
}

type Tables = { before: Float64Array; after: Float64Array; first: number; second: number }

/** The best of all items but the one between the tables, within this room. */
function joined({ before, after, first, second }: Tables, room: number): number {
  let best = 0
  for (let space = 0; space <= room; space += 1) {
    const worth = (before[first + space] ?? 0) + (after[second + room - space] ?? 0)
    if (worth > best) best = worth
  }
  return best
}
