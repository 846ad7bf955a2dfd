import { lockedIn, type Prices, pricedPoints, type Rooms } from './bound-prices.ts'
import type { SearchState } from './search-state.ts'

/** Room to work in, kept between rounds. Tables by member and booth, and by booth alone. */
export type ClanWork = {
  points: Float64Array
  near: Float64Array
  nearBooth: Int32Array
  best: Float64Array
  bestBooth: Int32Array
  tables: Float64Array
  /** Tables in a booth and beside it. */
  reach: Float64Array
  /** For centres of one size: what comes near is worth, and the price of its room. */
  come: Float64Array
  price: Float64Array
  gains: Float64Array
  centreBooth: Int32Array
  /**
   * By applicant and booth (the last column: nowhere): what it pays there in others' stars and gets as a centre there.
   * Any tolls are valid; good ones make centres stand where they stand in the stars of others.
   */
  toll: Float64Array
  /** How far a toll moves at each disagreement, and the moves that wait for the end of a round. */
  tollStep: number
  tollMoves: Array<{ at: number; by: number }>
}

export function createClanWork(state: SearchState): ClanWork {
  const most = state.clanMembers.reduce((max, list) => Math.max(max, list.length), 0)
  const size = most * state.boothCount
  return {
    points: new Float64Array(size),
    near: new Float64Array(size),
    nearBooth: new Int32Array(size),
    best: new Float64Array(most),
    bestBooth: new Int32Array(most),
    tables: new Float64Array(most),
    reach: new Float64Array(state.boothCount),
    come: new Float64Array(state.boothCount),
    price: new Float64Array(state.boothCount),
    gains: new Float64Array(most),
    centreBooth: new Int32Array(most),
    toll: new Float64Array(most === 0 ? 0 : state.tables.length * (state.boothCount + 1)),
    tollStep: 0,
    tollMoves: [],
  }
}

/** Reads what each member is worth in each booth, near it, and at its best, at these prices and tolls. */
export function readMembers(
  state: SearchState,
  rooms: Rooms,
  prices: Prices,
  work: ClanWork,
  members: Int32Array,
): void {
  const { boothCount } = state
  for (let booth = 0; booth < boothCount; booth += 1) {
    let reach = rooms.tables[booth] ?? 0
    for (const other of state.neighbours[booth] ?? []) reach += rooms.tables[other] ?? 0
    work.reach[booth] = reach
  }
  for (let at = 0; at < members.length; at += 1) {
    const who = members[at] ?? 0
    const row = at * boothCount
    work.tables[at] = state.tables[who] ?? 0
    const locked = lockedIn(state, who)
    const tolls = who * (boothCount + 1)
    let best = locked >= 0 ? Number.NEGATIVE_INFINITY : -(work.toll[tolls + boothCount] ?? 0)
    let bestBooth = -1
    for (let booth = 0; booth < boothCount; booth += 1) {
      const open = locked >= 0 ? booth === locked : state.allowed[who * boothCount + booth] === 1
      const points = open
        ? pricedPoints(state, prices, who, booth) - (work.toll[tolls + booth] ?? 0)
        : Number.NEGATIVE_INFINITY
      work.points[row + booth] = points
      if (points > best) {
        best = points
        bestBooth = booth
      }
    }
    work.best[at] = best
    work.bestBooth[at] = bestBooth
    for (let booth = 0; booth < boothCount; booth += 1) {
      let near = work.points[row + booth] ?? 0
      let nearBooth = booth
      const neighbours = state.neighbours[booth]
      if (neighbours) {
        for (let n = 0; n < neighbours.length; n += 1) {
          const other = neighbours[n] ?? 0
          const points = work.points[row + other] ?? 0
          if (points > near) {
            near = points
            nearBooth = other
          }
        }
      }
      work.near[row + booth] = near
      work.nearBooth[row + booth] = nearBooth
    }
  }
}
