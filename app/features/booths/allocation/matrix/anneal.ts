import type { GeneralProblem } from './general-problem.ts'

export type Annealing = {
  start: Int32Array
  /** Prices per unit of load; tell which columns a row should look at, and what overload costs at the start. */
  prices: Float64Array
  moves: number
  seed: number
  /** Temperature at the start and the end, in profit. */
  heat: [number, number]
  deadline: number
  /** Called with every plan that keeps the rules and is better than all before. */
  onBetter(assignment: Int32Array, value: number): void
}

const CANDIDATES = 5
/** Rows looked at for a swap. */
const PARTNERS = 8
const ADAPT_EVERY = 400
const RISE = 1.08

/**
 * Moves and swaps rows by chance, worse ones ever more seldom (simulated annealing). Columns may be overfull on the
 * way, at a price that rises for those which stay so. Answers where all rows are in the end, which may be overfull.
 */
export function anneal(problem: GeneralProblem, options: Annealing): Int32Array {
  const { rows, columns, profit, load, capacity } = problem
  if (rows === 0 || columns === 0) return options.start
  const candidates = candidatesOf(problem, options.prices)
  const places = Int32Array.from(options.start)
  const used = new Float64Array(columns)
  const lists = Array.from({ length: columns }, (): number[] => [])
  const position = new Int32Array(rows)
  let value = 0
  for (let row = 0; row < rows; row += 1) {
    const column = places[row] ?? -1
    if (column < 0) continue
    const at = row * columns + column
    used[column] = (used[column] ?? 0) + (load[at] ?? 0)
    value += profit[at] ?? 0
    const list = lists[column] ?? []
    position[row] = list.length
    list.push(row)
  }
  let over = 0
  for (let column = 0; column < columns; column += 1)
    over += Math.max(0, (used[column] ?? 0) - (capacity[column] ?? 0))
  const usual = usualPrice(problem, options.prices)
  const fines = options.prices.map((price) => Math.max(price, usual) * 1.5)
  // So slow that nearly always every column but one or two is within its capacity.
  const fall = RISE ** (-0.7 / columns)
  let best = Number.NEGATIVE_INFINITY
  let state = (options.seed * 2654435761 + 12345) >>> 0 || 1
  const [hot, cold] = options.heat
  const cooling = (cold / hot) ** (1 / Math.max(1, options.moves))
  let heat = hot
  const chance = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4294967296
  }
  const overOf = (column: number, amount: number) => {
    const excess = amount - (capacity[column] ?? 0)
    return excess > 0 ? excess : 0
  }
  const put = (row: number, from: number, to: number) => {
    if (from >= 0) {
      const list = lists[from] ?? []
      const last = list.pop() ?? row
      if (last !== row) {
        const at = position[row] ?? 0
        list[at] = last
        position[last] = at
      }
    }
    if (to >= 0) {
      const list = lists[to] ?? []
      position[row] = list.length
      list.push(row)
    }
    places[row] = to
  }
  for (let move = 0; move < options.moves; move += 1) {
    heat *= cooling
    if (move % ADAPT_EVERY === 0) {
      if ((move & 0x3fff) === 0 && performance.now() > options.deadline) break
      for (let column = 0; column < columns; column += 1) {
        const full = (used[column] ?? 0) > (capacity[column] ?? 0)
        const fine = fines[column] ?? 0
        fines[column] = full ? fine * RISE : Math.max(usual * 0.2, fine * fall)
      }
    }
    const row = Math.floor(chance() * rows)
    const list = candidates[row] ?? []
    if (list.length === 0) continue
    const pick = chance()
    const to = list[Math.floor(pick * pick * list.length)] ?? -1
    const from = places[row] ?? -1
    if (to === from) continue
    const offset = row * columns
    const others = to >= 0 ? (lists[to] ?? []) : []
    const swap = others.length > 0 && from >= 0 && chance() < 0.6
    let other = -1
    if (swap) {
      let bestBack = Number.NEGATIVE_INFINITY
      const roomTo = (capacity[to] ?? 0) - (used[to] ?? 0) - (load[offset + to] ?? 0)
      const roomFrom = (capacity[from] ?? 0) - (used[from] ?? 0) + (load[offset + from] ?? 0)
      const _fTo = fines[to] ?? 0,
        _fFrom = fines[from] ?? 0
      for (let trial = 0; trial < PARTNERS; trial += 1) {
        const one = others[Math.floor(chance() * others.length)] ?? 0
        const at = one * columns
        const overTo = -roomTo - (load[at + to] ?? 0)
        const overFrom = -roomFrom + (load[at + from] ?? 0)
        const back =
          (profit[at + from] ?? 0) -
          (profit[at + to] ?? 0) -
          (overTo > 0 ? overTo * (fines[to] ?? 0) : 0) -
          (overFrom > 0 ? overFrom * (fines[from] ?? 0) : 0)
        if (back > bestBack) {
          bestBack = back
          other = one
        }
      }
      if (other < 0) continue
    }
    let gain =
      (to >= 0 ? (profit[offset + to] ?? 0) : 0) - (from >= 0 ? (profit[offset + from] ?? 0) : 0)
    let usedTo = to >= 0 ? (used[to] ?? 0) + (load[offset + to] ?? 0) : 0
    let usedFrom = from >= 0 ? (used[from] ?? 0) - (load[offset + from] ?? 0) : 0
    if (swap) {
      const back = profit[other * columns + from] ?? 0
      if (back === Number.NEGATIVE_INFINITY) continue
      gain += back - (profit[other * columns + to] ?? 0)
      usedTo -= load[other * columns + to] ?? 0
      usedFrom += load[other * columns + from] ?? 0
    }
    let fine = 0
    let overChange = 0
    if (to >= 0) {
      const change = overOf(to, usedTo) - overOf(to, used[to] ?? 0)
      overChange += change
      fine += change * (fines[to] ?? 0)
    }
    if (from >= 0) {
      const change = overOf(from, usedFrom) - overOf(from, used[from] ?? 0)
      overChange += change
      fine += change * (fines[from] ?? 0)
    }
    const delta = gain - fine
    if (delta < 0 && chance() >= Math.exp(delta / heat)) continue
    put(row, from, to)
    if (swap) put(other, to, from)
    if (to >= 0) used[to] = usedTo
    if (from >= 0) used[from] = usedFrom
    value += gain
    over += overChange
    if (over <= 1e-9 && value > best + 1e-9) {
      best = value
      options.onBetter(places, value)
    }
  }
  return places
}

/** The columns each row should look at, best first; -1 = staying out. */
function candidatesOf(problem: GeneralProblem, prices: Float64Array): number[][] {
  const { rows, columns, profit, load, assignAll } = problem
  return Array.from({ length: rows }, (_, row) => {
    const offset = row * columns
    const worth = (column: number) =>
      column < 0
        ? 0
        : (profit[offset + column] ?? 0) - (prices[column] ?? 0) * (load[offset + column] ?? 0)
    const open = Array.from({ length: columns }, (_, column) => column).filter(
      (column) =>
        profit[offset + column] !== Number.NEGATIVE_INFINITY &&
        (assignAll || (profit[offset + column] ?? 0) > 0),
    )
    if (!assignAll) open.push(-1)
    return open.sort((a, b) => worth(b) - worth(a) || a - b).slice(0, CANDIDATES)
  })
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
