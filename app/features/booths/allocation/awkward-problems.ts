import fc from 'fast-check'
import type { AllocationProblem } from './problem.ts'
import { type SmallSize, someProblem } from './sample-problems.ts'

type Twist = (problem: AllocationProblem) => AllocationProblem

const eachApplication =
  (change: (row: AllocationProblem['applications'][number], index: number) => object): Twist =>
  (problem) => ({
    ...problem,
    applications: problem.applications.map((row, index) => ({ ...row, ...change(row, index) })),
  })

const eachBooth =
  (change: (row: AllocationProblem['booths'][number], index: number) => object): Twist =>
  (problem) => ({
    ...problem,
    booths: problem.booths.map((row, index) => ({ ...row, ...change(row, index) })),
  })

/** Mistakes and oddities that a problem handed in from outside may hold. */
const twists: Twist[] = [
  (problem) => ({ ...problem, booths: [] }),
  (problem) => ({ ...problem, applications: [] }),
  (problem) => ({ ...problem, zones: [] }),
  eachApplication(() => ({ lockedBoothId: 'booth-00' })),
  eachApplication((row, index) => (index % 2 === 0 ? { lockedBoothId: 'gone' } : row)),
  eachApplication((row) => ({
    excludedBoothIds: ['booth-00', 'booth-01'],
    kanwilCode: row.kanwilCode,
  })),
  eachApplication(() => ({ tables: 9 })),
  eachApplication(() => ({ kanwilCode: 'AC' })),
  eachApplication(() => ({ categories: [] })),
  eachApplication(() => ({ zoneWishes: ['zone-x', 'zone-a', 'zone-a'] })),
  eachBooth(() => ({ closed: true })),
  eachBooth((row, index) => ({ closed: index % 2 === 0, capacity: row.capacity })),
  eachBooth(() => ({ capacity: 1 })),
  eachBooth(() => ({ powerWatts: 0, hasWater: false, cookingAllowed: false })),
  eachBooth((row) => ({ neighbourIds: ['booth-00', row.id, 'gone', 'booth-00'] })),
  eachBooth(() => ({ crowdValue: 0 })),
  (problem) => ({
    ...problem,
    quotas: ['AC', 'BA', 'ZZ'].map((kanwilCode) => ({
      kanwilCode,
      minTables: 50,
      maxTables: null,
    })),
  }),
  (problem) => ({
    ...problem,
    quotas: ['AC', 'BA', 'JB'].map((kanwilCode) => ({ kanwilCode, minTables: 0, maxTables: 0 })),
  }),
  (problem) => ({
    ...problem,
    weights: { priority: 0, wish: 0, together: 0, variety: 0, crowd: 0 },
  }),
  (problem) => ({
    ...problem,
    weights: { priority: 0, wish: 0, together: 0, variety: 10, crowd: 0 },
  }),
]

/** Any problem up to this size with up to three things wrong or odd. */
export function awkwardProblem(size: SmallSize): fc.Arbitrary<AllocationProblem> {
  return fc
    .tuple(
      someProblem(size),
      fc.array(fc.nat({ max: twists.length - 1 }), { minLength: 1, maxLength: 3 }),
    )
    .map(([problem, chosen]) =>
      chosen.reduce((twisted, index) => twists[index]?.(twisted) ?? twisted, problem),
    )
}
