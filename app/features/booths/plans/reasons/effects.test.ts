import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AllocationProblem } from '#app/features/booths/allocation/problem.ts'
import { someProblem } from '#app/features/booths/allocation/sample-problems.ts'
import { totalOf } from '#app/features/booths/allocation/scored-plan.ts'
import { planValue, scorePlan } from '#app/features/booths/allocation/value.ts'
import { applyMoves, findStale, invertMoves } from '../moves.ts'
import {
  effectsByBooth,
  movesOf,
  replacementsInBooth,
  settleScoredPlan,
  UNIT_WEIGHTS,
  weigh,
  weighedTotal,
} from './effects.ts'

const problems = someProblem({ booths: 5, applications: 8 })

/** Everybody somewhere, rules or not. */
function placesOf(problem: AllocationProblem, picks: ReadonlyArray<number>): Map<string, string> {
  return new Map(
    problem.applications.flatMap(({ id }, index): Array<[string, string]> => {
      const booth = problem.booths[(picks[index] ?? 0) - 1]
      return booth ? [[id, booth.id]] : []
    }),
  )
}

const listOf = (places: ReadonlyMap<string, string>) =>
  [...places].map(([applicationId, boothId]) => ({ applicationId, boothId }))

const picks = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 8, maxLength: 8 })

test('parts counted once serve every weight', () => {
  fc.assert(
    fc.property(problems, picks, (problem, chosen) => {
      const placed = listOf(placesOf(problem, chosen))
      const plain = planValue({ ...problem, weights: UNIT_WEIGHTS }, placed)
      const weighed = planValue(problem, placed)
      expect(weighedTotal(plain, problem.weights)).toBeCloseTo(totalOf(weighed), 6)
      expect(weigh(plain, problem.weights).together).toBeCloseTo(weighed.together, 6)
    }),
    { numRuns: 60 },
  )
})

test('what a booth is said to bring is what the plan gains when the move is made', () => {
  fc.assert(
    fc.property(problems, picks, fc.nat(7), (problem, chosen, at) => {
      const plain = { ...problem, weights: UNIT_WEIGHTS }
      const places = placesOf(problem, chosen)
      const scored = scorePlan(plain, listOf(places))
      const before = totalOf(scored.parts)
      const applicationId = problem.applications[at]?.id
      if (applicationId === undefined) return
      for (const [boothId, effect] of effectsByBooth(scored, applicationId)) {
        const moves = movesOf(places, { kind: 'place', applicationId, boothId })
        const after = totalOf(planValue(plain, listOf(applyMoves(places, moves))))
        expect(before + totalOf(effect.parts)).toBeCloseTo(after, 6)
      }
    }),
    { numRuns: 60 },
  )
})

test('a scored plan brought to other places is worth what they are worth', () => {
  fc.assert(
    fc.property(problems, picks, picks, (problem, first, second) => {
      const scored = scorePlan(problem, listOf(placesOf(problem, first)))
      const places = placesOf(problem, second)
      settleScoredPlan(scored, places)
      expect(totalOf(scored.parts)).toBeCloseTo(totalOf(planValue(problem, listOf(places))), 6)
    }),
    { numRuns: 60 },
  )
})

test('moves taken back lead to where they began, and are stale where others were quicker', () => {
  const places = new Map([
    ['x', 'A'],
    ['y', 'B'],
  ])
  const swap = movesOf(places, { kind: 'swap', applicationId: 'x', otherId: 'y' })
  const after = applyMoves(places, swap)
  expect([...after]).toEqual([
    ['x', 'B'],
    ['y', 'A'],
  ])
  expect([...applyMoves(after, invertMoves(swap))]).toEqual([...places])
  expect(findStale(after, invertMoves(swap))).toEqual([])
  expect(findStale(new Map([...after, ['x', 'C']]), invertMoves(swap))).toEqual([
    { applicationId: 'x', from: 'B', to: 'A' },
  ])
  expect(movesOf(places, { kind: 'swap', applicationId: 'z', otherId: 'y' })).toEqual([
    { applicationId: 'z', from: null, to: 'B' },
    { applicationId: 'y', from: 'B', to: null },
  ])
  expect(movesOf(places, { kind: 'take-out', applicationId: 'z' })).toEqual([])
})

test('of a booth everybody in it is named, with what the plan gains when somebody takes their place', () => {
  fc.assert(
    fc.property(problems, picks, fc.nat(7), (problem, chosen, at) => {
      const plain = { ...problem, weights: UNIT_WEIGHTS }
      const places = placesOf(problem, chosen)
      const scored = scorePlan(plain, listOf(places))
      const before = totalOf(scored.parts)
      const applicationId = problem.applications[at]?.id
      if (applicationId === undefined) return
      for (const { id: boothId } of problem.booths) {
        const rows = replacementsInBooth(scored, applicationId, boothId, UNIT_WEIGHTS)
        const there = [...places].filter(([id, booth]) => booth === boothId && id !== applicationId)
        expect(rows.map(({ otherId }) => otherId).sort()).toEqual(there.map(([id]) => id).sort())
        for (const { otherId, effect } of rows) {
          const after = new Map(places).set(applicationId, boothId)
          after.delete(otherId)
          const gained = totalOf(planValue(plain, listOf(after))) - before
          expect(totalOf(effect.parts)).toBeCloseTo(gained, 6)
        }
      }
    }),
    { numRuns: 60 },
  )
})
