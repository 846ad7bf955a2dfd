import { KeyHeap } from './key-heap.ts'
import type { Market } from './market.ts'
import { NONE, Seats } from './seats.ts'

const SHRINK = 4
const BIDS_PER_ROW = 60
const ROUNDS = 16

/**
 * Raises the prices to near where they end, by auctions with ever smaller least raises. Nothing depends on how well
 * it does but the time that the exact steps take afterwards: where profits follow a pattern, plain bidding stalls.
 */
export function estimatePrices(market: Market): void {
  const { lists, rows } = market
  const spread = spreadOf(market.profit)
  if (spread === 0) return
  const auction = new Auction(market)
  const fine = spread / (rows * 4)
  // Powers of two keep whole numbers exact.
  let raise = 2 ** Math.floor(Math.log2(spread / SHRINK))
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = lists.scans
    auction.hold(raise)
    if (raise < fine && lists.scans - before < rows / 4) break
    raise /= SHRINK
  }
  auction.agree()
}

class Auction {
  readonly #market: Market
  readonly #seats: Seats
  readonly #offers: Float64Array
  /** Bidders that stand for the places that stay free: they want the cheapest. */
  readonly #fillers: number
  readonly #cheapest = new KeyHeap()
  /** Whether there are as many bidders as places: fillers among those, or places outside among these. */
  readonly #even: boolean
  /** Where there are more rows than places, places outside; they come after all columns. */
  readonly #outside: number

  constructor(market: Market) {
    const { rows, columns, seats } = market
    const spare = seats.places.reduce((sum, count) => sum + count, 0) - rows
    // Unless rows are too many, none may drop out of an auction: at coarse raises the wrong ones would.
    const outside = market.optional ? Math.max(0, -spare) : 0
    this.#outside = outside
    this.#even = outside > 0 || (spare >= 0 && spare <= rows + columns)
    this.#fillers = this.#even ? Math.max(0, spare) : 0
    this.#market = market
    const places = new Int32Array(columns + 1)
    places.set(seats.places)
    places[columns] = outside
    this.#seats = new Seats(rows + this.#fillers, places)
    this.#offers = new Float64Array(rows + this.#fillers)
  }

  /** Holds one auction that begins with the prices so far and with everybody out. */
  hold(raise: number): void {
    const { columns, prices, rows } = this.#market
    const bidders = rows + this.#fillers
    this.#seats.empty()
    this.#cheapest.clear()
    if (this.#fillers > 0)
      for (let column = 0; column < columns; column += 1)
        if ((this.#seats.places[column] ?? 0) > 0) this.#cheapest.push(prices[column] ?? 0, column)
    const queue = Array.from({ length: bidders }, (_, index) => bidders - 1 - index)
    for (let bids = bidders * BIDS_PER_ROW; queue.length > 0 && bids > 0; bids -= 1) {
      const bidder = queue.pop() ?? 0
      const ousted = bidder < rows ? this.#bid(bidder, raise) : this.#fill(bidder, raise)
      if (ousted !== NONE) queue.push(ousted)
    }
  }

  /** Sets the price of staying out (the zero, see `Market`), and leaves no other price under it. */
  agree(): void {
    const market = this.#market
    const { prices } = market
    if (this.#even && this.#outside === 0) {
      const lowest = prices.reduce(
        (least, price) => Math.min(least, price),
        Number.POSITIVE_INFINITY,
      )
      if (lowest < Number.POSITIVE_INFINITY) market.zero = lowest
    }
    for (let column = 0; column < prices.length; column += 1)
      if ((prices[column] ?? 0) < market.zero) prices[column] = market.zero
  }

  #bid(row: number, raise: number): number {
    const market = this.#market
    market.choose(row, this.#outside > 0)
    const { best, bestColumn, second } = market
    if (best === Number.NEGATIVE_INFINITY) return NONE
    const more = second > Number.NEGATIVE_INFINITY ? best - second : 0
    return this.#sell(row, bestColumn === NONE ? market.columns : bestColumn, raise + more)
  }

  #fill(filler: number, raise: number): number {
    const column = this.#takeCheapest()
    const next = this.#takeCheapest()
    const { prices } = this.#market
    const price = prices[column] ?? 0
    const ousted = this.#sell(
      filler,
      column,
      raise + (next === NONE ? 0 : (prices[next] ?? 0) - price),
    )
    this.#cheapest.push(prices[column] ?? 0, column)
    if (next !== NONE) this.#cheapest.push(prices[next] ?? 0, next)
    return ousted
  }

  #takeCheapest(): number {
    const { prices } = this.#market
    const heap = this.#cheapest
    while (heap.size > 0) {
      const noted = heap.lowest
      const column = heap.pop()
      const price = prices[column] ?? 0
      if (price <= noted) return column
      heap.push(price, column)
    }
    return NONE
  }

  /** Gives a place for `more` than its price; answers who lost it. */
  #sell(bidder: number, column: number, more: number): number {
    const seats = this.#seats
    const offers = this.#offers
    const market = this.#market
    const price = column === market.columns ? market.zero : (market.prices[column] ?? 0)
    let ousted = NONE
    if (!seats.hasRoom(column)) {
      ousted = this.#lowestOffer(column)
      seats.leave(ousted)
    }
    offers[bidder] = price + more
    seats.enter(bidder, column)
    if (seats.hasRoom(column)) return ousted
    const lowest = offers[this.#lowestOffer(column)] ?? 0
    if (lowest <= price) return ousted
    if (column === market.columns) market.zero = lowest
    else market.prices[column] = lowest
    return ousted
  }

  #lowestOffer(column: number): number {
    const { first, next } = this.#seats
    const offers = this.#offers
    let lowest = first[column] ?? NONE
    for (let row = lowest; row !== NONE; row = next[row] ?? NONE)
      if ((offers[row] ?? 0) < (offers[lowest] ?? 0)) lowest = row
    return lowest
  }
}

function spreadOf(profit: Float64Array): number {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (const value of profit) {
    if (value > most) most = value
    if (value < least && value > Number.NEGATIVE_INFINITY) least = value
  }
  return most > least ? most - least : 0
}
