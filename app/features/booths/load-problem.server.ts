import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '#db/connect.server.ts'
import type { ApplicationStatus } from '#db/types.ts'
import type { AllocationProblem, Weights } from './allocation/problem.ts'
import { loadFloorPlan } from './floor-plan.server.ts'
import { crowdValues, findNeighbours } from './geometry.ts'

/** States in which an application may be given a place. */
export const placeableStatuses = [
  'endorsed',
  'accepted',
  'waiting_list',
] as const satisfies ReadonlyArray<ApplicationStatus>

/** Applications that may get a place, with all that the rules ask about. */
export function listCandidates(
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

/** The allocation problem of a festival as it stands now; `locks` are the booths that must be kept. */
export async function loadProblem(
  db: Db,
  eventId: string,
  weights: Weights,
  options: {
    locks?: ReadonlyMap<string, string>
    statuses?: ReadonlyArray<ApplicationStatus>
  } = {},
) {
  const [floor, candidates, quotas] = await Promise.all([
    loadFloorPlan(db, eventId),
    listCandidates(db, eventId, options.statuses),
    db
      .selectFrom('kanwilQuota')
      .select(['kanwilCode', 'minTables', 'maxTables'])
      .where('eventId', '=', eventId)
      .orderBy('kanwilCode')
      .execute(),
  ])
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
      crowdValue: crowd.get(booth.id) ?? 0.5,
      neighbourIds: neighbours.get(booth.id) ?? [],
    })),
    applications: candidates.map((candidate) => ({
      id: candidate.id,
      kanwilCode: candidate.kanwilCode,
      tables: candidate.tables,
      powerWatts: candidate.powerWatts,
      needsWater: candidate.needsWater,
      needsCooking: candidate.needsCooking,
      categories: candidate.categories,
      priorityScore: candidate.priorityScore,
      zoneWishes: candidate.wishes.map((wish) => wish.zone),
      excludedBoothIds: candidate.exclusions.map((exclusion) => exclusion.booth),
      lockedBoothId: options.locks?.get(candidate.id) ?? null,
    })),
    quotas,
    weights,
  }
  return { floor, candidates, problem }
}
