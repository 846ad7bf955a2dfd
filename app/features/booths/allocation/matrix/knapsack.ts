import type { GeneralProblem } from './general-problem.ts'

/** Cells of the table of the largest column up to which columns are filled exactly. */
const MOST_CELLS = 150_000_000

/** Whether the tables stay small enough. */
export function canFillColumns({ rows, capacity, wholeLoads }: GeneralProblem): boolean {
  const most = capacity.reduce((top, room) => Math.max(top, room), 0)
  return wholeLoads && (most + 1) * rows <= MOST_CELLS
}

/**
 * Fills columns as well as can be, each for itself: 0/1 knapsacks by dynamic programming over whole loads, of those
 * rows only whose place the linear relaxation leaves open.
 */
export class Knapsack {
  /** Work done so far: the same for the same problem on any machine. */
  steps = 0
  readonly #problem: GeneralProblem
  readonly #worths: Float64Array
  readonly #taken: Uint8Array
  readonly #core: Int32Array
  /** By row: what it is worth to the column in hand, and per unit of load. */
  readonly #worthOf: Float64Array
  readonly #ratioOf: Float64Array
  /** By column: rows by falling worth per load, as they were the last time. */
  readonly #orders: Array<Int32Array | undefined>

  constructor(problem: GeneralProblem) {
    this.#problem = problem
    const most = problem.capacity.reduce((top, room) => Math.max(top, room), 0)
    this.#worths = new Float64Array(most + 1)
    this.#taken = new Uint8Array((most + 1) * problem.rows)
    this.#core = new Int32Array(problem.rows)
    this.#worthOf = new Float64Array(problem.rows)
    this.#ratioOf = new Float64Array(problem.rows)
    this.#orders = Array.from({ length: problem.columns }, () => undefined)
  }

  /**
   * Fills one column with the rows among `open` that are worth most to it over their multiplier, marks them in
   * `takers` (row * columns + column), and answers what that is worth.
   */
  fill(column: number, multipliers: Float64Array, open: Uint8Array, takers: Uint8Array): number {
    const { rows, columns, profit, load, capacity } = this.#problem
    const worthOf = this.#worthOf
    const ratioOf = this.#ratioOf
    for (let row = 0; row < rows; row += 1) {
      const at = row * columns + column
      const worth = (profit[at] ?? 0) - (multipliers[row] ?? 0)
      worthOf[row] = worth
      ratioOf[row] = worth > 0 && open[row] === 1 ? worth / (load[at] ?? 0) : -1
    }
    const order = this.#sorted(column)
    const total = capacity[column] ?? 0

    // `bound` is the best with the last row taken in part, `value` what whole rows taken in this order come to. Only
    // rows whose ratio is so near to the last one's that the difference could pay for them are worth a closer look.
    let room = total
    let bound = 0
    let critical = 0
    let split = false
    let wholeRoom = total
    let value = 0
    let count = 0
    for (; count < rows; count += 1) {
      const row = order[count] ?? 0
      if ((ratioOf[row] ?? 0) < 0) break
      const weight = load[row * columns + column] ?? 0
      const worth = worthOf[row] ?? 0
      if (weight <= wholeRoom) {
        wholeRoom -= weight
        value += worth
      }
      if (split) continue
      if (weight <= room) {
        room -= weight
        bound += worth
      } else {
        split = true
        critical = worth / weight
        bound += critical * room
      }
    }
    this.steps += rows + count
    const slack = bound - value + 1e-9 * Math.max(1, Math.abs(bound))
    const core = this.#core
    let size = 0
    let sum = 0
    room = total
    for (let index = 0; index < count; index += 1) {
      const row = order[index] ?? 0
      const at = row * columns + column
      const surplus = (worthOf[row] ?? 0) - critical * (load[at] ?? 0)
      if (surplus > slack) {
        takers[at] = 1
        sum += worthOf[row] ?? 0
        room -= load[at] ?? 0
      } else if (surplus >= -slack) {
        core[size] = row
        size += 1
      }
    }
    return sum + this.#fillExactly(column, room, size, takers)
  }

  #fillExactly(column: number, room: number, size: number, takers: Uint8Array): number {
    const { columns, load } = this.#problem
    const core = this.#core
    const worths = this.#worths.fill(0, 0, room + 1)
    const taken = this.#taken.fill(0, 0, size * (room + 1))
    for (let index = 0; index < size; index += 1) {
      const row = core[index] ?? 0
      const weight = load[row * columns + column] ?? 0
      const worth = this.#worthOf[row] ?? 0
      const marks = index * (room + 1)
      for (let space = room; space >= weight; space -= 1) {
        const other = (worths[space - weight] ?? 0) + worth
        if (other > (worths[space] ?? 0)) {
          worths[space] = other
          taken[marks + space] = 1
        }
      }
    }
    this.steps += size * (room + 1)
    let space = room
    for (let index = size - 1; index >= 0; index -= 1) {
      if (taken[index * (room + 1) + space] !== 1) continue
      const at = (core[index] ?? 0) * columns + column
      takers[at] = 1
      space -= load[at] ?? 0
    }
    return worths[room] ?? 0
  }

  /** Rows by falling ratio: little changes from one time to the next. */
  #sorted(column: number): Int32Array {
    const ratioOf = this.#ratioOf
    const known = this.#orders[column]
    if (!known) {
      const order = Int32Array.from(ratioOf.keys())
      order.sort((a, b) => (ratioOf[b] ?? 0) - (ratioOf[a] ?? 0) || a - b)
      this.#orders[column] = order
      return order
    }
    let moves = 0
    for (let at = 1; at < known.length; at += 1) {
      const row = known[at] ?? 0
      const ratio = ratioOf[row] ?? 0
      let to = at
      while (to > 0 && (ratioOf[known[to - 1] ?? 0] ?? 0) < ratio) {
        known[to] = known[to - 1] ?? 0
        to -= 1
      }
      known[to] = row
      moves += at - to
    }
    this.steps += moves
    return known
  }
}
