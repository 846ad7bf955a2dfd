import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../random.ts'
import { type MatrixProblem, NoPlanError } from './matrix-problem.ts'
import { bestByTrying, faultsOfPlan, someMatrix } from './sample-matrices.ts'
import { solveMatrix } from './solve-matrix.ts'

const LIMITS = { seconds: 5, seed: 1 }

async function solveOrRefuse(problem: MatrixProblem, limits = LIMITS) {
  try {
    return await solveMatrix(problem, limits)
  } catch (error) {
    if (error instanceof NoPlanError) return error
    throw error
  }
}

describe('solving an assignment by matrices', () => {
  test('a small problem gets its best plan with proof, or is proven to have none', async () => {
    await fc.assert(
      fc.asyncProperty(someMatrix({ rows: 5, columns: 4 }), async (problem) => {
        const best = bestByTrying(problem)
        const plan = await solveOrRefuse(problem)
        if (plan instanceof NoPlanError) {
          expect(best).toBeUndefined()
          expect(plan.proven).toBe(true)
          return
        }
        expect(faultsOfPlan(problem, plan)).toEqual([])
        expect(plan.objective).toBeCloseTo(best ?? Number.NaN, 5)
        expect(plan.optimal).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test('a larger plan breaks no rule, and the same seed gives it again', async () => {
    await fc.assert(
      fc.asyncProperty(
        someMatrix({ rows: 24, columns: 7 }),
        fc.nat(1000),
        async (problem, seed) => {
          const plan = await solveOrRefuse(problem, { seconds: 5, seed })
          const again = await solveOrRefuse(problem, { seconds: 5, seed })
          if (plan instanceof NoPlanError || again instanceof NoPlanError) {
            expect(again).toBeInstanceOf(NoPlanError)
            expect(plan).toBeInstanceOf(NoPlanError)
            return
          }
          expect(faultsOfPlan(problem, plan)).toEqual([])
          expect(again.assignment).toEqual(plan.assignment)
        },
      ),
      { numRuns: 15 },
    )
  })

  test('does not touch the problem it is given', async () => {
    await fc.assert(
      fc.asyncProperty(someMatrix({ rows: 6, columns: 4 }), async (problem) => {
        const before = structuredClone(problem)
        await solveOrRefuse(problem)
        expect(problem).toEqual(before)
      }),
      { numRuns: 20 },
    )
  })

  test('the bound of a plan of fractions is not under it by a rounding', async () => {
    const profit = Float64Array.of(
      2.3,
      1,
      0,
      1.425,
      -0.575,
      2.3,
      0.1,
      -3,
      17,
      20,
      -6,
      -7,
      0.7,
      -0.325,
    )
    for (const load of [1, Float64Array.from(profit, (_, at) => 1 + (at % 2))]) {
      const capacity = Float64Array.of(6, 5)
      const problem: MatrixProblem = {
        rows: 7,
        columns: 2,
        profit,
        load,
        capacity,
        assignAll: true,
      }
      expect(faultsOfPlan(problem, await solveMatrix(problem, LIMITS))).toEqual([])
    }
  })

  test('says how many rows crowd into too few columns', async () => {
    const only = Number.NEGATIVE_INFINITY
    const problem: MatrixProblem = {
      rows: 3,
      columns: 3,
      profit: Float64Array.of(1, only, only, 2, only, only, 1, 1, 1),
      load: 1,
      capacity: Float64Array.of(1, 1, 1),
      assignAll: true,
    }

    await expect(solveMatrix(problem, LIMITS)).rejects.toThrow(
      '2 rows, row 1 among them, fit only into columns that together take 1',
    )
  })
})

const patterns: Array<[string, (row: number, column: number, chance: () => number) => number]> = [
  ['chance', (_row, _column, chance) => Math.floor(chance() * 1e6)],
  ['fractions', (_row, _column, chance) => chance()],
  ['few values', (_row, _column, chance) => Math.floor(chance() * 2)],
  ['all alike', () => 7],
  ['products', (row, column) => (row + 1) * (column + 1)],
  ['falling products', (row, column) => -(row + 1) * (column + 1)],
  ['sums with noise', (row, column, chance) => row * 991 + column * 17 + Math.floor(chance() * 9)],
  ['gaps', (_row, _column, chance) => (chance() < 0.1 ? chance() : Number.NEGATIVE_INFINITY)],
]

describe.each(patterns)('unit loads with profits of %s', (_name, profitOf) => {
  test.each([
    [120, 120, 1],
    [60, 120, 1],
    [120, 60, 1],
    [120, 30, 4],
    [120, 30, 5],
    [120, 30, 2],
  ])('%i rows into %i columns of %i are placed with a proof', async (rows, columns, places) => {
    const chance = createRandom(rows + columns + places)
    const profit = Float64Array.from({ length: rows * columns }, (_, at) =>
      profitOf(Math.floor(at / columns), at % columns, chance),
    )
    for (const assignAll of [true, false]) {
      const capacity = new Float64Array(columns).fill(places * 3 + 2)
      const problem: MatrixProblem = { rows, columns, profit, load: 3, capacity, assignAll }
      const plan = await solveOrRefuse(problem)
      if (plan instanceof NoPlanError) {
        expect(assignAll).toBe(true)
        expect(plan.proven).toBe(true)
        continue
      }
      // The bound is counted from prices alone: where it meets the objective there is no better plan.
      expect(faultsOfPlan(problem, plan)).toEqual([])
      expect(plan.bound - plan.objective).toBeLessThan(1e-6)
    }
  })
})
