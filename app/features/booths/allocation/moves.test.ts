import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contributionOf, explainPlacement } from './explain.ts'
import { findBrokenPlacements } from './judge.ts'
import { applyMove, evaluateMove, type HandMove } from './moves.ts'
import type { AllocationProblem, Placed } from './problem.ts'
import { someProblem, wholeFestival } from './sample-problems.ts'
import { totalOf } from './scored-plan.ts'
import { solveAllocation } from './solve.ts'
import { planValue, scorePlan } from './value.ts'

const SIZE = { booths: 6, applications: 14 }

/** A problem, a plan for it, and any move, sensible or not. */
const situation = fc
  .record({
    problem: someProblem(SIZE),
    seed: fc.integer(),
    at: fc.tuple(fc.nat(), fc.nat(), fc.nat()),
  })
  .filter(({ problem }) => problem.applications.length > 1)
  .map(({ problem, seed, at: [kind, who, target] }) => {
    const { placements } = solveAllocation(problem, { seed, steps: 100 })
    const pick = <T extends { id: string }>(rows: ReadonlyArray<T>, index: number) =>
      rows[index % rows.length]?.id ?? ''
    const applicationId = pick(problem.applications, who)
    const moves: HandMove[] = [
      { kind: 'place', applicationId, boothId: pick(problem.booths, target) },
      { kind: 'swap', applicationId, otherId: pick(problem.applications, target) },
      { kind: 'take-out', applicationId },
      { kind: 'replace', applicationId, otherId: pick(problem.applications, target) },
    ]
    const move: HandMove = moves[kind % 4] ?? { kind: 'take-out', applicationId }
    return { problem, placements, move }
  })

function placedIn(scored: ReturnType<typeof scorePlan>): Placed[] {
  return scored.indexed.applicants.flatMap((applicant) =>
    applicant.place
      ? [{ applicationId: applicant.application.id, boothId: applicant.place.booth.id }]
      : [],
  )
}

function rulesBrokenBy(problem: AllocationProblem, placed: ReadonlyArray<Placed>): number {
  return findBrokenPlacements(problem, placed).length
}

describe('a move by hand', () => {
  test('is said to do exactly what it then does, and saying it changes nothing', () => {
    fc.assert(
      fc.property(situation, ({ problem, placements, move }) => {
        const scored = scorePlan(problem, placements)
        const before = { ...scored.parts }
        const effect = evaluateMove(scored, move)
        expect(scored.parts).toEqual(before)
        if (!effect) {
          expect(applyMove(scored, move)).toBe(false)
          return
        }
        expect(applyMove(scored, move)).toBe(true)
        const after = planValue(problem, placedIn(scored))
        expect(totalOf(after) - totalOf(before)).toBeCloseTo(effect.points, 6)
        for (const part of ['priority', 'wish', 'together', 'variety', 'crowd'] as const)
          expect(after[part] - before[part]).toBeCloseTo(effect.parts[part], 6)
      }),
      { numRuns: 100 },
    )
  })

  test('may be asked about any number of times: everything a Kanwil counts stays to the last bit', () => {
    fc.assert(
      fc.property(situation, ({ problem, placements, move }) => {
        const scored = scorePlan(problem, placements)
        const state = () => ({
          parts: { ...scored.parts },
          shortfall: scored.shortfall,
          exposures: scored.indexed.applicants.map(({ group }) => group.exposure),
        })
        const before = state()
        const first = evaluateMove(scored, move)
        expect(state()).toEqual(before)
        expect(evaluateMove(scored, move)).toEqual(first)
        expect(evaluateMove(scored, move)).toEqual(first)
        expect(state()).toEqual(before)
      }),
      { numRuns: 300 },
    )
  })

  test('that is said to break no rule breaks none', () => {
    fc.assert(
      fc.property(situation, ({ problem, placements, move }) => {
        const scored = scorePlan(problem, placements)
        const effect = evaluateMove(scored, move)
        if (!effect || effect.broken.length > 0) return
        applyMove(scored, move)
        expect(rulesBrokenBy(problem, placedIn(scored))).toBe(0)
      }),
      { numRuns: 100 },
    )
  })

  test('of a locked application is said to break its lock', () => {
    const problem = wholeFestival({ booths: 6, applications: 12 })
    const { placements } = solveAllocation(problem, { seed: 1, steps: 500 })
    const [first] = placements
    if (!first) throw new Error('nobody has a place')
    const { applicationId, boothId } = first
    const locked = {
      ...problem,
      applications: problem.applications.map((row) =>
        row.id === applicationId ? { ...row, lockedBoothId: boothId } : row,
      ),
    }
    const scored = scorePlan(locked, placements)

    expect(evaluateMove(scored, { kind: 'take-out', applicationId })?.broken).toEqual([
      { applicationId, boothId, rules: ['locked-elsewhere'] },
    ])
  })
})

describe('why an application stands where it does', () => {
  test('tells what it brings here and at each other booth, and agrees with the moves', () => {
    const problem = wholeFestival({ booths: 12, applications: 60 })
    const { placements } = solveAllocation(problem, { seed: 1, steps: 5000 })
    const scored = scorePlan(problem, placements)
    for (const { applicationId, boothId } of placements) {
      const why = explainPlacement(scored, applicationId)
      const parts = contributionOf(scored, applicationId)
      if (!why?.here || !parts) throw new Error('it has a place')
      const { here } = why
      expect(here.boothId).toBe(boothId)
      expect(here.points).toBeCloseTo(totalOf(parts), 6)
      expect(here.rank).toBeLessThanOrEqual(here.of)
      for (const verdict of why.booths) {
        if (verdict.points === null) continue
        const moved = evaluateMove(scored, {
          kind: 'place',
          applicationId,
          boothId: verdict.boothId,
        })
        expect(moved?.points).toBeCloseTo(verdict.points - here.points, 6)
      }
    }
  })

  test('one without a place has none to be explained, and an unknown one nothing at all', () => {
    const problem = wholeFestival({ booths: 2, applications: 20 })
    const scored = scorePlan(problem, [])
    const [first] = problem.applications

    expect(explainPlacement(scored, first?.id ?? '')?.here).toBeNull()
    expect(explainPlacement(scored, 'nobody')).toBeNull()
    expect(evaluateMove(scored, { kind: 'take-out', applicationId: 'nobody' })).toBeNull()
  })
})
