import { boundClan } from './bound-clan.ts'
import {
  bestAlone,
  openPrices,
  type Prices,
  type Rooms,
  roomsOf,
  type Usage,
  use,
} from './bound-prices.ts'
import { createClanWork } from './clan-work.ts'
import type { SearchState } from './search-state.ts'

/** How much of the direction of former rounds is kept in each round. */
const INERTIA = 0.9
/** First step, as a share of the value; the last is this share of the first. */
const FIRST_STRIDE = 0.01
const LAST_STRIDE = 0.01
/** First step of a toll, as a share of what a table beside a sibling is worth; the last is this share of it. */
const FIRST_TOLL = 0.25
const LAST_TOLL = 0.03

/**
 * No plan that keeps the rules can be worth more than this. Room, power and the Kanwil's maximums are not required
 * but priced (Lagrangian relaxation); then exhibitors without siblings choose their best booth each, and the Kanwil
 * are bounded one by one (`boundClan`). The crowd worth is replaced by a tangent, which never lies under it; the
 * deduction for variety is left out. Each set of prices gives a valid bound; they are raised where too many want to
 * be and lowered where nobody does, for so many rounds, and the lowest bound is kept. Yields it after each round.
 */
export function* boundValue(state: SearchState, rounds: number): Generator<number, number> {
  const rooms = roomsOf(state)
  const prices = openPrices(state)
  prices.tables.fill(firstPrice(state, rooms))
  const course = openPrices(state)
  const work = createClanWork(state)
  const shrinking = LAST_STRIDE ** (1 / Math.max(1, rounds))
  const tollShrinking = LAST_TOLL ** (1 / Math.max(1, rounds))
  let lowest = Number.POSITIVE_INFINITY
  let stride = FIRST_STRIDE
  let tollStep = FIRST_TOLL * state.indexed.problem.weights.together * usualTables(state)
  for (let round = 0; round < rounds; round += 1) {
    const usage: Usage = openPrices(state)
    work.tollStep = tollStep
    const value = pricedValue(state, rooms, prices, usage, work)
    lowest = Math.min(lowest, value)
    yield lowest
    reprice(rooms, prices, usage, course, stride * Math.max(1, Math.abs(value)))
    moveTangents(state, prices, usage)
    stride *= shrinking
    tollStep *= tollShrinking
  }
  return lowest
}

function usualTables(state: SearchState): number {
  return state.tables.reduce((sum, one) => sum + one, 0) / Math.max(1, state.tables.length)
}

/** What a table is worth to the last one who gets it, if all booths were one. */
function firstPrice(state: SearchState, rooms: Rooms): number {
  const wanted = Array.from(state.tables, (tables, who) => {
    const clan = state.clan[who] ?? -1
    const near = clan < 0 ? 0 : (state.nearness[clan] ?? 0) * (state.clanMembers[clan]?.length ?? 0)
    let most = 0
    for (const booth of state.options[who] ?? [])
      most = Math.max(most, state.points[who * state.zoneCount + (state.zone[booth] ?? 0)] ?? 0)
    return { tables, each: most / tables + near }
  }).sort((a, b) => b.each - a.each)
  let room = rooms.tables.reduce((sum, one) => sum + one, 0)
  for (const { tables, each } of wanted) {
    room -= tables
    if (room < 0) return Math.max(0, each)
  }
  return 0
}

function pricedValue(
  state: SearchState,
  rooms: Rooms,
  prices: Prices,
  usage: Usage,
  work: ReturnType<typeof createClanWork>,
): number {
  let value = 0
  for (let booth = 0; booth < state.boothCount; booth += 1) {
    value += (prices.tables[booth] ?? 0) * (rooms.tables[booth] ?? 0)
    value += (prices.watts[booth] ?? 0) * (rooms.watts[booth] ?? 0)
  }
  for (let group = 0; group < state.requested.length; group += 1) {
    const price = prices.quota[group] ?? 0
    if (price > 0) value += price * (rooms.quota[group] ?? 0)
    const tangent = prices.exposure[group] ?? 0
    value += state.weightCrowd * (state.requested[group] ?? 0) * tangent * tangent
  }
  for (let who = 0; who < state.clan.length; who += 1) {
    if ((state.clan[who] ?? -1) >= 0) continue
    const { points, booth } = bestAlone(state, prices, who)
    value += points
    if (booth >= 0) use(state, usage, who, booth, 1)
  }
  for (let clan = 0; clan < state.clanCount; clan += 1)
    value += boundClan(state, rooms, prices, usage, work, clan)
  return value
}

/** One step against what is used above what there is; all in tables, watts counted as tables of usual power. */
function reprice(
  { tables, watts, quota, wattsPerTable }: Rooms,
  prices: Prices,
  usage: Usage,
  course: Usage,
  target: number,
): void {
  const norm =
    turn(usage.tables, tables, prices.tables, course.tables, 1) +
    turn(usage.watts, watts, prices.watts, course.watts, wattsPerTable) +
    turn(usage.quota, quota, prices.quota, course.quota, 1)
  if (norm === 0) return
  const step = target / norm
  follow(prices.tables, course.tables, step)
  follow(prices.watts, course.watts, step / wattsPerTable)
  follow(prices.quota, course.quota, step)
}

/**
 * Mixes the direction of former rounds with a little of what is used too much now, and answers how strong it is. By
 * the present round alone all would swing from one of two equal booths to the other and back.
 */
function turn(
  used: Float64Array,
  room: Float64Array,
  prices: Float64Array,
  course: Float64Array,
  unit: number,
): number {
  let norm = 0
  for (let index = 0; index < used.length; index += 1) {
    const excess = ((used[index] ?? 0) - (room[index] ?? 0)) / unit
    // Without a maximum there is nothing to price.
    if (!Number.isFinite(excess)) continue
    const next = INERTIA * (course[index] ?? 0) + (1 - INERTIA) * excess
    course[index] = next
    if (next > 0 || (prices[index] ?? 0) > 0) norm += next * next
  }
  return norm
}

function follow(prices: Float64Array, course: Float64Array, step: number): void {
  for (let index = 0; index < prices.length; index += 1)
    prices[index] = Math.max(0, (prices[index] ?? 0) + step * (course[index] ?? 0))
}

/** The tangents move towards the liveliness that is wanted at these prices. */
function moveTangents(state: SearchState, prices: Prices, usage: Usage): void {
  for (let group = 0; group < state.requested.length; group += 1) {
    const wanted = (usage.exposure[group] ?? 0) / (state.requested[group] ?? 1)
    const tangent = prices.exposure[group] ?? 0
    prices.exposure[group] = tangent + 0.15 * (Math.min(1, wanted) - tangent)
  }
}
