import { lockedIn, type Prices, type Rooms, type Usage, use } from './bound-prices.ts'
import { type ClanWork, readMembers } from './clan-work.ts'
import type { SearchState } from './search-state.ts'

/**
 * What the members of one Kanwil can be worth at these prices, bounded from above: the points of each pair of
 * siblings near each other are halved between the two, and each member's own points are shared by all the others, so
 * that the sum falls apart into stars, one for each member as the centre. A star is solved alone: for each place of
 * its centre every other member comes near or goes where it likes best, and no more come near than have room there
 * (that too is priced, so that centres of one size share the work). Tolls, which cancel out when a member stands at one
 * place in all stars, draw the stars together.
 */
export function boundClan(
  state: SearchState,
  rooms: Rooms,
  prices: Prices,
  usage: Usage,
  work: ClanWork,
  clan: number,
): number {
  const members = state.clanMembers[clan]
  if (!members) return 0
  readMembers(state, rooms, prices, work, members)
  const nearness = state.nearness[clan] ?? 0
  const share = 1 / (members.length - 1)
  let apart = 0
  for (let at = 0; at < members.length; at += 1) apart += (work.best[at] ?? 0) * share
  const sizes = [...new Set(work.tables.subarray(0, members.length))]
  let value = 0
  for (const size of sizes) {
    for (let booth = 0; booth < state.boothCount; booth += 1)
      comeNear(state, work, members.length, booth, size, nearness, share)
    for (let centre = 0; centre < members.length; centre += 1) {
      if (work.tables[centre] !== size) continue
      value += apart - (work.best[centre] ?? 0) * share
      value += placeCentre(state, work, members, centre, nearness, share)
      addUsage(state, usage, work, members, centre, nearness, share)
    }
  }
  for (const { at, by } of work.tollMoves) work.toll[at] = (work.toll[at] ?? 0) + by
  work.tollMoves = []
  return value
}

/** What one gains by being near a centre of this size in this booth instead of where it likes best. */
function gainNear(
  state: SearchState,
  work: ClanWork,
  at: number,
  booth: number,
  size: number,
  nearness: number,
  share: number,
): number {
  const near = work.near[at * state.boothCount + booth] ?? 0
  const pair = (nearness * (size + (work.tables[at] ?? 0))) / 2
  return (near - (work.best[at] ?? 0)) * share + pair
}

const HALVINGS = 6

/** Gains of all who come near, the room for them priced where it does not suffice. */
function comeNear(
  state: SearchState,
  work: ClanWork,
  count: number,
  booth: number,
  size: number,
  nearness: number,
  share: number,
): void {
  const { gains, tables } = work
  let sum = 0
  let load = 0
  let steepest = 0
  for (let at = 0; at < count; at += 1) {
    const gain = gainNear(state, work, at, booth, size, nearness, share)
    gains[at] = gain
    if (gain <= 0) continue
    const own = tables[at] ?? 1
    sum += gain
    load += own
    if (gain > steepest * own) steepest = gain / own
  }
  const room = Math.max(0, (work.reach[booth] ?? 0) - size)
  work.come[booth] = sum
  work.price[booth] = 0
  if (load <= room) return
  let [low, high] = [0, steepest]
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const price = (low + high) / 2
    let priced = price * room
    let wanted = 0
    for (let at = 0; at < count; at += 1) {
      const own = tables[at] ?? 1
      const over = (gains[at] ?? 0) - price * own
      if (over <= 0) continue
      priced += over
      wanted += own
    }
    if (priced < (work.come[booth] ?? 0)) {
      work.come[booth] = priced
      work.price[booth] = price
    }
    if (wanted > room) low = price
    else high = price
  }
}

/** The best booth for a centre, and what it gains above everybody going where they like best. */
function placeCentre(
  state: SearchState,
  work: ClanWork,
  members: Int32Array,
  centre: number,
  nearness: number,
  share: number,
): number {
  const { boothCount } = state
  const size = work.tables[centre] ?? 0
  const who = members[centre] ?? 0
  const tolls = who * (boothCount + 1)
  const locked = lockedIn(state, who) >= 0
  let most = locked ? Number.NEGATIVE_INFINITY : (work.toll[tolls + boothCount] ?? 0)
  let best = -1
  for (let booth = 0; booth < boothCount; booth += 1) {
    if (work.points[centre * boothCount + booth] === Number.NEGATIVE_INFINITY) continue
    const own = gainNear(state, work, centre, booth, size, nearness, share)
    // It does not come near to itself.
    const gain =
      (work.come[booth] ?? 0) -
      Math.max(0, own - (work.price[booth] ?? 0) * size) +
      (work.toll[tolls + booth] ?? 0)
    if (gain > most) {
      most = gain
      best = booth
    }
  }
  work.centreBooth[centre] = best
  return most
}

function addUsage(
  state: SearchState,
  usage: Usage,
  work: ClanWork,
  members: Int32Array,
  centre: number,
  nearness: number,
  share: number,
): void {
  const booth = work.centreBooth[centre] ?? -1
  const size = work.tables[centre] ?? 0
  const price = booth < 0 ? 0 : (work.price[booth] ?? 0)
  const moveToll = (who: number, to: number, by: number) => {
    const column = to < 0 ? state.boothCount : to
    work.tollMoves.push({ at: who * (state.boothCount + 1) + column, by })
  }
  moveToll(members[centre] ?? 0, booth, -work.tollStep)
  for (let at = 0; at < members.length; at += 1) {
    if (at === centre) continue
    const comes =
      booth >= 0 &&
      gainNear(state, work, at, booth, size, nearness, share) > price * (work.tables[at] ?? 0)
    const to = comes
      ? (work.nearBooth[at * state.boothCount + booth] ?? -1)
      : (work.bestBooth[at] ?? -1)
    if (to >= 0) use(state, usage, members[at] ?? 0, to, share)
    moveToll(members[at] ?? 0, to, work.tollStep * share)
  }
}
