import fc from 'fast-check'
import { brokenRules, indexProblem } from './indexed-problem.ts'
import {
  type AllocationProblem,
  DEFAULT_WEIGHTS,
  type ProblemApplication,
  type ProblemBooth,
} from './problem.ts'
import { createRandom } from './random.ts'
import { createScoredPlan, place, takeOut, totalOf } from './scored-plan.ts'

// Problems for tests and benchmarks.

export type SmallSize = { booths: number; applications: number }

const CATEGORIES = ['kerajinan', 'tekstil', 'kuliner', 'mebel', 'seni']
const KANWIL = ['AC', 'BA', 'JB']
const ZONES = ['zone-a', 'zone-b']

/** Any problem up to this size; locks are such that they keep the rules. */
export function someProblem(size: SmallSize): fc.Arbitrary<AllocationProblem> {
  const booth = fc.record({
    zoneId: fc.constantFrom(...ZONES),
    capacity: fc.integer({ min: 1, max: 6 }),
    powerWatts: fc.constantFrom(0, 500, 2000),
    hasWater: fc.boolean(),
    cookingAllowed: fc.boolean(),
    hasColdStorage: fc.boolean(),
    crowdValue: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
  })
  const application = fc.record({
    kanwilCode: fc.option(fc.constantFrom(...KANWIL)),
    tables: fc.integer({ min: 1, max: 4 }),
    powerWatts: fc.constantFrom(0, 0, 450, 900),
    needsWater: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    needsCooking: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    needsColdStorage: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    categories: fc.uniqueArray(fc.constantFrom(...CATEGORIES), { minLength: 1, maxLength: 3 }),
    priorityScore: fc.integer({ min: 0, max: 100 }),
    zoneWishes: fc.uniqueArray(fc.constantFrom(...ZONES), { maxLength: 2 }),
    excluded: fc.integer({ min: 0, max: 12 }),
    wantsLock: fc.integer({ min: 0, max: 20 }),
  })
  const quota = fc.record({
    minTables: fc.integer({ min: 0, max: 3 }),
    more: fc.option(fc.integer({ min: 0, max: 6 })),
  })
  return fc
    .record({
      booths: fc.array(booth, { minLength: 1, maxLength: size.booths }),
      applications: fc.array(application, { maxLength: size.applications }),
      quotas: fc.array(quota, { maxLength: KANWIL.length }),
      allowed: fc.uniqueArray(fc.constantFrom(...CATEGORIES), { maxLength: 4 }),
      weights: fc.record({
        priority: fc.integer({ min: 0, max: 10 }),
        wish: fc.integer({ min: 0, max: 10 }),
        together: fc.integer({ min: 0, max: 10 }),
        variety: fc.integer({ min: 0, max: 10 }),
        crowd: fc.integer({ min: 0, max: 10 }),
      }),
    })
    .map(({ booths, applications, quotas, allowed, weights }) => {
      const boothId = (index: number) => `booth-${String(index).padStart(2, '0')}`
      const unlocked: AllocationProblem = {
        zones: [
          { id: 'zone-a', allowedCategories: allowed },
          { id: 'zone-b', allowedCategories: [] },
        ],
        booths: booths.map(
          (row, index): ProblemBooth => ({
            ...row,
            id: boothId(index),
            neighbourIds: [index - 1, index + 1]
              .filter((other) => other >= 0 && other < booths.length)
              .map(boothId),
          }),
        ),
        applications: applications.map(
          ({ excluded, wantsLock: _wantsLock, ...row }, index): ProblemApplication => ({
            ...row,
            id: `application-${String(index).padStart(3, '0')}`,
            excludedBoothIds: excluded < booths.length ? [boothId(excluded)] : [],
            lockedBoothId: null,
          }),
        ),
        quotas: quotas.flatMap(({ minTables, more }, index) => {
          const kanwilCode = KANWIL[index]
          return kanwilCode
            ? [{ kanwilCode, minTables, maxTables: more === null ? null : minTables + more }]
            : []
        }),
        weights,
      }
      return withLocks(
        unlocked,
        applications.map((row) => row.wantsLock),
      )
    })
}

function withLocks(problem: AllocationProblem, wants: ReadonlyArray<number>): AllocationProblem {
  const scored = createScoredPlan(indexProblem(problem))
  problem.applications.forEach((application, index) => {
    const node = scored.indexed.booths[wants[index] ?? -1]
    const applicant = scored.indexed.applicantById.get(application.id)
    if (node && applicant && brokenRules(applicant, node).length === 0)
      place(scored, applicant, node)
  })
  return {
    ...problem,
    applications: problem.applications.map((application) => ({
      ...application,
      lockedBoothId: scored.indexed.applicantById.get(application.id)?.place?.booth.id ?? null,
    })),
  }
}

/** The best plan there is, by trying them all: those missing fewest promised tables first, then the worthiest. */
export function solveByTrying(problem: AllocationProblem): { value: number; shortfall: number } {
  const scored = createScoredPlan(indexProblem(problem))
  let best = { value: Number.NEGATIVE_INFINITY, shortfall: Number.POSITIVE_INFINITY }
  const rest = scored.indexed.applicants.filter((applicant) => {
    const locked = applicant.application.lockedBoothId
    const node = locked === null ? undefined : scored.indexed.boothById.get(locked)
    if (node) place(scored, applicant, node)
    return !node
  })
  const visit = (depth: number) => {
    const applicant = rest[depth]
    if (!applicant) {
      const value = totalOf(scored.parts)
      const { shortfall } = scored
      if (shortfall < best.shortfall || (shortfall === best.shortfall && value > best.value))
        best = { value, shortfall }
      return
    }
    visit(depth + 1)
    for (const node of scored.indexed.booths) {
      if (brokenRules(applicant, node).length > 0) continue
      place(scored, applicant, node)
      visit(depth + 1)
      takeOut(scored, applicant)
    }
  }
  visit(0)
  return best
}

/** A festival of this size, always the same: 33 Kanwil, every seventh exhibitor of none, six zones in rows. */
export function wholeFestival(size: { booths: number; applications: number }): AllocationProblem {
  const random = createRandom(2025)
  const whole = (below: number) => Math.floor(random() * below)
  const zoneIds = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `zone-${letter}`)
  const perZone = Math.ceil(size.booths / zoneIds.length)
  const id = (kind: string, index: number) => `${kind}-${String(index).padStart(4, '0')}`
  const tables = Math.ceil((size.applications * 1.6) / size.booths)
  return {
    zones: zoneIds.map((zoneId, index) => ({
      id: zoneId,
      allowedCategories: index === 5 ? ['kuliner', 'pertanian'] : [],
    })),
    booths: Array.from({ length: size.booths }, (_, index) => ({
      id: id('booth', index),
      zoneId: zoneIds[Math.floor(index / perZone)] ?? 'zone-a',
      capacity: tables + whole(4),
      powerWatts: 2000 + whole(3) * 2000,
      hasWater: index >= size.booths - perZone,
      cookingAllowed: index >= size.booths - perZone,
      hasColdStorage: index >= size.booths - Math.ceil(perZone / 3),
      crowdValue: whole(100) / 100,
      neighbourIds: [index - 1, index + 1]
        .filter(
          (other) =>
            other >= 0 &&
            other < size.booths &&
            Math.floor(other / perZone) === Math.floor(index / perZone),
        )
        .map((other) => id('booth', other)),
    })),
    applications: Array.from({ length: size.applications }, (_, index) => {
      const cooks = index % 12 === 0
      return {
        id: id('application', index),
        kanwilCode: index % 7 === 0 ? null : `K${String(whole(33)).padStart(2, '0')}`,
        tables: 1 + whole(3),
        powerWatts: whole(4) * 200,
        needsWater: cooks,
        needsCooking: cooks,
        needsColdStorage: index % 36 === 0,
        categories: cooks ? ['kuliner'] : [CATEGORIES[whole(5)] ?? 'seni'],
        priorityScore: whole(101),
        zoneWishes: [zoneIds[whole(6)] ?? 'zone-a', zoneIds[whole(6)] ?? 'zone-b'].filter(
          (zoneId, at, all) => all.indexOf(zoneId) === at,
        ),
        excludedBoothIds: [],
        lockedBoothId: null,
      }
    }),
    quotas: [],
    weights: DEFAULT_WEIGHTS,
  }
}

/**
 * A festival with every kind of rule: besides those of `wholeFestival`, promises and maximums of the Kanwil, exclusions,
 * places that are locked, and a booth that takes nobody else.
 */
export function fullFestival(size: { booths: number; applications: number }): AllocationProblem {
  const problem = wholeFestival(size)
  const random = createRandom(627)
  const whole = (below: number) => Math.floor(random() * below)
  const scale = size.applications / 627
  const bound: AllocationProblem = {
    ...problem,
    applications: problem.applications.map((row, index) => ({
      ...row,
      excludedBoothIds:
        index % 23 === 0 ? [problem.booths[whole(size.booths)]?.id ?? ''].filter(Boolean) : [],
    })),
    quotas: Array.from({ length: 33 }, (_, index) => ({
      kanwilCode: `K${String(index).padStart(2, '0')}`,
      minTables: Math.round((6 + whole(6)) * scale),
      maxTables: Math.round((26 + whole(10)) * scale),
    })),
  }
  const locked = withLocks(
    bound,
    bound.applications.map((_, index) => (index % 31 === 0 ? whole(size.booths) : -1)),
  )
  return {
    ...locked,
    booths: locked.booths.map((row, index) => ({ ...row, closed: index % 50 === 7 })),
  }
}
