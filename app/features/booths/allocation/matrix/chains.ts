import { KeyHeap } from './key-heap.ts'
import type { Market } from './market.ts'
import { NoPlanError } from './matrix-problem.ts'
import { NONE } from './seats.ts'

/** Ends of a chain besides a column. */
const NOWHERE = -2
const OUT = -3

/**
 * Chains of moves at the least loss (shortest augmenting paths on the prices). After each, prices are such that every
 * row that has a place has its best choice again.
 */
export class Chains {
  readonly #market: Market
  readonly #heap = new KeyHeap()
  readonly #distances: Float64Array
  readonly #cameFrom: Int32Array
  readonly #settled: Uint8Array
  #reached: number[] = []
  #movers: number[] = []
  #moverDistances: number[] = []
  /** The shortest chain found so far. */
  #length = Number.POSITIVE_INFINITY
  #end = NOWHERE
  #leaver = NONE
  /** Whether the chain starts from the free places, as in `fillDear`, and not from a row. */
  #filling = false

  constructor(market: Market) {
    this.#market = market
    this.#distances = new Float64Array(market.columns).fill(Number.POSITIVE_INFINITY)
    this.#cameFrom = new Int32Array(market.columns)
    this.#settled = new Uint8Array(market.columns)
  }

  /** Gives a row without a place one, or lets a row stay out. */
  place(row: number): void {
    const market = this.#market
    this.#begin()
    market.choose(row)
    market.surplus[row] = market.best
    this.#movers.push(row)
    this.#moverDistances.push(0)
    if (market.best > Number.NEGATIVE_INFINITY) this.#look(row, 0)
    this.#search()
    if (this.#end === NOWHERE) this.#refuse(row)
    this.#settlePrices()
    this.#moveAlong(row)
  }

  /**
   * A place that nobody has must cost no more than the zero (see `Market`). Prices cannot fall, so the zero is
   * raised: each round until it reaches the price of a free place, or until a chain of moves fills one.
   */
  fillDear(): void {
    const market = this.#market
    for (;;) {
      let dear = false
      for (let column = 0; column < market.columns && !dear; column += 1)
        dear = market.seats.hasRoom(column) && (market.prices[column] ?? 0) > market.zero
      if (!dear) return
      this.#begin()
      this.#filling = true
      for (let column = 0; column < market.columns; column += 1)
        this.#offer(NONE, column, (market.prices[column] ?? 0) - market.zero)
      if (market.optional)
        for (let row = 0; row < market.rows; row += 1)
          if (market.seats.columnOf[row] === NONE) {
            this.#movers.push(row)
            this.#moverDistances.push(0)
            this.#look(row, 0)
          }
      this.#search()
      this.#settlePrices()
      market.zero += this.#length
      this.#moveAlong(NONE)
    }
  }

  #begin(): void {
    this.#heap.clear()
    for (const column of this.#reached) {
      this.#settled[column] = 0
      this.#distances[column] = Number.POSITIVE_INFINITY
    }
    this.#reached = []
    this.#movers = []
    this.#moverDistances = []
    this.#length = Number.POSITIVE_INFINITY
    this.#end = NOWHERE
    this.#filling = false
  }

  #search(): void {
    const { columns, seats } = this.#market
    const { first, next } = seats
    const heap = this.#heap
    const distances = this.#distances
    while (heap.size > 0 && heap.lowest < this.#length) {
      const distance = heap.lowest
      const item = heap.pop()
      if (item >= columns) {
        this.#lookEverywhere(item - columns, distance)
        continue
      }
      if (this.#settled[item] === 1 || distance > (distances[item] ?? 0)) continue
      this.#settled[item] = 1
      for (let row = first[item] ?? NONE; row !== NONE; row = next[row] ?? NONE) {
        this.#movers.push(row)
        this.#moverDistances.push(distance)
        this.#look(row, distance)
      }
    }
  }

  /** Offers the listed columns to a row that `distance` has been paid to free. */
  #look(row: number, distance: number): void {
    const { lists, optional, prices, surplus, zero } = this.#market
    const { ceilings, columns, lengths, profits } = lists
    const from = distance + (surplus[row] ?? 0)
    if (optional && !this.#filling && from + zero < this.#length) {
      this.#length = Math.max(distance, from + zero)
      this.#end = OUT
      this.#leaver = row
    }
    const start = lists.start(row)
    const end = start + (lengths[row] ?? 0)
    const distances = this.#distances
    for (let at = start; at < end; at += 1) {
      const column = columns[at] ?? 0
      const to = from - (profits[at] ?? 0) + (prices[column] ?? 0)
      if (to < this.#length && to < (distances[column] ?? 0))
        this.#offer(row, column, to < distance ? distance : to)
    }
    const rest = from - (ceilings[row] ?? 0)
    if (rest < this.#length) this.#heap.push(rest < distance ? distance : rest, lists.item(row))
  }

  /** Offers all columns, when those listed do not reach far enough. */
  #lookEverywhere(row: number, least: number): void {
    const { columns, lists, prices, profit, seats, surplus } = this.#market
    const own = seats.columnOf[row] ?? NONE
    const distance = own === NONE ? 0 : (this.#distances[own] ?? 0)
    const from = distance + (surplus[row] ?? 0)
    const distances = this.#distances
    const offset = row * columns
    for (let column = 0; column < columns; column += 1) {
      const to = from - (profit[offset + column] ?? 0) + (prices[column] ?? 0)
      if (to < this.#length && to < (distances[column] ?? 0))
        this.#offer(row, column, to < least ? least : to)
    }
    lists.renew(row)
  }

  #offer(row: number, column: number, distance: number): void {
    if (this.#settled[column] === 1) return
    const market = this.#market
    // A free place at the zero is where a filling starts, not where it ends.
    const room =
      market.seats.hasRoom(column) &&
      !(this.#filling && (market.prices[column] ?? 0) <= market.zero)
    if (distance === Number.POSITIVE_INFINITY) return
    if (this.#distances[column] === Number.POSITIVE_INFINITY) this.#reached.push(column)
    this.#distances[column] = distance
    this.#cameFrom[column] = row
    if (!room) this.#heap.push(distance, column)
    else if (distance < this.#length) {
      this.#length = distance
      this.#end = column
    }
  }

  #settlePrices(): void {
    const { prices, surplus } = this.#market
    for (let at = 0; at < this.#movers.length; at += 1) {
      const row = this.#movers[at] ?? 0
      const saved = this.#length - (this.#moverDistances[at] ?? 0)
      surplus[row] = (surplus[row] ?? 0) - saved
    }
    for (const column of this.#reached)
      if (this.#settled[column] === 1)
        prices[column] = (prices[column] ?? 0) + (this.#length - (this.#distances[column] ?? 0))
  }

  #moveAlong(starter: number): void {
    const market = this.#market
    const { seats } = market
    let column = this.#end
    if (column === OUT) {
      market.surplus[this.#leaver] = -market.zero
      if (this.#leaver === starter) return
      column = seats.columnOf[this.#leaver] ?? NONE
      seats.leave(this.#leaver)
    } else if (starter !== NONE && column === NOWHERE) return
    while (column !== NONE) {
      const row = this.#cameFrom[column] ?? NONE
      // A filling starts from a place itself.
      if (row === NONE) return
      const left = seats.columnOf[row] ?? NONE
      if (left !== NONE) seats.leave(row)
      seats.enter(row, column)
      if (row === starter) return
      column = left
    }
  }

  #refuse(row: number): never {
    const rows = this.#movers.length
    throw new NoPlanError(
      rows === 1
        ? `row ${row} fits into no column`
        : `${rows} rows, row ${row} among them, fit only into columns that together take ${rows - 1}`,
      true,
    )
  }
}
