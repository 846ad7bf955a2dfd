import type { SearchState } from './search-state.ts'

/** What the rules are priced at (any prices give a valid bound), or what is used of them. */
export type Prices = {
  /** By booth: a table, a watt. */
  tables: Float64Array
  watts: Float64Array
  /** By group: a table of its maximum; the liveliness where its crowd worth is replaced by the tangent. */
  quota: Float64Array
  exposure: Float64Array
}
export type Usage = Prices

/** What there is of everything. Locked placements that break a rule are given the room they take. */
export type Rooms = {
  tables: Float64Array
  watts: Float64Array
  quota: Float64Array
  wattsPerTable: number
}

export function openPrices(state: SearchState): Prices {
  return {
    tables: new Float64Array(state.boothCount),
    watts: new Float64Array(state.boothCount),
    quota: new Float64Array(state.requested.length),
    exposure: new Float64Array(state.requested.length),
  }
}

export function roomsOf(state: SearchState): Rooms {
  const taken = openPrices(state)
  const { applicants } = state.indexed
  for (let who = 0; who < applicants.length; who += 1) {
    const booth = lockedIn(state, who)
    if (booth >= 0) use(state, taken, who, booth, 1)
  }
  const tables = Float64Array.from(state.capacity, (room, booth) => {
    const locked = taken.tables[booth] ?? 0
    return state.indexed.booths[booth]?.booth.closed ? locked : Math.max(room, locked)
  })
  const watts = state.power.map((room, booth) => Math.max(room, taken.watts[booth] ?? 0))
  const quota = state.maxTables.map((room, group) => Math.max(room, taken.quota[group] ?? 0))
  const sum = (list: Float64Array) => list.reduce((total, one) => total + one, 0)
  const wattsPerTable = Math.max(1, sum(watts) / Math.max(1, sum(tables)))
  return { tables, watts, quota, wattsPerTable }
}

/** The booth that a locked applicant has, whether or not it keeps the rules; -1 for all others. */
export function lockedIn(state: SearchState, who: number): number {
  return state.lockedBooth[who] ?? -1
}

/** Points of an applicant in a booth without regard to others, after prices. */
export function pricedPoints(
  state: SearchState,
  prices: Prices,
  who: number,
  booth: number,
): number {
  const tables = state.tables[who] ?? 0
  const group = state.group[who] ?? 0
  const slope = 2 * state.weightCrowd * (1 - (prices.exposure[group] ?? 0))
  return (
    (state.points[who * state.zoneCount + (state.zone[booth] ?? 0)] ?? 0) +
    tables *
      (slope * (state.crowd[booth] ?? 0) -
        (prices.tables[booth] ?? 0) -
        (prices.quota[group] ?? 0)) -
    (state.watts[who] ?? 0) * (prices.watts[booth] ?? 0)
  )
}

/** The best booth of an applicant that has no siblings, or none. */
export function bestAlone(
  state: SearchState,
  prices: Prices,
  who: number,
): { points: number; booth: number } {
  const locked = lockedIn(state, who)
  if (locked >= 0) return { points: pricedPoints(state, prices, who, locked), booth: locked }
  let points = 0
  let best = -1
  for (const booth of state.options[who] ?? []) {
    const here = pricedPoints(state, prices, who, booth)
    if (here > points) {
      points = here
      best = booth
    }
  }
  return { points, booth: best }
}

/** Notes that so much (0 to 1) of an applicant stands in a booth. */
export function use(
  state: SearchState,
  usage: Usage,
  who: number,
  booth: number,
  share: number,
): void {
  const tables = share * (state.tables[who] ?? 0)
  const group = state.group[who] ?? 0
  usage.tables[booth] = (usage.tables[booth] ?? 0) + tables
  usage.watts[booth] = (usage.watts[booth] ?? 0) + share * (state.watts[who] ?? 0)
  usage.quota[group] = (usage.quota[group] ?? 0) + tables
  usage.exposure[group] = (usage.exposure[group] ?? 0) + tables * (state.crowd[booth] ?? 0)
}
