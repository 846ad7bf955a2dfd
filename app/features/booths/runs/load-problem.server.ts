import type { InferResult } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { rowsAsText } from '#app/lib/rows-text.server.ts'
import type { Db } from '#db/connect.server.ts'
import type { ApplicationStatus } from '#db/types.ts'
import type { Weights } from '../allocation/problem.ts'
import { loadFloorPlan } from '../ground/floor-plan.server.ts'
import { NO_LOCKS, readPlanLocks } from '../plans/plan-locks.server.ts'
import { buildProblem, type ProblemParts } from './build-problem.ts'

/** States in which an application may be given a place. */
export const placeableStatuses = [
  'endorsed',
  'accepted',
  'waiting_list',
] as const satisfies ReadonlyArray<ApplicationStatus>

/** Applications that may get a place, with all that the rules ask about. */
function candidatesOf(
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
}

export type Candidate = InferResult<ReturnType<typeof candidatesOf>>[number]

type Options = {
  /** A plan whose locks stay as they are. */
  planId?: string | undefined
  statuses?: ReadonlyArray<ApplicationStatus>
}

/** The allocation problem of a festival as it stands now. */
export async function loadProblem(
  db: Db,
  eventId: string,
  weights: Weights,
  options: Options = {},
) {
  const [parts, listed] = await Promise.all([
    loadParts(db, eventId, weights, options),
    candidatesOf(db, eventId).execute(),
  ])
  return { floor: parts.floor, ...buildProblem(parts, listed) }
}

/** The same for a file: the applications stay text, which a thread reads. */
export async function loadProblemText(
  db: Db,
  eventId: string,
  weights: Weights,
  options: Options = {},
) {
  const [parts, applications] = await Promise.all([
    loadParts(db, eventId, weights, options),
    rowsAsText(db, candidatesOf(db, eventId)),
  ])
  return { parts, applications }
}

async function loadParts(
  db: Db,
  eventId: string,
  weights: Weights,
  { planId, statuses }: Options,
): Promise<ProblemParts> {
  const [floor, quotas, terms, locks] = await Promise.all([
    loadFloorPlan(db, eventId),
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
    planId ? readPlanLocks(db, eventId, planId) : NO_LOCKS,
  ])
  const usualMaximum = terms?.maxTablesPerKanwil ?? null
  return { floor, quotas, usualMaximum, locks, weights, statuses }
}
