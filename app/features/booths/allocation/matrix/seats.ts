import { STAYS_OUT } from './matrix-problem.ts'

export const NONE = -1

/** Who sits where: each column has some places, a row sits in one column at most. */
export class Seats {
  readonly places: Int32Array
  readonly columnOf: Int32Array
  readonly taken: Int32Array
  /** First row of a column, then from row to row. */
  readonly first: Int32Array
  readonly next: Int32Array
  readonly #previous: Int32Array

  constructor(rows: number, places: Int32Array) {
    this.places = places
    this.columnOf = new Int32Array(rows).fill(STAYS_OUT)
    this.taken = new Int32Array(places.length)
    this.first = new Int32Array(places.length).fill(NONE)
    this.next = new Int32Array(rows).fill(NONE)
    this.#previous = new Int32Array(rows).fill(NONE)
  }

  hasRoom(column: number): boolean {
    return (this.taken[column] ?? 0) < (this.places[column] ?? 0)
  }

  enter(row: number, column: number): void {
    this.columnOf[row] = column
    this.taken[column] = (this.taken[column] ?? 0) + 1
    const first = this.first[column] ?? NONE
    this.next[row] = first
    this.#previous[row] = NONE
    if (first !== NONE) this.#previous[first] = row
    this.first[column] = row
  }

  leave(row: number): void {
    const column = this.columnOf[row] ?? 0
    this.columnOf[row] = STAYS_OUT
    this.taken[column] = (this.taken[column] ?? 0) - 1
    const next = this.next[row] ?? NONE
    const previous = this.#previous[row] ?? NONE
    if (previous === NONE) this.first[column] = next
    else this.next[previous] = next
    if (next !== NONE) this.#previous[next] = previous
  }

  /** Everybody out. */
  empty(): void {
    this.columnOf.fill(STAYS_OUT)
    this.taken.fill(0)
    this.first.fill(NONE)
  }
}
