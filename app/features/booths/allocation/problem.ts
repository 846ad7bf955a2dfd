/** Value of each soft aim, chosen by the organizer: 0 = does not matter, 10 = matters most. */
export type Weights = {
  /** Tables given, weighed by the score that the organizer gave the application. */
  priority: number
  /** Zones the exhibitor wished for, the first wish counting most. */
  wish: number
  /** Units of one Kanwil in the same booth or in booths side by side. */
  together: number
  /** No booth beside another with the same kind of goods. */
  variety: number
  /** Lively places spread evenly over the Kanwil. */
  crowd: number
}

export const DEFAULT_WEIGHTS: Weights = { priority: 10, wish: 4, together: 6, variety: 2, crowd: 3 }
export const WEIGHT_MAX = 10

export type ProblemBooth = {
  id: string
  zoneId: string
  /** In tables. */
  capacity: number
  powerWatts: number
  hasWater: boolean
  cookingAllowed: boolean
  hasColdStorage: boolean
  /** How lively the place is, 0 to 1. */
  crowdValue: number
  /** Booths side by side with this one; holds in both directions. */
  neighbourIds: ReadonlyArray<string>
  /** Takes nobody but those locked into it. */
  closed?: boolean
}

type ProblemZone = {
  id: string
  /** Empty = every category is welcome. */
  allowedCategories: ReadonlyArray<string>
}

export type ProblemApplication = {
  id: string
  /** Empty for exhibitors of no Kanwil. */
  kanwilCode: string | null
  tables: number
  powerWatts: number
  needsWater: boolean
  needsCooking: boolean
  needsColdStorage: boolean
  categories: ReadonlyArray<string>
  /** 0 to 100. */
  priorityScore: number
  /** Zone ids, best first. */
  zoneWishes: ReadonlyArray<string>
  excludedBoothIds: ReadonlyArray<string>
  /** The booth this application must have. */
  lockedBoothId: string | null
}

export type KanwilQuota = { kanwilCode: string; minTables: number; maxTables: number | null }

/** Everything the allocation depends on; ids break ties, so that one problem and seed has one answer. */
export type AllocationProblem = {
  zones: ReadonlyArray<ProblemZone>
  booths: ReadonlyArray<ProblemBooth>
  applications: ReadonlyArray<ProblemApplication>
  quotas: ReadonlyArray<KanwilQuota>
  weights: Weights
}

/** Why an application cannot stand in a booth. */
export type RuleCode =
  | 'too-large'
  | 'full'
  | 'power'
  | 'power-taken'
  | 'water'
  | 'cooking'
  | 'cold-storage'
  | 'category'
  | 'excluded'
  | 'closed'
  | 'locked-elsewhere'
  | 'kanwil-max'

export type ValuePart = keyof Weights
/** Points by soft aim, weights included; `variety` is a deduction and never above zero. */
export type ValueParts = Record<ValuePart, number>

export type Placed = { applicationId: string; boothId: string }

/** Points a wish is worth by its rank, first to fifth. */
export function wishFactor(rank: number): number {
  return rank < 0 ? 0 : Math.max(0, 1 - rank * 0.2)
}

/** Points for one table of an application with this score; the usual score of 50 makes one point. */
export function priorityFactor(score: number): number {
  return 0.5 + score / 100
}

/** Worth of an average liveliness: grows ever more slowly, so that giving to those who have little pays. */
export function crowdWorth(exposure: number): number {
  return exposure * (2 - exposure)
}
