import type { ApplicationStatus } from '#db/types.ts'
import type { AllocationProblem, KanwilQuota, Weights } from '../allocation/problem.ts'
import type { FloorPlan } from '../ground/floor-plan.server.ts'
import { crowdValues } from '../ground/geometry.ts'
import { findNeighbours } from '../ground/neighbours.ts'
import type { PlanLocks } from '../plans/plan-locks.server.ts'
import type { Candidate } from './load-problem.server.ts'

/** What an allocation problem is made of, besides the applications. */
export type ProblemParts = {
  floor: FloorPlan
  quotas: ReadonlyArray<KanwilQuota>
  /** Most tables of a Kanwil that has no quota of its own. */
  usualMaximum: number | null
  locks: PlanLocks
  weights: Weights
  /** States in which an application takes part; undefined: all that are given. */
  statuses?: ReadonlyArray<ApplicationStatus> | undefined
}

/** The allocation problem, and the applications that take part in it. */
export function buildProblem<Listed extends Omit<Candidate, 'name' | 'exhibitorId'>>(
  { floor, quotas, usualMaximum, locks, weights, statuses }: ProblemParts,
  listed: ReadonlyArray<Listed>,
): { candidates: Listed[]; problem: AllocationProblem } {
  const { boothOf } = locks
  // Whoever is locked in a booth stays there, also when only others are asked for.
  const candidates = listed.filter(
    (row) => statuses === undefined || statuses.includes(row.status) || boothOf.has(row.id),
  )
  const neighbours = findNeighbours(floor.booths)
  const crowd = crowdValues(floor.booths, floor.landmarks)
  const problem: AllocationProblem = {
    zones: floor.zones,
    booths: floor.booths.map((booth) => ({
      id: booth.id,
      zoneId: booth.zoneId,
      capacity: booth.capacity,
      powerWatts: booth.powerWatts,
      hasWater: booth.hasWater,
      cookingAllowed: booth.cookingAllowed,
      hasColdStorage: booth.hasColdStorage,
      crowdValue: crowd.get(booth.id) ?? 0.5,
      neighbourIds: neighbours.get(booth.id) ?? [],
      closed: locks.closedBoothIds.has(booth.id),
    })),
    applications: candidates.map((candidate) => ({
      id: candidate.id,
      kanwilCode: candidate.kanwilCode,
      tables: candidate.tables,
      powerWatts: candidate.powerWatts,
      needsWater: candidate.needsWater,
      needsCooking: candidate.needsCooking,
      needsColdStorage: candidate.needsColdStorage,
      categories: candidate.categories,
      priorityScore: candidate.priorityScore,
      zoneWishes: candidate.wishes.map((wish) => wish.zone),
      excludedBoothIds: candidate.exclusions.map((exclusion) => exclusion.booth),
      lockedBoothId: boothOf.get(candidate.id) ?? null,
    })),
    quotas: withDefaultMaximum(candidates, quotas, usualMaximum),
    weights,
  }
  return { candidates, problem }
}

/** The call's limit counts for every Kanwil that has no maximum of its own, and never cuts a promised minimum. */
export function withDefaultMaximum(
  candidates: ReadonlyArray<Pick<Candidate, 'kanwilCode'>>,
  quotas: ReadonlyArray<KanwilQuota>,
  usual: number | null,
): KanwilQuota[] {
  const own = new Map(quotas.map((quota) => [quota.kanwilCode, quota]))
  const codes = new Set([...own.keys(), ...candidates.flatMap((row) => row.kanwilCode ?? [])])
  return [...codes].sort().flatMap((kanwilCode) => {
    const quota = own.get(kanwilCode) ?? { kanwilCode, minTables: 0, maxTables: null }
    const maxTables = quota.maxTables ?? (usual === null ? null : Math.max(usual, quota.minTables))
    return own.has(kanwilCode) || maxTables !== null ? [{ ...quota, maxTables }] : []
  })
}
