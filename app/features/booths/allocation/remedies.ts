import { z } from 'zod'
import { type Applicant, type BoothNode, brokenRules } from './indexed-problem.ts'
import type { AllocationProblem, ProblemApplication, RuleCode } from './problem.ts'

/** One thing that somebody could change so that an application finds a place. */
export const Change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('more-tables'), tables: z.number() }),
  z.object({ kind: z.literal('more-watts'), watts: z.number() }),
  z.object({ kind: z.literal('kanwil-max'), kanwilCode: z.string(), tables: z.number() }),
  z.object({ kind: z.literal('without-water') }),
  z.object({ kind: z.literal('without-cooking') }),
  z.object({ kind: z.literal('without-cold-storage') }),
  z.object({ kind: z.literal('without-categories'), categories: z.array(z.string()) }),
  z.object({ kind: z.literal('admit-categories'), categories: z.array(z.string()) }),
  z.object({ kind: z.literal('no-exclusion') }),
  z.object({ kind: z.literal('open-booth') }),
  z.object({ kind: z.literal('unlock') }),
])
export type Change = z.infer<typeof Change>

/** All changes that together let an application into this booth, everybody else staying where they are. */
export const Remedy = z.object({
  boothId: z.string(),
  zoneId: z.string(),
  changes: z.array(Change),
})
export type Remedy = z.infer<typeof Remedy>

/** How many ways out are told. */
const MOST_REMEDIES = 3

/** What a change costs somebody, in the price of one table; a second change in one remedy is dear. */
function costOf(change: Change): number {
  switch (change.kind) {
    case 'more-tables':
      return change.tables
    case 'more-watts':
      return 0.5 + change.watts / 1000
    case 'kanwil-max':
      return 0.5 + change.tables
    case 'without-water':
    case 'without-cold-storage':
      return 2
    case 'without-cooking':
      return 3
    case 'without-categories':
    case 'admit-categories':
      return 2 + change.categories.length
    case 'no-exclusion':
    case 'open-booth':
    case 'unlock':
      return 8
  }
}

const SECOND_CHANGE = 20

function changeFor(rule: RuleCode, applicant: Applicant, node: BoothNode): Change {
  const { application, group } = applicant
  switch (rule) {
    case 'too-large':
    case 'full':
      return { kind: 'more-tables', tables: node.tables + application.tables - node.booth.capacity }
    case 'power':
    case 'power-taken':
      return {
        kind: 'more-watts',
        watts: node.watts + application.powerWatts - node.booth.powerWatts,
      }
    case 'kanwil-max':
      return {
        kind: 'kanwil-max',
        kanwilCode: group.kanwilCode ?? '',
        tables: group.placedTables + application.tables - group.maxTables,
      }
    case 'water':
      return { kind: 'without-water' }
    case 'cooking':
      return { kind: 'without-cooking' }
    case 'cold-storage':
      return { kind: 'without-cold-storage' }
    case 'category': {
      const foreign = application.categories.filter((c) => !node.allowedCategories.includes(c))
      // With nothing left to show, the zone would have to admit it.
      return foreign.length < application.categories.length
        ? { kind: 'without-categories', categories: foreign }
        : { kind: 'admit-categories', categories: foreign }
    }
    case 'excluded':
      return { kind: 'no-exclusion' }
    case 'closed':
      return { kind: 'open-booth' }
    case 'locked-elsewhere':
      return { kind: 'unlock' }
  }
}

/**
 * The cheapest changes that would let this applicant without a place into some booth, all others staying as they are:
 * at most three, each of another kind, the cheapest first. Empty when a booth is open to it already.
 */
export function findRemedies(applicant: Applicant, booths: ReadonlyArray<BoothNode>): Remedy[] {
  const cheapest = new Map<string, { cost: number; remedy: Remedy }>()
  for (const node of booths) {
    const rules = brokenRules(applicant, node)
    if (rules.length === 0) return []
    const changes = rules.map((rule) => changeFor(rule, applicant, node))
    const kind = changes.map((change) => change.kind).join()
    const cost = changes.reduce((sum, change) => sum + costOf(change) + SECOND_CHANGE, 0)
    const known = cheapest.get(kind)
    if (known && known.cost <= cost) continue
    const { id: boothId, zoneId } = node.booth
    cheapest.set(kind, { cost, remedy: { boothId, zoneId, changes } })
  }
  const sorted = [...cheapest.values()].sort((a, b) => a.cost - b.cost)
  const fewest = Math.min(...sorted.map(({ remedy }) => remedy.changes.length))
  return sorted
    .filter(({ remedy }) => remedy.changes.length === fewest)
    .slice(0, MOST_REMEDIES)
    .map(({ remedy }) => remedy)
}

/** The problem as it is once somebody has made the changes of a remedy. */
export function applyRemedy(
  problem: AllocationProblem,
  applicationId: string,
  { boothId, zoneId, changes }: Remedy,
): AllocationProblem {
  return changes.reduce(
    (changed, change) => applyChange(changed, applicationId, boothId, zoneId, change),
    problem,
  )
}

function applyChange(
  problem: AllocationProblem,
  applicationId: string,
  boothId: string,
  zoneId: string,
  change: Change,
): AllocationProblem {
  const ask = (changed: (application: ProblemApplication) => Partial<ProblemApplication>) => ({
    ...problem,
    applications: problem.applications.map((row) =>
      row.id === applicationId ? { ...row, ...changed(row) } : row,
    ),
  })
  const booth = (more: { tables?: number; watts?: number; closed?: boolean }) => ({
    ...problem,
    booths: problem.booths.map((row) =>
      row.id === boothId
        ? {
            ...row,
            capacity: row.capacity + (more.tables ?? 0),
            powerWatts: row.powerWatts + (more.watts ?? 0),
            closed: more.closed ?? row.closed ?? false,
          }
        : row,
    ),
  })
  switch (change.kind) {
    case 'more-tables':
      return booth({ tables: change.tables })
    case 'more-watts':
      return booth({ watts: change.watts })
    case 'open-booth':
      return booth({ closed: false })
    case 'kanwil-max':
      return {
        ...problem,
        quotas: problem.quotas.map((row) =>
          row.kanwilCode === change.kanwilCode && row.maxTables !== null
            ? { ...row, maxTables: row.maxTables + change.tables }
            : row,
        ),
      }
    case 'without-water':
      return ask(() => ({ needsWater: false }))
    case 'without-cooking':
      return ask(() => ({ needsCooking: false }))
    case 'without-cold-storage':
      return ask(() => ({ needsColdStorage: false }))
    case 'without-categories':
      return ask((row) => ({
        categories: row.categories.filter((category) => !change.categories.includes(category)),
      }))
    case 'admit-categories':
      return {
        ...problem,
        zones: problem.zones.map((row) =>
          row.id === zoneId
            ? { ...row, allowedCategories: [...row.allowedCategories, ...change.categories] }
            : row,
        ),
      }
    case 'no-exclusion':
      return ask((row) => ({
        excludedBoothIds: row.excludedBoothIds.filter((id) => id !== boothId),
      }))
    case 'unlock':
      return ask(() => ({ lockedBoothId: null }))
  }
}
