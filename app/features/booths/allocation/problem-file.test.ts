import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseProblem } from './problem-file.ts'
import { someProblem } from './sample-problems.ts'

/** What is told of a file that holds this. */
function faultsOf(content: unknown): string {
  try {
    parseProblem(typeof content === 'string' ? content : JSON.stringify(content))
    return 'none'
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  }
}

const booth = { id: 'A-01', zoneId: 'A', capacity: 4 }
const application = { id: 'lapas-1', tables: 2 }
const small = { zones: [{ id: 'A' }], booths: [booth], applications: [application] }

test('a problem written out and read again is the same problem', () => {
  fc.assert(
    fc.property(someProblem({ booths: 4, applications: 6 }), (problem) => {
      const read = parseProblem(JSON.stringify(problem))
      expect(read.applications).toEqual(problem.applications)
      expect(read.quotas).toEqual(problem.quotas)
      expect(read.booths.map(({ closed: _closed, ...row }) => row)).toEqual(problem.booths)
    }),
    { numRuns: 30 },
  )
})

test('what is left out has the usual value', () => {
  const problem = parseProblem(`\uFEFF${JSON.stringify(small)}`)

  expect(problem.weights).toEqual({ priority: 10, wish: 4, together: 6, variety: 2, crowd: 3 })
  expect(problem.booths).toEqual([
    {
      ...booth,
      powerWatts: 0,
      hasWater: false,
      cookingAllowed: false,
      hasColdStorage: false,
      crowdValue: 0.5,
      neighbourIds: [],
      closed: false,
    },
  ])
})

test.each<[string, unknown, RegExp]>([
  ['no JSON', '{"zones": [', /^ProblemFileError: The file is not JSON/],
  ['no object', '[]', /The file: /],
  ['a missing list', { zones: [], booths: [] }, /applications: /],
  ['a field that nobody knows', { ...small, colour: 'red' }, /colour/],
  [
    'a table too few',
    { ...small, applications: [{ id: 'x', tables: 0 }] },
    /applications\[0\]\.tables/,
  ],
  [
    'a number as text',
    { ...small, booths: [{ ...booth, capacity: '4' }] },
    /booths\[0\]\.capacity/,
  ],
  [
    'a zone that is not there',
    { ...small, zones: [] },
    /booths\[0\]\.zoneId: there is no zone "A"/,
  ],
  [
    'the same booth twice',
    { ...small, booths: [booth, booth] },
    /booths\[1\]\.id: "A-01" is there twice/,
  ],
  [
    'a lock on a booth that is not there',
    { ...small, applications: [{ ...application, lockedBoothId: 'B-09' }] },
    /applications\[0\]\.lockedBoothId: there is no booth "B-09"/,
  ],
  [
    'a maximum below its minimum',
    { ...small, quotas: [{ kanwilCode: 'BA', minTables: 3, maxTables: 2 }] },
    /quotas\[0\]\.maxTables/,
  ],
])('a file with %s is refused with the place named', (_fault, content, told) => {
  expect(faultsOf(content)).toMatch(told)
})

test('of very many faults the first few are told', () => {
  const applications = Array.from({ length: 5000 }, (_, index) => ({ id: `${index}`, tables: -1 }))

  expect(faultsOf({ ...small, applications }).split('\n')).toHaveLength(11)
})
