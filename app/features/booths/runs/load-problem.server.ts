import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '#db/connect.server.ts'
import type { ApplicationStatus } from '#db/types.ts'
import type { AllocationProblem, KanwilQuota, Weights } from '../allocation/problem.ts'
import { loadFloorPlan } from '../ground/floor-plan.server.ts'
import { crowdValues } from '../ground/geometry.ts'
import { findNeighbours } from '../ground/neighbours.ts'
import { NO_LOCKS, readPlanLocks } from '../plans/plan-locks.server.ts'

/** States in which an application may be given a place. */
export const placeableStatuses = [
  'endorsed',
  'accepted',
  'waiting_list',
] as const satisfies ReadonlyArray<ApplicationStatus>

/** Applications that may get a place, with all that the rules ask about. */
function listCandidates(
  db: Db,
  eventId: string,
  statuses: ReadonlyArray<ApplicationStatus> = placeableStatuses,
) {
  return db
    .selectFrom('application')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .select((row) => [
      'application.id',
      'application.exhibitorId',
      'exhibitor.name',
      'exhibitor.kanwilCode',
      'application.status',
      'application.tables',
      'application.powerWatts',
      'application.needsWater',
      'application.needsCooking',
      'application.needsColdStorage',
      'application.categories',
      'application.priorityScore',
      jsonArrayFrom(
        row
          .selectFrom('applicationZoneWish')
          // One-word names: nested rows keep the names of the database.
          .select('applicationZoneWish.zoneId as zone')
          .whereRef('applicationZoneWish.applicationId', '=', 'application.id')
          .orderBy('applicationZoneWish.rank'),
      ).as('wishes'),
      jsonArrayFrom(
        row
          .selectFrom('boothExclusion')
          .select('boothExclusion.boothId as booth')
          .whereRef('boothExclusion.applicationId', '=', 'application.id')
          .orderBy('boothExclusion.boothId'),
      ).as('exclusions'),
    ])
    .where('application.eventId', '=', eventId)
    .where('application.status', 'in', [...statuses])
    .orderBy('exhibitor.name')
    .orderBy('application.id')
    .execute()
}

export type Candidate = Awaited<ReturnType<typeof listCandidates>>[number]

/** The allocation problem of a festival as it stands now. With `planId` what is locked in that plan stays as it is. */
export async function loadProblem(
  db: Db,
  eventId: string,
  weights: Weights,
  options: {
    planId?: string | undefined
    statuses?: ReadonlyArray<ApplicationStatus>
  } = {},
) {
  const [floor, listed, quotas, terms, locks] = await Promise.all([
    loadFloorPlan(db, eventId),
    listCandidates(db, eventId),
    db
      .selectFrom('kanwilQuota')
      .select(['kanwilCode', 'minTables', 'maxTables'])
      .where('eventId', '=', eventId)
      .orderBy('kanwilCode')
      .execute(),
    db
      .selectFrom('callTerms')
      .select('maxTablesPerKanwil')
      .where('eventId', '=', eventId)
      .executeTakeFirst(),
    options.planId ? readPlanLocks(db, eventId, options.planId) : NO_LOCKS,
  ])
  const { boothOf } = locks
  const { statuses } = options
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
    quotas: withDefaultMaximum(candidates, quotas, terms?.maxTablesPerKanwil ?? null),
    weights,
  }
  return { floor, candidates, problem }
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
