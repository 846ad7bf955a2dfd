import { ColumnFill } from './column-fill.ts'
import type { GeneralProblem } from './general-problem.ts'
import { OverloadFines } from './overload-fines.ts'

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
const SWAPS = 0.6
const ADAPT_EVERY = 400

/**
 * Moves and swaps rows by chance, worse ones ever more seldom (simulated annealing). Columns may be overfull on the
 * way, at a price that rises for those which stay so. Answers where all rows are in the end, which may be overfull.
 */
export function annealMatrix(problem: GeneralProblem, options: Annealing): Int32Array {
  const { rows, columns, capacity } = problem
  if (rows === 0 || columns === 0) return options.start
  const candidates = candidatesOf(problem, options.prices)
  const fill = new ColumnFill(problem, options.start)
  const fines = new OverloadFines(problem, options.prices)
  const chance = chanceFrom(options.seed)
  const walk = new Walk(problem, fill, fines.fines, chance)
  const [hot, cold] = options.heat
  const cooling = (cold / hot) ** (1 / Math.max(1, options.moves))
  let heat = hot
  let best = Number.NEGATIVE_INFINITY
  for (let move = 0; move < options.moves; move += 1) {
    heat *= cooling
    if (move % ADAPT_EVERY === 0) {
      if ((move & 0x3fff) === 0 && performance.now() > options.deadline) break
      fines.adapt(fill, capacity)
    }
    const row = Math.floor(chance() * rows)
    const list = candidates[row] ?? []
    if (list.length === 0) continue
    // Good columns are looked at more often.
    const pick = chance()
    const to = list[Math.floor(pick * pick * list.length)] ?? -1
    if (walk.tryMove(row, to, heat) && fill.over <= 1e-9 && fill.value > best + 1e-9) {
      best = fill.value
      options.onBetter(fill.places, best)
    }
  }
  return fill.places
}

/** Numbers from 0 to below 1, always the same for a seed. */
function chanceFrom(seed: number): () => number {
  let state = (seed * 2654435761 + 12345) >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4294967296
  }
}

class Walk {
  readonly #problem: GeneralProblem
  readonly #fill: ColumnFill
  readonly #fines: Float64Array
  readonly #chance: () => number

  constructor(
    problem: GeneralProblem,
    fill: ColumnFill,
    fines: Float64Array,
    chance: () => number,
  ) {
    this.#problem = problem
    this.#fill = fill
    this.#fines = fines
    this.#chance = chance
  }

  /** Moves a row, or swaps it with one that is there, unless it is too cold for what that costs. */
  tryMove(row: number, to: number, heat: number): boolean {
    const from = this.#fill.places[row] ?? -1
    if (to === from) return false
    const members = to >= 0 ? this.#fill.membersOf(to) : []
    if (from < 0 || members.length === 0 || this.#chance() >= SWAPS)
      return this.#step(row, from, to, -1, heat)
    const other = this.#partner(row, from, to, members)
    return other >= 0 && this.#step(row, from, to, other, heat)
  }

  /** The best of a few members of `to` to come back to `from` in the row's place; -1 when none may. */
  #partner(row: number, from: number, to: number, members: ReadonlyArray<number>): number {
    const { columns, profit, load, capacity } = this.#problem
    const { used } = this.#fill
    const fineTo = this.#fines[to] ?? 0
    const fineFrom = this.#fines[from] ?? 0
    const offset = row * columns
    const roomTo = (capacity[to] ?? 0) - (used[to] ?? 0) - (load[offset + to] ?? 0)
    const roomFrom = (capacity[from] ?? 0) - (used[from] ?? 0) + (load[offset + from] ?? 0)
    let partner = -1
    let most = Number.NEGATIVE_INFINITY
    for (let trial = 0; trial < PARTNERS; trial += 1) {
      const one = members[Math.floor(this.#chance() * members.length)] ?? 0
      const at = one * columns
      const overTo = -roomTo - (load[at + to] ?? 0)
      const overFrom = -roomFrom + (load[at + from] ?? 0)
      const back =
        (profit[at + from] ?? 0) -
        (profit[at + to] ?? 0) -
        (overTo > 0 ? overTo * fineTo : 0) -
        (overFrom > 0 ? overFrom * fineFrom : 0)
      if (back > most) {
        most = back
        partner = one
      }
    }
    return partner
  }

  /** Moves a row, and `other` the way back unless that is -1, when gain, fines and heat allow it. */
  #step(row: number, from: number, to: number, other: number, heat: number): boolean {
    const { columns, profit, load } = this.#problem
    const fill = this.#fill
    const { used } = fill
    const offset = row * columns
    let gain =
      (to >= 0 ? (profit[offset + to] ?? 0) : 0) - (from >= 0 ? (profit[offset + from] ?? 0) : 0)
    let usedTo = to >= 0 ? (used[to] ?? 0) + (load[offset + to] ?? 0) : 0
    let usedFrom = from >= 0 ? (used[from] ?? 0) - (load[offset + from] ?? 0) : 0
    if (other >= 0) {
      const at = other * columns
      gain += (profit[at + from] ?? 0) - (profit[at + to] ?? 0)
      usedTo -= load[at + to] ?? 0
      usedFrom += load[at + from] ?? 0
    }
    const overTo = this.#overChange(to, usedTo)
    const overFrom = this.#overChange(from, usedFrom)
    const delta = gain - (overTo * (this.#fines[to] ?? 0) + overFrom * (this.#fines[from] ?? 0))
    if (delta < 0 && this.#chance() >= Math.exp(delta / heat)) return false
    fill.move(row, to)
    if (other >= 0) fill.move(other, from)
    if (to >= 0) used[to] = usedTo
    if (from >= 0) used[from] = usedFrom
    fill.value += gain
    fill.over += overTo + overFrom
    return true
  }

  /** By how much a column is more overfull when it holds this load. */
  #overChange(column: number, load: number): number {
    if (column < 0) return 0
    return this.#fill.excess(column, load) - this.#fill.excess(column, this.#fill.used[column] ?? 0)
  }
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
