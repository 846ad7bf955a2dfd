import { type IndexedProblem, UNITS_PER_TABLE } from './indexed-problem.ts'
import { priorityFactor, wishFactor } from './problem.ts'
import { FACING_POINTS } from './scored-plan.ts'

/**
 * The problem in flat arrays, for a search that tries millions of steps: what is asked in each step (does it fit,
 * what does it gain) needs neither objects nor a write. Indexes are those of `indexed.applicants` and
 * `indexed.booths`; `place` is -1 for those without a booth.
 */
export type SearchState = {
  indexed: IndexedProblem
  boothCount: number
  /** By applicant. */
  tables: Int32Array
  watts: Float64Array
  group: Int32Array
  /** Its clan: a Kanwil with several applications, which gain by standing near each other; -1 = none. */
  clan: Int32Array
  options: Int32Array[]
  kinds: Int32Array[]
  unitsPerKind: Int32Array
  free: Int32Array
  /** The booth that must be kept, whether or not it keeps the rules; -1 = may be moved. */
  lockedBooth: Int32Array
  /** Points without regard to others, by applicant and zone. */
  points: Float64Array
  zoneCount: number
  /** By booth. */
  zone: Int32Array
  capacity: Int32Array
  power: Float64Array
  crowd: Float64Array
  neighbours: Int32Array[]
  /** 1 where the applicant may stand in the booth whatever else stands there. */
  allowed: Uint8Array
  /** 1 where two booths are neighbours. */
  beside: Uint8Array
  /** By group. */
  requested: Float64Array
  minTables: Float64Array
  maxTables: Float64Array
  /** By clan: points for each table and sibling nearby. */
  clanCount: number
  nearness: Float64Array
  clanMembers: Int32Array[]
  kindCount: number
  weightVariety: number
  weightCrowd: number

  place: Int32Array
  usedTables: Int32Array
  usedWatts: Float64Array
  members: number[][]
  placedTables: Float64Array
  exposure: Float64Array
  units: Int32Array
  /** Applications and tables of each clan in and beside each booth. */
  nearCount: Int32Array
  nearTables: Int32Array
  value: number
  shortfall: number
}

/** The flat form of a problem, nobody placed yet. */
export function createSearchState(indexed: IndexedProblem): SearchState {
  const { applicants, booths, groups, problem } = indexed
  const { weights } = problem
  const indexOf = new Map(booths.map((node, index) => [node, index]))
  const zoneIds = [...new Set(problem.booths.map((booth) => booth.zoneId))].sort()
  const zoneIndex = new Map(zoneIds.map((id, index) => [id, index]))
  const clans = groups.filter((group) => group.kanwilCode !== null && group.applicationCount > 1)
  const clanIndex = new Map(clans.map((group, index) => [group, index]))
  const boothCount = booths.length
  const zoneCount = Math.max(1, zoneIds.length)
  const allowed = new Uint8Array(applicants.length * boothCount)
  const beside = new Uint8Array(boothCount * boothCount)
  const neighbours = booths.map((node, index) => {
    const list = Int32Array.from(node.neighbours, (other) => indexOf.get(other) ?? index)
    for (const other of list) beside[index * boothCount + other] = 1
    return list
  })
  const options = applicants.map((applicant, index) => {
    const list = Int32Array.from(applicant.options, (node) => indexOf.get(node) ?? 0)
    for (const booth of list) allowed[index * boothCount + booth] = 1
    return list
  })
  const points = new Float64Array(applicants.length * zoneCount)
  const clanMembers: number[][] = clans.map(() => [])
  const free: number[] = []
  applicants.forEach(({ application, group, locked }, index) => {
    const { tables } = application
    const priority = weights.priority * priorityFactor(application.priorityScore)
    for (const [at, zoneId] of zoneIds.entries()) {
      const wish = weights.wish * wishFactor(application.zoneWishes.indexOf(zoneId))
      points[index * zoneCount + at] = tables * (priority + wish)
    }
    const clan = clanIndex.get(group)
    if (clan !== undefined) clanMembers[clan]?.push(index)
    if (!locked && options[index]?.length) free.push(index)
  })
  const kindCount = booths[0]?.units.length ?? 0
  return {
    indexed,
    boothCount,
    tables: Int32Array.from(applicants, ({ application }) => application.tables),
    watts: Float64Array.from(applicants, ({ application }) => application.powerWatts),
    group: Int32Array.from(applicants, ({ group }) => group.index),
    clan: Int32Array.from(applicants, ({ group }) => clanIndex.get(group) ?? -1),
    options,
    kinds: applicants.map(({ categoryIndexes }) => Int32Array.from(categoryIndexes)),
    unitsPerKind: Int32Array.from(applicants, ({ unitsPerCategory }) => unitsPerCategory),
    free: Int32Array.from(free),
    lockedBooth: Int32Array.from(applicants, ({ application }) => {
      const node = application.lockedBoothId && indexed.boothById.get(application.lockedBoothId)
      return node ? (indexOf.get(node) ?? -1) : -1
    }),
    points,
    zoneCount,
    zone: Int32Array.from(booths, ({ booth }) => zoneIndex.get(booth.zoneId) ?? 0),
    capacity: Int32Array.from(booths, ({ booth }) => booth.capacity),
    power: Float64Array.from(booths, ({ booth }) => booth.powerWatts),
    crowd: Float64Array.from(booths, ({ booth }) => booth.crowdValue),
    neighbours,
    allowed,
    beside,
    requested: Float64Array.from(groups, (group) => group.requestedTables),
    minTables: Float64Array.from(groups, (group) =>
      Math.min(group.minTables, group.requestedTables),
    ),
    maxTables: Float64Array.from(groups, (group) => group.maxTables),
    clanCount: clans.length,
    nearness: Float64Array.from(clans, (group) => weights.together / (group.applicationCount - 1)),
    clanMembers: clanMembers.map((list) => Int32Array.from(list)),
    kindCount,
    weightVariety: (weights.variety * FACING_POINTS) / UNITS_PER_TABLE,
    weightCrowd: weights.crowd,
    place: new Int32Array(applicants.length).fill(-1),
    usedTables: new Int32Array(boothCount),
    usedWatts: new Float64Array(boothCount),
    members: booths.map(() => []),
    placedTables: new Float64Array(groups.length),
    exposure: new Float64Array(groups.length),
    units: new Int32Array(boothCount * kindCount),
    nearCount: new Int32Array(boothCount * clans.length),
    nearTables: new Int32Array(boothCount * clans.length),
    value: 0,
    shortfall: groups.reduce((sum, g) => sum + Math.min(g.minTables, g.requestedTables), 0),
  }
}
