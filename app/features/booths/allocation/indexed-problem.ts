import type { AllocationProblem, ProblemApplication, ProblemBooth, RuleCode } from './problem.ts'

/** One table split over up to nine categories stays a whole number of these units. */
export const UNITS_PER_TABLE = 2520

/** A Kanwil, or one exhibitor that belongs to none. */
export type Group = {
  kanwilCode: string | null
  minTables: number
  maxTables: number
  requestedTables: number
  applicationCount: number
  index: number
  placedTables: number
  /** Tables times liveliness of their booths. */
  exposure: number
}

/** A booth with what stands in it. */
export type BoothNode = {
  booth: ProblemBooth
  allowedCategories: ReadonlyArray<string>
  neighbours: BoothNode[]
  members: Applicant[]
  tables: number
  watts: number
  /** By category index. */
  units: number[]
  /** By group index. */
  groupCount: number[]
  groupTables: number[]
}

/** An application with where it stands now. */
export type Applicant = {
  application: ProblemApplication
  group: Group
  categoryIndexes: number[]
  unitsPerCategory: number
  /** Booths that no other placement can make wrong: needs, zone, size and exclusions fit. */
  options: ReadonlyArray<BoothNode>
  place: BoothNode | null
  locked: boolean
}

/** A problem with everything found by its id, and who stands where: what the rules are asked of. */
export type IndexedProblem = {
  problem: AllocationProblem
  booths: BoothNode[]
  applicants: Applicant[]
  groups: Group[]
  boothById: Map<string, BoothNode>
  applicantById: Map<string, Applicant>
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** Rules that hold whatever else stands on the ground. */
function fixedRules(application: ProblemApplication, node: BoothNode): RuleCode[] {
  const { booth, allowedCategories } = node
  const broken: RuleCode[] = []
  if (application.lockedBoothId !== null && application.lockedBoothId !== booth.id)
    broken.push('locked-elsewhere')
  if (application.excludedBoothIds.includes(booth.id)) broken.push('excluded')
  if (booth.closed === true && application.lockedBoothId !== booth.id) broken.push('closed')
  if (
    allowedCategories.length > 0 &&
    application.categories.some((category) => !allowedCategories.includes(category))
  )
    broken.push('category')
  if (application.needsWater && !booth.hasWater) broken.push('water')
  if (application.needsCooking && !booth.cookingAllowed) broken.push('cooking')
  if (application.needsColdStorage && !booth.hasColdStorage) broken.push('cold-storage')
  if (application.powerWatts > booth.powerWatts) broken.push('power')
  if (application.tables > booth.capacity) broken.push('too-large')
  return broken
}

/** Neighbours in both directions, also where only one booth names the other. */
function linkNeighbours(booths: ReadonlyArray<BoothNode>, byBoothId: Map<string, BoothNode>): void {
  const sets = new Map(booths.map((node) => [node, new Set<BoothNode>()]))
  for (const node of booths) {
    for (const id of node.booth.neighbourIds) {
      const other = byBoothId.get(id)
      if (!other || other === node) continue
      sets.get(node)?.add(other)
      sets.get(other)?.add(node)
    }
  }
  for (const [node, others] of sets)
    node.neighbours = [...others].sort((a, b) => byId(a.booth, b.booth))
}

/** Where each may stand by the fixed rules. Those who need the same have one list in common: thousands ask for few kinds of places. */
function listOptions(applicants: ReadonlyArray<Applicant>, booths: ReadonlyArray<BoothNode>): void {
  const lists = new Map<string, ReadonlyArray<BoothNode>>()
  for (const applicant of applicants) {
    const need = needOf(applicant.application)
    const known = need === undefined ? undefined : lists.get(need)
    applicant.options =
      known ?? booths.filter((node) => fixedRules(applicant.application, node).length === 0)
    if (need !== undefined && !known) lists.set(need, applicant.options)
  }
}

/** What the fixed rules ask of a booth, as one word; undefined when they ask about this application alone. */
function needOf(application: ProblemApplication): string | undefined {
  if (application.excludedBoothIds.length > 0 || application.lockedBoothId !== null)
    return undefined
  const { tables, powerWatts, needsWater, needsCooking, needsColdStorage, categories } = application
  return [
    tables,
    powerWatts,
    needsWater,
    needsCooking,
    needsColdStorage,
    ...[...categories].sort(),
  ].join(' ')
}

/** Links the problem's rows to each other, everything still empty. */
export function indexProblem(problem: AllocationProblem): IndexedProblem {
  const categories = [...new Set(problem.applications.flatMap((a) => a.categories))].sort()
  const zoneById = new Map(problem.zones.map((zone) => [zone.id, zone]))
  const quotaOf = new Map(problem.quotas.map((quota) => [quota.kanwilCode, quota]))
  const applications = [...problem.applications].sort(byId)

  const groups: Group[] = []
  const groupByKanwil = new Map<string, Group>()
  const groupFor = (application: ProblemApplication): Group => {
    const known =
      application.kanwilCode === null ? undefined : groupByKanwil.get(application.kanwilCode)
    if (known) return known
    const quota = application.kanwilCode === null ? undefined : quotaOf.get(application.kanwilCode)
    const group: Group = {
      kanwilCode: application.kanwilCode,
      minTables: quota?.minTables ?? 0,
      maxTables: quota?.maxTables ?? Number.POSITIVE_INFINITY,
      requestedTables: 0,
      applicationCount: 0,
      index: groups.length,
      placedTables: 0,
      exposure: 0,
    }
    groups.push(group)
    if (application.kanwilCode !== null) groupByKanwil.set(application.kanwilCode, group)
    return group
  }

  const applicants = applications.map((application): Applicant => {
    const group = groupFor(application)
    group.requestedTables += application.tables
    group.applicationCount += 1
    const kinds = [...new Set(application.categories)]
    return {
      application,
      group,
      categoryIndexes: kinds.map((category) => categories.indexOf(category)),
      unitsPerCategory:
        kinds.length === 0 ? 0 : Math.round((application.tables * UNITS_PER_TABLE) / kinds.length),
      options: [],
      place: null,
      locked: application.lockedBoothId !== null,
    }
  })

  const booths = [...problem.booths].sort(byId).map(
    (booth): BoothNode => ({
      booth,
      allowedCategories: zoneById.get(booth.zoneId)?.allowedCategories ?? [],
      neighbours: [],
      members: [],
      tables: 0,
      watts: 0,
      units: categories.map(() => 0),
      groupCount: groups.map(() => 0),
      groupTables: groups.map(() => 0),
    }),
  )
  const boothById = new Map(booths.map((node) => [node.booth.id, node]))
  linkNeighbours(booths, boothById)
  listOptions(applicants, booths)
  return {
    problem,
    booths,
    applicants,
    groups,
    boothById,
    applicantById: new Map(applicants.map((applicant) => [applicant.application.id, applicant])),
  }
}

/** Rules that depend on who else stands there; the applicant itself is not counted against itself. */
function movingRules(applicant: Applicant, node: BoothNode): RuleCode[] {
  const { application, group } = applicant
  const here = applicant.place === node
  const broken: RuleCode[] = []
  if (node.tables - (here ? application.tables : 0) + application.tables > node.booth.capacity)
    broken.push('full')
  if (
    node.watts - (here ? application.powerWatts : 0) + application.powerWatts >
    node.booth.powerWatts
  )
    broken.push('power-taken')
  const others = group.placedTables - (applicant.place ? application.tables : 0)
  if (others + application.tables > group.maxTables) broken.push('kanwil-max')
  return broken
}

/** Every hard rule that placing the applicant in this booth would break; empty = it may stand there. */
export function brokenRules(applicant: Applicant, node: BoothNode): RuleCode[] {
  const fixed = fixedRules(applicant.application, node)
  return [
    ...fixed,
    ...movingRules(applicant, node).filter(
      (rule) =>
        !(rule === 'full' && fixed.includes('too-large')) &&
        !(rule === 'power-taken' && fixed.includes('power')),
    ),
  ]
}
