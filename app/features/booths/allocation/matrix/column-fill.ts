import type { GeneralProblem } from './general-problem.ts'

/** Which rows are in which column and how full the columns are, overfull ones too. */
export class ColumnFill {
  /** Column of each row; -1 = out. */
  readonly places: Int32Array
  /** Load in each column. */
  readonly used: Float64Array
  /** Profit of all rows that are in. */
  value = 0
  /** Load beyond the capacities. */
  over = 0
  readonly #members: number[][]
  /** Where each row stands among the members of its column. */
  readonly #position: Int32Array
  readonly #capacity: Float64Array

  constructor({ rows, columns, profit, load, capacity }: GeneralProblem, start: Int32Array) {
    this.places = new Int32Array(rows).fill(-1)
    this.used = new Float64Array(columns)
    this.#members = Array.from({ length: columns }, () => [])
    this.#position = new Int32Array(rows)
    this.#capacity = capacity
    for (let row = 0; row < rows; row += 1) {
      const column = start[row] ?? -1
      if (column < 0) continue
      const at = row * columns + column
      this.move(row, column)
      this.used[column] = (this.used[column] ?? 0) + (load[at] ?? 0)
      this.value += profit[at] ?? 0
    }
    for (let column = 0; column < columns; column += 1)
      this.over += this.excess(column, this.used[column] ?? 0)
  }

  membersOf(column: number): ReadonlyArray<number> {
    return this.#members[column] ?? []
  }

  /** What of this load would be beyond the column's capacity. */
  excess(column: number, load: number): number {
    const excess = load - (this.#capacity[column] ?? 0)
    return excess > 0 ? excess : 0
  }

  /** Puts a row into a column or out (-1); the sums are left to the caller, who knows them already. */
  move(row: number, to: number): void {
    this.#leave(row, this.places[row] ?? -1)
    if (to >= 0) {
      const members = this.#members[to] ?? []
      this.#position[row] = members.length
      members.push(row)
    }
    this.places[row] = to
  }

  /** The last of the members takes the free position. */
  #leave(row: number, from: number): void {
    if (from < 0) return
    const members = this.#members[from] ?? []
    const last = members.pop() ?? row
    if (last === row) return
    const at = this.#position[row] ?? 0
    members[at] = last
    this.#position[last] = at
  }
}
