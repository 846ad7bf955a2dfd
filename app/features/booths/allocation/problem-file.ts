import { z } from 'zod'
import { type AllocationProblem, DEFAULT_WEIGHTS, WEIGHT_MAX } from './problem.ts'

const id = z.string().min(1).max(200)
const tables = z.number().int().min(1).max(10_000)
const watts = z.number().min(0).max(10_000_000).default(0)
const yes = z.boolean().default(false)
const weight = (usual: number) => z.number().min(0).max(WEIGHT_MAX).default(usual)

/** A whole allocation problem as a file; what is left out has the usual value. Documented in docs/allocation.md. */
const ProblemFile = z.strictObject({
  zones: z.array(z.strictObject({ id, allowedCategories: z.array(z.string().min(1)).default([]) })),
  booths: z.array(
    z.strictObject({
      id,
      zoneId: id,
      capacity: tables,
      powerWatts: watts,
      hasWater: yes,
      cookingAllowed: yes,
      hasColdStorage: yes,
      crowdValue: z.number().min(0).max(1).default(0.5),
      neighbourIds: z.array(id).default([]),
      closed: yes,
    }),
  ),
  applications: z.array(
    z.strictObject({
      id,
      kanwilCode: id.nullable().default(null),
      tables,
      powerWatts: watts,
      needsWater: yes,
      needsCooking: yes,
      needsColdStorage: yes,
      categories: z.array(z.string().min(1)).max(50).default([]),
      priorityScore: z.number().min(0).max(100).default(50),
      zoneWishes: z.array(id).default([]),
      excludedBoothIds: z.array(id).default([]),
      lockedBoothId: id.nullable().default(null),
    }),
  ),
  quotas: z
    .array(
      z.strictObject({
        kanwilCode: id,
        minTables: z.number().int().min(0).default(0),
        maxTables: z.number().int().min(0).nullable().default(null),
      }),
    )
    .default([]),
  weights: z
    .strictObject({
      priority: weight(DEFAULT_WEIGHTS.priority),
      wish: weight(DEFAULT_WEIGHTS.wish),
      together: weight(DEFAULT_WEIGHTS.together),
      variety: weight(DEFAULT_WEIGHTS.variety),
      crowd: weight(DEFAULT_WEIGHTS.crowd),
    })
    .default(DEFAULT_WEIGHTS),
})

const MOST_TOLD = 10

/** A file that is no allocation problem: one line for each of the first things wrong, with where they are. */
class ProblemFileError extends Error {
  override readonly name = 'ProblemFileError'
  readonly faults: ReadonlyArray<string>

  constructor(faults: ReadonlyArray<string>) {
    const told = faults.slice(0, MOST_TOLD)
    if (faults.length > told.length) told.push(`… and ${faults.length - told.length} more`)
    super(told.join('\n'))
    this.faults = faults
  }
}

/** The problem that a file holds. Throws a `ProblemFileError` that says what is wrong and where. */
export function parseProblem(text: string): AllocationProblem {
  const parsed = ProblemFile.safeParse(parseJson(text))
  if (!parsed.success)
    throw new ProblemFileError(
      parsed.error.issues.map(({ path, message }) => `${placeOf(path)}: ${message}`),
    )
  const faults = findFaults(parsed.data)
  if (faults.length > 0) throw new ProblemFileError(faults)
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ProblemFileError([`The file is not JSON: ${reason}`])
  }
}

/** `applications[3].tables`, or what is wrong as a whole. */
function placeOf(path: ReadonlyArray<PropertyKey>): string {
  const place = path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
  return place.replace(/^\./, '') || 'The file'
}

/** Names that stand for nothing, names given twice, and maximums below their minimum. */
function findFaults(problem: AllocationProblem): string[] {
  const faults: string[] = []
  const namesOf = (rows: ReadonlyArray<{ id: string }>, place: string) => {
    const known = new Set<string>()
    for (const [index, row] of rows.entries()) {
      if (known.has(row.id)) faults.push(`${place}[${index}].id: "${row.id}" is there twice`)
      known.add(row.id)
    }
    return known
  }
  const zones = namesOf(problem.zones, 'zones')
  const booths = namesOf(problem.booths, 'booths')
  namesOf(problem.applications, 'applications')
  const refer = (place: string, ids: ReadonlyArray<string>, known: Set<string>, kind: string) => {
    for (const name of ids)
      if (!known.has(name)) faults.push(`${place}: there is no ${kind} "${name}"`)
  }
  for (const [index, booth] of problem.booths.entries()) {
    refer(`booths[${index}].zoneId`, [booth.zoneId], zones, 'zone')
    refer(`booths[${index}].neighbourIds`, booth.neighbourIds, booths, 'booth')
  }
  for (const [index, row] of problem.applications.entries()) {
    const place = `applications[${index}]`
    refer(`${place}.zoneWishes`, row.zoneWishes, zones, 'zone')
    refer(`${place}.excludedBoothIds`, row.excludedBoothIds, booths, 'booth')
    const locked = row.lockedBoothId === null ? [] : [row.lockedBoothId]
    refer(`${place}.lockedBoothId`, locked, booths, 'booth')
  }
  const kanwil = new Set<string>()
  for (const [index, { kanwilCode, minTables, maxTables }] of problem.quotas.entries()) {
    if (kanwil.has(kanwilCode))
      faults.push(`quotas[${index}].kanwilCode: "${kanwilCode}" is there twice`)
    kanwil.add(kanwilCode)
    if (maxTables !== null && maxTables < minTables)
      faults.push(`quotas[${index}].maxTables: is below minTables`)
  }
  return faults
}
