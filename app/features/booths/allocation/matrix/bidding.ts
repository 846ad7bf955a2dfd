import type { Market } from './market.ts'
import { NONE } from './seats.ts'

/**
 * Lets the rows outbid each other: a winner pays what leaves it as well off as its second choice, so that every row
 * that has a place has its best choice. Answers the rows that are left without, for chains of moves to place.
 */
export function bid(market: Market): number[] {
  const { prices, seats, surplus } = market
  const { first, places } = seats
  const queue = Array.from({ length: market.rows }, (_, index) => market.rows - 1 - index)
  const waiting: number[] = []
  const lastScan = market.lists.scans + market.rows * 5
  let bids = market.rows * 40
  while (queue.length > 0) {
    const row = queue.pop() ?? 0
    bids -= 1
    if (bids < 0 || market.lists.scans > lastScan) {
      waiting.push(row)
      continue
    }
    market.choose(row)
    const { best, bestColumn, second, secondColumn } = market
    if (bestColumn === NONE) {
      // No column is worth more than staying out. A row that may not stay out waits for the chains, which place it or
      // find that there is no plan.
      if (market.optional) surplus[row] = best
      else waiting.push(row)
      continue
    }
    const single = places[bestColumn] === 1
    if (single && second > Number.NEGATIVE_INFINITY && best > second) {
      const ousted = seats.hasRoom(bestColumn) ? NONE : (first[bestColumn] ?? NONE)
      if (ousted !== NONE) {
        seats.leave(ousted)
        queue.push(ousted)
      }
      prices[bestColumn] = (prices[bestColumn] ?? 0) + (best - second)
      surplus[row] = second
      seats.enter(row, bestColumn)
    } else if (seats.hasRoom(bestColumn)) {
      surplus[row] = best
      seats.enter(row, bestColumn)
    } else if (best === second && secondColumn !== NONE && seats.hasRoom(secondColumn)) {
      surplus[row] = best
      seats.enter(row, secondColumn)
    } else if (best === second && secondColumn === NONE && market.optional) surplus[row] = best
    else waiting.push(row)
  }
  return waiting
}
