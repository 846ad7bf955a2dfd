import fc from 'fast-check'
import { expect, test } from 'vitest'
import { brokenRules } from './indexed-problem.ts'
import { findBrokenPlacements } from './judge.ts'
import type { AllocationProblem } from './problem.ts'
import { applyRemedy, type Change, type Remedy } from './remedies.ts'
import { someProblem } from './sample-problems.ts'
import { solveAllocation } from './solve.ts'
import { scorePlan } from './value.ts'

function remediesOf(problem: AllocationProblem, seed = 1) {
  const allocation = solveAllocation(problem, { seed, steps: 300 })
  const remedies = allocation.leftovers.flatMap(({ applicationId, reasons }) =>
    reasons.flatMap((reason) =>
      reason.code === 'remedy' ? [{ applicationId, remedy: reason.remedy }] : [],
    ),
  )
  return { allocation, remedies }
}

test('making the change that is told makes the place possible, and nobody else has to move', () => {
  let tried = 0
  fc.assert(
    fc.property(someProblem({ booths: 5, applications: 16 }), (problem) => {
      const { allocation, remedies } = remediesOf(problem)
      for (const { applicationId, remedy } of remedies) {
        tried += 1
        const changed = applyRemedy(problem, applicationId, remedy)
        const scored = scorePlan(changed, allocation.placements)
        const applicant = scored.indexed.applicantById.get(applicationId)
        const node = scored.indexed.boothById.get(remedy.boothId)
        if (!applicant || !node) throw new Error('the remedy names something unknown')
        expect(brokenRules(applicant, node)).toEqual([])
        const all = [...allocation.placements, { applicationId, boothId: remedy.boothId }]
        expect(findBrokenPlacements(changed, all)).toEqual([])
      }
    }),
    { numRuns: 100 },
  )
  expect(tried).toBeGreaterThan(50)
})

test('whoever is left out by a rule is told a way in, unless there is no booth at all', () => {
  fc.assert(
    fc.property(someProblem({ booths: 4, applications: 12 }), (problem) => {
      const { allocation } = remediesOf(problem)
      for (const { reasons } of allocation.leftovers) {
        const blocked = reasons.some((reason) => reason.code === 'blocked')
        expect(reasons.some((reason) => reason.code === 'remedy')).toBe(blocked)
      }
    }),
    { numRuns: 60 },
  )
})

/** One booth with all there is, and one application that lacks a single thing. */
function lacking(
  application: Partial<AllocationProblem['applications'][number]>,
  rest: Partial<AllocationProblem> = {},
): AllocationProblem {
  return {
    zones: [{ id: 'zone', allowedCategories: [] }],
    booths: [
      {
        id: 'booth',
        zoneId: 'zone',
        capacity: 3,
        powerWatts: 1000,
        hasWater: false,
        cookingAllowed: false,
        hasColdStorage: false,
        crowdValue: 0.5,
        neighbourIds: [],
      },
    ],
    applications: [
      {
        id: 'application',
        kanwilCode: 'BA',
        tables: 1,
        powerWatts: 0,
        needsWater: false,
        needsCooking: false,
        needsColdStorage: false,
        categories: ['tekstil', 'seni'],
        priorityScore: 50,
        zoneWishes: [],
        excludedBoothIds: [],
        lockedBoothId: null,
        ...application,
      },
    ],
    quotas: [],
    weights: { priority: 10, wish: 0, together: 0, variety: 0, crowd: 0 },
    ...rest,
  }
}

const only = (change: Change): Remedy[] => [{ boothId: 'booth', zoneId: 'zone', changes: [change] }]

test.each<[string, AllocationProblem, Change]>([
  ['tables', lacking({ tables: 7 }), { kind: 'more-tables', tables: 4 }],
  ['power', lacking({ powerWatts: 3000 }), { kind: 'more-watts', watts: 2000 }],
  ['cooking', lacking({ needsCooking: true }), { kind: 'without-cooking' }],
  ['cold storage', lacking({ needsColdStorage: true }), { kind: 'without-cold-storage' }],
  [
    'its Kanwil’s maximum',
    lacking({ tables: 3 }, { quotas: [{ kanwilCode: 'BA', minTables: 0, maxTables: 1 }] }),
    { kind: 'kanwil-max', kanwilCode: 'BA', tables: 2 },
  ],
  [
    'one kind of goods',
    lacking({}, { zones: [{ id: 'zone', allowedCategories: ['seni'] }] }),
    { kind: 'without-categories', categories: ['tekstil'] },
  ],
  [
    'every kind of goods',
    lacking({}, { zones: [{ id: 'zone', allowedCategories: ['kuliner'] }] }),
    { kind: 'admit-categories', categories: ['tekstil', 'seni'] },
  ],
  ['an exclusion', lacking({ excludedBoothIds: ['booth'] }), { kind: 'no-exclusion' }],
  ['a lock on a booth that is gone', lacking({ lockedBoothId: 'gone' }), { kind: 'unlock' }],
])('who is kept out by %s is told exactly that', (_rule, problem, change) => {
  expect(remediesOf(problem).remedies.map((row) => row.remedy)).toEqual(only(change))
})

test('a promise to a Kanwil that cannot be kept is told with what stands in its way', () => {
  const quotas = [
    { kanwilCode: 'BA', minTables: 3, maxTables: null },
    { kanwilCode: 'JB', minTables: 2, maxTables: null },
  ]
  const { allocation } = remediesOf(lacking({ needsWater: true }, { quotas }))

  expect(allocation.shortfalls).toEqual([
    { kanwilCode: 'BA', missingTables: 3, notAskedFor: 2, blocked: [{ rule: 'water', booths: 1 }] },
    { kanwilCode: 'JB', missingTables: 2, notAskedFor: 2, blocked: [] },
  ])
})
