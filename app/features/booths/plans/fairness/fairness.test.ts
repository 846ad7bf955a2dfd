import { expect, test } from 'vitest'
import type {
  AllocationProblem,
  ProblemApplication,
} from '#app/features/booths/allocation/problem.ts'
import { DEFAULT_WEIGHTS } from '#app/features/booths/allocation/problem.ts'
import { countMoves } from '../compare/compare.ts'
import { fairnessOf, jainIndex } from './fairness.ts'

test('the index is one when all have the same, one in n when one has everything', () => {
  expect(jainIndex([0.5, 0.5, 0.5])).toBeCloseTo(1)
  expect(jainIndex([1, 0, 0, 0])).toBeCloseTo(0.25)
  // (1 + 2 + 3)² / (3 · 14)
  expect(jainIndex([1, 2, 3])).toBeCloseTo(36 / 42)
  expect(jainIndex([0, 0])).toBeNull()
  expect(jainIndex([])).toBeNull()
})

const application = (
  id: string,
  kanwilCode: string | null,
  tables: number,
  zoneWishes: string[] = [],
): ProblemApplication => ({
  id,
  kanwilCode,
  tables,
  zoneWishes,
  powerWatts: 0,
  needsWater: false,
  needsCooking: false,
  needsColdStorage: false,
  categories: ['seni'],
  priorityScore: 50,
  excludedBoothIds: [],
  lockedBoothId: null,
})

const booth = (id: string, zoneId: string, crowdValue: number, neighbourIds: string[]) => ({
  id,
  zoneId,
  crowdValue,
  neighbourIds,
  capacity: 9,
  powerWatts: 0,
  hasWater: false,
  cookingAllowed: false,
  hasColdStorage: false,
})

const problem: AllocationProblem = {
  zones: [
    { id: 'zone-a', allowedCategories: [] },
    { id: 'zone-b', allowedCategories: [] },
  ],
  booths: [
    booth('a1', 'zone-a', 1, ['a2']),
    booth('a2', 'zone-a', 0.5, ['a1']),
    booth('b1', 'zone-b', 0.2, []),
  ],
  applications: [
    application('x1', 'BA', 2, ['zone-a']),
    application('x2', 'BA', 2, ['zone-a', 'zone-b']),
    application('x3', 'BA', 2),
    application('y1', 'JB', 4, ['zone-a']),
    application('z1', null, 1),
  ],
  quotas: [],
  weights: DEFAULT_WEIGHTS,
}

test('a sheet counts what each Kanwil asked for and got', () => {
  const sheet = fairnessOf(
    problem,
    new Map([
      ['x1', 'a1'],
      ['x2', 'b1'],
      ['x3', 'a2'],
      ['z1', 'b1'],
    ]),
  )
  expect(sheet.rows).toEqual([
    {
      kanwilCode: 'BA',
      applications: 3,
      placed: 3,
      askedTables: 6,
      givenTables: 6,
      crowd: (2 * 1 + 2 * 0.2 + 2 * 0.5) / 6,
      wishing: 2,
      firstWishes: 1,
      pairs: 3,
      nearPairs: 1,
    },
    {
      kanwilCode: 'JB',
      applications: 1,
      placed: 0,
      askedTables: 4,
      givenTables: 0,
      crowd: null,
      wishing: 1,
      firstWishes: 0,
      pairs: 0,
      nearPairs: 0,
    },
    {
      kanwilCode: null,
      applications: 1,
      placed: 1,
      askedTables: 1,
      givenTables: 1,
      crowd: 0.2,
      wishing: 0,
      firstWishes: 0,
      pairs: 0,
      nearPairs: 0,
    },
  ])
  expect(sheet.total).toMatchObject({ applications: 5, placed: 4, givenTables: 7, askedTables: 11 })
  // One Kanwil of two has all.
  expect(sheet.tableIndex).toBeCloseTo(0.5)
})

test('moves from plan to plan are counted by kind', () => {
  const before = new Map([
    ['x', 'a'],
    ['y', 'a'],
    ['z', 'a'],
  ])
  const after = new Map([
    ['x', 'a'],
    ['y', 'b'],
    ['w', 'b'],
  ])
  expect(countMoves(before, after)).toEqual({ moved: 1, placed: 1, removed: 1 })
  expect(countMoves(after, before)).toEqual({ moved: 1, placed: 1, removed: 1 })
})
