import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findBrokenPlacements } from './judge.ts'
import type { AllocationProblem, Placed, RuleCode, Weights } from './problem.ts'
import { type Reason, whyHere, whyNowhere } from './reasons.ts'
import { someProblem } from './sample-problems.ts'
import { totalOf } from './scored-plan.ts'
import { solveAllocation } from './solve.ts'
import { planValue, scorePlan } from './value.ts'

const MORE = 1e-7

/** A plan of the solver in which some have been taken out and put elsewhere by hand, rules or not. */
const somePlan = fc
  .tuple(
    someProblem({ booths: 5, applications: 9 }),
    fc.array(fc.tuple(fc.nat(8), fc.option(fc.nat(4))), { maxLength: 3 }),
  )
  .map(([problem, changes]) => {
    const { placements } = solveAllocation(problem, { seed: 1, steps: 300 })
    const places = new Map(placements.map((row) => [row.applicationId, row.boothId]))
    for (const [who, where] of changes) {
      const id = problem.applications[who]?.id
      const boothId = where === null ? undefined : problem.booths[where]?.id
      if (id && boothId) places.set(id, boothId)
      else if (id) places.delete(id)
    }
    const placed = [...places].map(([applicationId, boothId]) => ({ applicationId, boothId }))
    return { problem, placed }
  })

/** Counts a plan from nothing, with one applicant somewhere else, and possibly without an aim. */
function recount(problem: AllocationProblem, placed: ReadonlyArray<Placed>, id: string) {
  const others = placed.filter(({ applicationId }) => applicationId !== id)
  const at = (boothId: string) => [...others, { applicationId: id, boothId }]
  const rulesAt = (boothId: string): RuleCode[] =>
    findBrokenPlacements(problem, at(boothId)).find((row) => row.applicationId === id)?.rules ?? []
  const worthAt = (boothId: string, without?: keyof Weights) => {
    const weights = { ...problem.weights, ...(without ? { [without]: 0 } : {}) }
    return totalOf(planValue({ ...problem, weights }, at(boothId)))
  }
  const worthNowhere = totalOf(planValue(problem, others))
  return { rulesAt, worthAt, worthNowhere }
}

const aims = { wish: 'wish', together: 'together', variety: 'variety', lively: 'crowd' } as const

/** What a sentence about a placed applicant claims, counted from nothing. */
function holdsHere(
  problem: AllocationProblem,
  placed: ReadonlyArray<Placed>,
  id: string,
  reason: Reason,
) {
  const { rulesAt, worthAt } = recount(problem, placed, id)
  const home = placed.find((row) => row.applicationId === id)?.boothId ?? ''
  const unlocked = (boothId: string) =>
    rulesAt(boothId).filter((rule) => rule !== 'locked-elsewhere')
  const others = problem.booths.filter((booth) => booth.id !== home)
  const open = others.filter((booth) => unlocked(booth.id).length === 0)
  // Booths that would do if they had room.
  const fitting = others.filter((booth) =>
    unlocked(booth.id).every((rule) => rule === 'full' || rule === 'power-taken'),
  )
  const better = () => open.filter((booth) => worthAt(booth.id) > worthAt(home) + MORE)
  switch (reason.code) {
    case 'wish':
    case 'together':
    case 'variety':
    case 'lively':
      return (
        better().length === 0 &&
        fitting.some(
          ({ id: other }) =>
            worthAt(other) < worthAt(home) - MORE &&
            worthAt(other, aims[reason.code]) >= worthAt(home, aims[reason.code]) - 10 * MORE,
        )
      )
    case 'best-free':
      return [...open, ...fitting].every((booth) => worthAt(booth.id) <= worthAt(home) + 10 * MORE)
    case 'better-open':
      return better().length === reason.booths
    case 'locked':
      return better().length > 0
    case 'others-full': {
      const full = fitting.filter((booth) => !open.includes(booth))
      const worthMore = full.filter((booth) => worthAt(booth.id) > worthAt(home) + MORE)
      return better().length === 0 && worthMore.length === reason.booths
    }
    case 'only-booth': {
      // Also on an empty ground nothing else would do.
      const alone = recount(problem, [], id)
      return others.every((booth) => alone.rulesAt(booth.id).length > 0)
    }
    case 'wish-missed': {
      const application = problem.applications.find((row) => row.id === id)
      const zoneId = application?.zoneWishes[reason.rank - 1]
      const worthMore = others.filter(
        (booth) => booth.zoneId === zoneId && worthAt(booth.id) > worthAt(home) + MORE,
      )
      const shut = worthMore.map((booth) => [...unlocked(booth.id)].sort().join())
      const said = reason.blocked.flatMap(({ rule, and = [], booths }) =>
        Array.from({ length: booths }, () => [rule, ...and].sort().join()),
      )
      expect(said.sort()).toEqual(shut.sort())
      return !shut.includes('')
    }
    default:
      return false
  }
}

function holdsNowhere(
  problem: AllocationProblem,
  placed: ReadonlyArray<Placed>,
  id: string,
  reason: Reason,
) {
  const { rulesAt, worthAt, worthNowhere } = recount(problem, placed, id)
  const open = problem.booths.filter((booth) => rulesAt(booth.id).length === 0)
  const gaining = open.filter((booth) => worthAt(booth.id) > worthNowhere + MORE)
  switch (reason.code) {
    case 'room':
      // A table that a Kanwil was promised counts before every point.
      return reason.booths === gaining.length || reason.booths === open.length
    case 'outweighed':
      return open.length > 0 && gaining.length === 0
    case 'blocked': {
      const shut = problem.booths.map((booth) => [...rulesAt(booth.id)].sort().join())
      const said = reason.blocked.flatMap(({ rule, and = [], booths }) =>
        Array.from({ length: booths }, () => [rule, ...and].sort().join()),
      )
      expect(said.sort()).toEqual(shut.sort())
      return open.length === 0
    }
    // Proved beside the remedies.
    case 'remedy':
      return true
    default:
      return false
  }
}

test('every reason that is said holds when the plan is counted anew without it', () => {
  const said = new Set<string>()
  fc.assert(
    fc.property(somePlan, ({ problem, placed }) => {
      const scored = scorePlan(problem, placed)
      const before = JSON.stringify(scored.parts)
      for (const applicant of scored.indexed.applicants) {
        const { id } = applicant.application
        const here = applicant.place !== null
        const reasons = here ? whyHere(scored, applicant) : whyNowhere(scored, applicant)
        expect(reasons.length).toBeGreaterThan(0)
        for (const reason of reasons) {
          const holds = (here ? holdsHere : holdsNowhere)(problem, placed, id, reason)
          expect([reason, holds]).toEqual([reason, true])
          said.add(reason.code)
        }
      }
      expect(JSON.stringify(scored.parts)).toBe(before)
    }),
    // Always the same plans, among which everything is said.
    { numRuns: 300, seed: 2026 },
  )
  // The plans are such that all of it is said somewhere.
  expect([...said].sort()).toEqual(
    [
      'best-free',
      'better-open',
      'blocked',
      'lively',
      'only-booth',
      'others-full',
      'outweighed',
      'remedy',
      'room',
      'together',
      'variety',
      'wish',
      'wish-missed',
      ...(said.has('locked') ? ['locked'] : []),
    ].sort(),
  )
})

test('points that are weighed afterwards give the same reasons as points weighed before', () => {
  fc.assert(
    fc.property(somePlan, ({ problem, placed }) => {
      const even = { priority: 1, wish: 1, together: 1, variety: 1, crowd: 1 }
      const weighed = scorePlan(problem, placed)
      const bare = scorePlan({ ...problem, weights: even }, placed)
      for (const applicant of weighed.indexed.applicants) {
        const twin = bare.indexed.applicantById.get(applicant.application.id)
        if (!twin) throw new Error('both plans have the same applicants')
        const why = applicant.place ? whyHere : whyNowhere
        expect(why(bare, twin, problem.weights)).toEqual(why(weighed, applicant))
      }
    }),
    { numRuns: 100 },
  )
})
