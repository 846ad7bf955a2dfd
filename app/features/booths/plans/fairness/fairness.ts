import type {
  AllocationProblem,
  ProblemApplication,
} from '#app/features/booths/allocation/problem.ts'
import type { Places } from '../moves.ts'

/** What one Kanwil, or all exhibitors without one, asked for and got. */
export type FairnessRow = {
  /** Null for exhibitors of no Kanwil, together. */
  kanwilCode: string | null
  applications: number
  placed: number
  askedTables: number
  givenTables: number
  /** Mean liveliness of the tables given, 0 to 1; null when none was. */
  crowd: number | null
  /** Applications that named a zone, and those of them that stand in the first one they named. */
  wishing: number
  firstWishes: number
  /** Pairs of placed applications of the Kanwil, and those in the same booth or in booths side by side. */
  pairs: number
  nearPairs: number
}

export type FairnessSheet = {
  rows: FairnessRow[]
  total: FairnessRow
  /** Evenness of the share of tables given, over all Kanwil. */
  tableIndex: number | null
  /** Evenness of the liveliness given for each table asked, over all Kanwil. */
  crowdIndex: number | null
}

/**
 * How evenly something is shared out, 1 when all have the same, 1/n when one has everything: (Σx)² / (n · Σx²).
 * R. Jain, D. Chiu and W. Hawe, "A Quantitative Measure of Fairness and Discrimination for Resource Allocation in
 * Shared Computer Systems", DEC Research Report TR-301, 1984. Null when there is nothing to share.
 */
export function jainIndex(values: ReadonlyArray<number>): number | null {
  const squares = values.reduce((sum, value) => sum + value * value, 0)
  if (squares === 0) return null
  const sum = values.reduce((all, value) => all + value, 0)
  return (sum * sum) / (values.length * squares)
}

type Tally = Omit<FairnessRow, 'crowd'> & { exposure: number }

function emptyTally(kanwilCode: string | null): Tally {
  return {
    kanwilCode,
    applications: 0,
    placed: 0,
    askedTables: 0,
    givenTables: 0,
    exposure: 0,
    wishing: 0,
    firstWishes: 0,
    pairs: 0,
    nearPairs: 0,
  }
}

function rowOf({ exposure, ...tally }: Tally): FairnessRow {
  return { ...tally, crowd: tally.givenTables === 0 ? null : exposure / tally.givenTables }
}

/** What a plan gives to whom, by Kanwil in the order of their codes and over all. */
export function fairnessOf(problem: AllocationProblem, places: Places): FairnessSheet {
  const boothOf = new Map(problem.booths.map((booth) => [booth.id, booth]))
  const tallies = new Map<string | null, Tally>()
  const membersOf = new Map<string | null, ProblemApplication[]>()
  for (const application of problem.applications) {
    const { kanwilCode, tables, zoneWishes } = application
    const tally = tallies.get(kanwilCode) ?? emptyTally(kanwilCode)
    tallies.set(kanwilCode, tally)
    const booth = boothOf.get(places.get(application.id) ?? '')
    tally.applications += 1
    tally.askedTables += tables
    if (zoneWishes.length > 0) tally.wishing += 1
    if (!booth) continue
    tally.placed += 1
    tally.givenTables += tables
    tally.exposure += tables * booth.crowdValue
    if (zoneWishes[0] === booth.zoneId) tally.firstWishes += 1
    const members = membersOf.get(kanwilCode)
    if (members) members.push(application)
    else membersOf.set(kanwilCode, [application])
  }
  for (const [kanwilCode, members] of membersOf) {
    const tally = tallies.get(kanwilCode)
    if (!tally || kanwilCode === null) continue
    tally.pairs = (members.length * (members.length - 1)) / 2
    tally.nearPairs = countNear(problem, places, members)
  }
  const sorted = [...tallies.values()].sort((a, b) =>
    (a.kanwilCode ?? '￿') < (b.kanwilCode ?? '￿') ? -1 : 1,
  )
  const total = emptyTally(null)
  for (const tally of sorted) {
    total.applications += tally.applications
    total.placed += tally.placed
    total.askedTables += tally.askedTables
    total.givenTables += tally.givenTables
    total.exposure += tally.exposure
    total.wishing += tally.wishing
    total.firstWishes += tally.firstWishes
    total.pairs += tally.pairs
    total.nearPairs += tally.nearPairs
  }
  const kanwil = sorted.filter(({ kanwilCode }) => kanwilCode !== null)
  return {
    rows: sorted.map(rowOf),
    total: rowOf(total),
    tableIndex: jainIndex(kanwil.map((row) => row.givenTables / row.askedTables)),
    crowdIndex: jainIndex(kanwil.map((row) => row.exposure / row.askedTables)),
  }
}

/** Pairs of these applications that share a booth or stand in booths side by side. */
function countNear(
  problem: AllocationProblem,
  places: Places,
  members: ReadonlyArray<ProblemApplication>,
): number {
  const count = new Map<string, number>()
  for (const { id } of members) {
    const boothId = places.get(id)
    if (boothId !== undefined) count.set(boothId, (count.get(boothId) ?? 0) + 1)
  }
  let near = 0
  for (const { id, neighbourIds } of problem.booths) {
    const here = count.get(id) ?? 0
    if (here === 0) continue
    near += (here * (here - 1)) / 2
    // Each pair of neighbours is met from one side only.
    for (const other of neighbourIds) if (other > id) near += here * (count.get(other) ?? 0)
  }
  return near
}
