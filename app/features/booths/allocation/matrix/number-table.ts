import { MatrixFileError } from './matrix-file-error.ts'
import { NumberStore } from './number-store.ts'

const MOST_NUMBERS = 64_000_000

/** The numbers of one list of the file, or of a list of rows, checked as they come. */
export class NumberTable {
  rows = 0
  /** Numbers of each row, known from the first. */
  columns = 0
  /** Where nothing but null stands; only of loads. */
  readonly nulls: number[] = []
  readonly #store = new NumberStore()
  readonly #name: 'profit' | 'load' | 'capacity'
  #inRow = 0

  constructor(name: 'profit' | 'load' | 'capacity') {
    this.#name = name
  }

  get numbers(): number {
    return this.#store.count
  }

  /** Name of a number by its index, as "load[3][7]". */
  place(index: number): string {
    if (this.#name === 'capacity') return `capacity[${index}]`
    if (this.rows === 0) return `${this.#name}[0][${index}]`
    const width = this.columns
    return index >= this.rows * width
      ? `${this.#name}[${this.rows}][${index - this.rows * width}]`
      : `${this.#name}[${Math.floor(index / width)}][${index % width}]`
  }

  add(value: number): void {
    if (!Number.isFinite(value)) this.#refuse('is too large a number')
    if (this.#name !== 'profit') {
      if (value < 0) this.#refuse('is below zero')
      if (this.#name === 'load' && value > Number.MAX_SAFE_INTEGER)
        this.#refuse('is too large to be counted exactly')
    }
    this.#push(value)
  }

  addNull(): void {
    if (this.#name === 'capacity') this.#refuse('is not a number')
    if (this.#name === 'profit') {
      this.#push(Number.NEGATIVE_INFINITY)
      return
    }
    this.nulls.push(this.numbers)
    this.#inRow += 1
    this.#store.pushAny()
  }

  endRow(): void {
    if (this.rows === 0) this.columns = this.#inRow
    else if (this.#inRow !== this.columns)
      throw new MatrixFileError(
        `${this.#name}[${this.rows}] has ${this.#inRow} numbers, ${this.#name}[0] has ${this.columns}`,
      )
    this.rows += 1
    this.#inRow = 0
  }

  /** One number where all are alike, or all of them; can be called once. */
  take(): number | Float64Array {
    return this.#store.take()
  }

  /** All numbers; can be called once. */
  dense(): Float64Array {
    const count = this.numbers
    const taken = this.#store.take()
    return typeof taken === 'number' ? new Float64Array(count).fill(taken) : taken
  }

  #push(value: number): void {
    if (this.#store.count === MOST_NUMBERS)
      throw new MatrixFileError(`${this.#name} has more than ${MOST_NUMBERS} numbers`)
    this.#inRow += 1
    this.#store.push(value)
  }

  #refuse(what: string): never {
    throw new MatrixFileError(`${this.place(this.numbers)} ${what}`)
  }
}
