import {
  CLOSE,
  CLOSE_OBJECT,
  COMMA,
  endOfString,
  isNull,
  joined,
  OPEN,
  OPEN_OBJECT,
  opensValue,
  QUOTE,
  startsWithMark,
  wordAt,
} from './json-bytes.ts'
import { MatrixFileError } from './matrix-file-error.ts'
import type { MatrixProblem } from './matrix-problem.ts'
import { NumberScanner } from './number-scanner.ts'
import { NumberTable } from './number-table.ts'

/** Where the reader is; `…Next` awaits a comma or the end of what surrounds it. */
type State =
  | 'start'
  | 'firstKey'
  | 'key'
  | 'colon'
  | 'value'
  | 'keyNext'
  | 'firstRow'
  | 'row'
  | 'rowNext'
  | 'firstNumber'
  | 'number'
  | 'numberNext'
  | 'other'
  | 'done'

const LONGEST_WORD = 1 << 24

/**
 * Reads `{"profit":[[…]],"load":[[…]],"capacity":[…],"assignAll":…}` from bytes in pieces of any size, straight into
 * packed numbers: a file of a hundred million numbers needs neither a string nor arrays in arrays.
 */
export class MatrixReader {
  readonly #profit = new NumberTable('profit')
  readonly #load = new NumberTable('load')
  readonly #capacity = new NumberTable('capacity')
  #assignAll: boolean | undefined
  readonly #seen = new Set<string>()
  readonly #numbers = new NumberScanner()
  #state: State = 'start'
  #key = ''
  #table = this.#profit
  /** Brackets open within a value that is passed over. */
  #depth = 0
  #rest = new Uint8Array(0)
  #passed = 0

  /** Reads on. */
  push(piece: Uint8Array): void {
    if (this.#rest.length > LONGEST_WORD)
      throw new MatrixFileError(`a text without end at byte ${this.#passed}`)
    this.#read(this.#rest.length === 0 ? piece : joined(this.#rest, piece), false)
  }

  /** The problem, when all has been pushed. */
  end(): MatrixProblem {
    this.#read(this.#rest, true)
    if (this.#state === 'start') throw new MatrixFileError('the file is empty')
    if (this.#state !== 'done')
      throw new MatrixFileError(`the file ends too early, at byte ${this.#passed}`)
    for (const key of ['profit', 'load', 'capacity'])
      if (!this.#seen.has(key)) throw new MatrixFileError(`"${key}" is missing`)
    const { rows, columns } = this.#profit
    if (this.#load.rows !== rows)
      throw new MatrixFileError(`load has ${this.#load.rows} rows, profit has ${rows}`)
    const width = rows === 0 ? this.#capacity.numbers : columns
    if (rows > 0 && this.#load.columns !== columns)
      throw new MatrixFileError(
        `load[0] has ${this.#load.columns} numbers, profit[0] has ${columns}`,
      )
    if (this.#capacity.numbers !== width)
      throw new MatrixFileError(
        `capacity has ${this.#capacity.numbers} numbers, profit has ${width} columns`,
      )
    const profit = this.#profit.dense()
    const capacity = this.#capacity.dense()
    const stray = this.#load.nulls.find((index) => profit[index] !== Number.NEGATIVE_INFINITY)
    if (stray !== undefined)
      throw new MatrixFileError(`${this.#load.place(stray)} is null, but the profit there is not`)
    return {
      rows,
      columns: width,
      profit,
      load: this.#load.take(),
      capacity,
      assignAll: this.#assignAll ?? false,
    }
  }

  #read(bytes: Uint8Array, last: boolean): void {
    let at = this.#passed === 0 && startsWithMark(bytes) ? 3 : 0
    if (this.#passed === 0 && at === 0 && bytes[0] === 0xef && bytes.length < 3 && !last) {
      this.#rest = bytes.slice()
      return
    }
    const length = bytes.length
    while (at < length) {
      const byte = bytes[at] ?? 0
      if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) {
        at += 1
        continue
      }
      const next = this.#step(bytes, at, byte, last)
      if (next < 0) break
      at = next
    }
    this.#passed += at
    this.#rest = bytes.slice(at)
  }

  /** Takes in what stands at `at`; answers where to go on, or -1 when the piece ends within it. */
  #step(bytes: Uint8Array, at: number, byte: number, last: boolean): number {
    switch (this.#state) {
      case 'number':
      case 'firstNumber':
        if (byte === CLOSE && this.#state === 'firstNumber') return this.#closeRow(at)
        return this.#readNumber(bytes, at, byte, last)
      case 'numberNext':
        if (byte === COMMA) return this.#to('number', at)
        if (byte === CLOSE) return this.#closeRow(at)
        break
      case 'row':
      case 'firstRow':
        if (byte === OPEN) return this.#to('firstNumber', at)
        if (byte === CLOSE && this.#state === 'firstRow') return this.#to('keyNext', at)
        throw new MatrixFileError(`${this.#key}[${this.#table.rows}] is not a list of numbers`)
      case 'rowNext':
        if (byte === COMMA) return this.#to('row', at)
        if (byte === CLOSE) return this.#to('keyNext', at)
        break
      case 'start':
        if (byte === OPEN_OBJECT) return this.#to('firstKey', at)
        if (byte === OPEN)
          throw new MatrixFileError(
            'the file is a list, not an object with "profit", "load" and "capacity"',
          )
        break
      case 'key':
      case 'firstKey':
        if (byte === QUOTE) return this.#readKey(bytes, at)
        if (byte === CLOSE_OBJECT && this.#state === 'firstKey') return this.#to('done', at)
        break
      case 'colon':
        if (byte === 0x3a) return this.#to('value', at)
        break
      case 'value':
        return this.#openValue(bytes, at, byte)
      case 'other':
        return this.#skip(bytes, at, byte)
      case 'keyNext':
        if (byte === COMMA) return this.#to('key', at)
        if (byte === CLOSE_OBJECT) return this.#to('done', at)
        break
      case 'done':
        break
    }
    return this.#refuse(bytes, at)
  }

  #to(state: State, at: number): number {
    this.#state = state
    return at + 1
  }

  #closeRow(at: number): number {
    if (this.#key === 'capacity') return this.#to('keyNext', at)
    this.#table.endRow()
    return this.#to('rowNext', at)
  }

  #readNumber(bytes: Uint8Array, at: number, byte: number, last: boolean): number {
    const table = this.#table
    if (byte !== 0x2d && (byte < 0x30 || byte > 0x39)) {
      if (isNull(bytes, at)) {
        table.addNull()
        this.#state = 'numberNext'
        return at + 4
      }
      const word = wordAt(bytes, at)
      if (word === undefined) return -1
      // A bracket or a stray sign here is a mistake in the list, not a number written wrong.
      if (word === '' && !opensValue(byte)) return this.#refuse(bytes, at)
      throw new MatrixFileError(`${table.place(table.numbers)} is not a number`)
    }
    const end = this.#numbers.scan(bytes, at, last)
    if (end < 0) return -1
    if (Number.isNaN(this.#numbers.value)) return this.#refuse(bytes, at)
    table.add(this.#numbers.value)
    this.#state = 'numberNext'
    return end
  }

  #readKey(bytes: Uint8Array, at: number): number {
    const end = endOfString(bytes, at)
    if (end < 0) return -1
    this.#key = new TextDecoder().decode(bytes.subarray(at + 1, end - 1))
    if (this.#seen.has(this.#key)) throw new MatrixFileError(`"${this.#key}" is there twice`)
    this.#seen.add(this.#key)
    this.#state = 'colon'
    return end
  }

  #openValue(bytes: Uint8Array, at: number, byte: number): number {
    if (this.#key === 'profit' || this.#key === 'load' || this.#key === 'capacity') {
      if (byte !== OPEN) throw new MatrixFileError(`"${this.#key}" is not a list`)
      this.#table =
        this.#key === 'profit' ? this.#profit : this.#key === 'load' ? this.#load : this.#capacity
      return this.#to(this.#key === 'capacity' ? 'firstNumber' : 'firstRow', at)
    }
    if (this.#key === 'assignAll') {
      const word = wordAt(bytes, at)
      if (word === undefined) return -1
      if (word !== 'true' && word !== 'false')
        throw new MatrixFileError('"assignAll" is neither true nor false')
      this.#assignAll = word === 'true'
      this.#state = 'keyNext'
      return at + word.length
    }
    this.#state = 'other'
    this.#depth = 0
    return this.#skip(bytes, at, byte)
  }

  /** Passes over a value that the problem does not know. */
  #skip(bytes: Uint8Array, at: number, byte: number): number {
    if (byte === QUOTE) {
      const end = endOfString(bytes, at)
      if (end < 0) return -1
      if (this.#depth === 0) this.#state = 'keyNext'
      return end
    }
    if (this.#depth === 0 && (byte === COMMA || byte === CLOSE_OBJECT)) {
      this.#state = 'keyNext'
      return at
    }
    if (byte === OPEN || byte === OPEN_OBJECT) this.#depth += 1
    if (byte === CLOSE || byte === CLOSE_OBJECT) {
      this.#depth -= 1
      if (this.#depth === 0) this.#state = 'keyNext'
    }
    return at + 1
  }

  #refuse(bytes: Uint8Array, at: number): never {
    const found = JSON.stringify(String.fromCharCode(...bytes.subarray(at, at + 12)))
    throw new MatrixFileError(`not JSON at byte ${this.#passed + at}: ${found}`)
  }
}
