import fc from 'fast-check'
import { expect, test } from 'vitest'
import { awkwardProblem } from './awkward-problems.ts'
import { findBrokenPlacements } from './judge.ts'
import { solveByTrying } from './sample-problems.ts'
import { solveAllocation } from './solve.ts'

test('whatever is handed in has an answer in which only what people have locked breaks a rule', () => {
  fc.assert(
    fc.property(awkwardProblem({ booths: 6, applications: 14 }), fc.integer(), (problem, seed) => {
      const allocation = solveAllocation(problem, { seed, steps: 400 })
      const { placements, leftovers, conflicts, value, bound, gap } = allocation
      expect([...placements, ...leftovers].map((row) => row.applicationId).sort()).toEqual(
        problem.applications.map((row) => row.id).sort(),
      )
      const locked = new Set(placements.flatMap((row) => (row.locked ? [row.applicationId] : [])))
      const broken = findBrokenPlacements(problem, placements)
      expect(broken.filter((row) => !locked.has(row.applicationId))).toEqual([])
      expect(conflicts).toEqual(broken)
      expect(Number.isFinite(value) && Number.isFinite(bound)).toBe(true)
      expect(bound).toBeGreaterThanOrEqual(value)
      expect(gap).toBeGreaterThanOrEqual(0)
      expect(gap).toBeLessThanOrEqual(1)
    }),
    { numRuns: 400 },
  )
})

test('who is locked in a booth that is there stays in it, also against the rules', () => {
  fc.assert(
    fc.property(awkwardProblem({ booths: 4, applications: 10 }), (problem) => {
      const known = new Set(problem.booths.map((booth) => booth.id))
      const { placements } = solveAllocation(problem, { seed: 1, steps: 200 })
      const boothOf = new Map(placements.map((row) => [row.applicationId, row.boothId]))
      for (const { id, lockedBoothId } of problem.applications) {
        if (lockedBoothId === null) continue
        expect(boothOf.get(id)).toBe(known.has(lockedBoothId) ? lockedBoothId : undefined)
      }
    }),
    { numRuns: 100 },
  )
})

test('the bound holds against every plan there is, also of an odd problem', () => {
  fc.assert(
    fc.property(awkwardProblem({ booths: 3, applications: 5 }), (problem) => {
      const { bound } = solveAllocation(problem, { seed: 1, steps: 0 })
      expect(solveByTrying(problem).value).toBeLessThanOrEqual(bound + 1e-6)
    }),
    { numRuns: 200 },
  )
})
