import { sql } from 'kysely'
import { DEFAULT_WEIGHTS } from '#app/features/booths/allocation/problem.ts'
import { loadProblem } from '#app/features/booths/runs/load-problem.server.ts'
import type { Db } from '#db/connect.server.ts'

/**
 * What a planner moves about and on what ground: the same for every plan of the festival. `stamp` changes when any of
 * it does.
 */
export async function loadBoard(db: Db, eventId: string) {
  // The stamp first: a change in between is then seen as one, and asked for again.
  const stamp = await stampOf(db, eventId)
  const { floor, candidates, problem } = await loadProblem(db, eventId, DEFAULT_WEIGHTS)
  const indexOf = new Map(problem.booths.map(({ id }, index) => [id, index]))
  return {
    stamp,
    floor,
    crowd: problem.booths.map(({ crowdValue }) => Math.round(crowdValue * 1e6) / 1e6),
    neighbours: problem.booths.map(({ neighbourIds }) =>
      neighbourIds.flatMap((id) => indexOf.get(id) ?? []),
    ),
    quotas: problem.quotas,
    applications: candidates.map((row) => ({
      id: row.id,
      name: row.name,
      kanwilCode: row.kanwilCode,
      status: row.status,
      tables: row.tables,
      powerWatts: row.powerWatts,
      needsWater: row.needsWater,
      needsCooking: row.needsCooking,
      needsColdStorage: row.needsColdStorage,
      categories: row.categories,
      priorityScore: row.priorityScore,
      wishes: row.wishes.map(({ zone }) => zone),
      exclusions: row.exclusions.map(({ booth }) => booth),
    })),
  }
}

export type BoardData = Awaited<ReturnType<typeof loadBoard>>
export type BoardApplication = BoardData['applications'][number]

/** Ground, needs and states in one short word: equal words, equal boards. */
export async function stampOf(db: Db, eventId: string): Promise<string> {
  const { stamp } = await sql<{ stamp: string }>`
    select md5(concat_ws('|',
      (select string_agg(z::text, ',' order by z.id) from zone z where z.event_id = ${eventId}),
      (select string_agg(b::text, ',' order by b.id) from booth b where b.event_id = ${eventId}),
      (select string_agg(l::text, ',' order by l.id) from landmark l where l.event_id = ${eventId}),
      (select string_agg(q::text, ',' order by q.kanwil_code) from kanwil_quota q where q.event_id = ${eventId}),
      (select string_agg(t::text, ',') from call_terms t where t.event_id = ${eventId}),
      (select string_agg(concat_ws(':', a.id, a.status, a.tables, a.power_watts, a.needs_water, a.needs_cooking,
          a.needs_cold_storage, a.categories, a.priority_score), ',' order by a.id)
        from application a where a.event_id = ${eventId}),
      (select string_agg(w.application_id || ':' || w.zone_id, ',' order by w.application_id, w.rank)
        from application_zone_wish w where w.event_id = ${eventId}),
      (select string_agg(x.application_id || ':' || x.booth_id, ',' order by x.application_id, x.booth_id)
        from booth_exclusion x where x.event_id = ${eventId})
    )) as stamp
  `
    .execute(db)
    .then(({ rows }) => rows[0] ?? { stamp: '' })
  return stamp
}

/** Who stands where in a plan, and what is locked. `revision` changes when any of it does. */
export async function loadBoardState(db: Db, eventId: string, planId: string) {
  const [placements, booths, kanwil, revision] = await Promise.all([
    db
      .selectFrom('placement')
      .select([
        'applicationId',
        'boothId',
        'locked',
        sql<boolean>`reasons @> '[{"code":"by-hand"}]'`.as('byHand'),
      ])
      .where('eventId', '=', eventId)
      .where('planId', '=', planId)
      .orderBy('applicationId')
      .execute(),
    db
      .selectFrom('planBoothLock')
      .select('boothId')
      .where('eventId', '=', eventId)
      .where('planId', '=', planId)
      .orderBy('boothId')
      .execute(),
    db
      .selectFrom('planKanwilLock')
      .select('kanwilCode')
      .where('eventId', '=', eventId)
      .where('planId', '=', planId)
      .orderBy('kanwilCode')
      .execute(),
    revisionOf(db, eventId, planId),
  ])
  return {
    revision,
    places: placements.map(({ applicationId, boothId }): [string, string] => [
      applicationId,
      boothId,
    ]),
    locked: placements.flatMap(({ applicationId, locked }) => (locked ? [applicationId] : [])),
    byHand: placements.flatMap(({ applicationId, byHand }) => (byHand ? [applicationId] : [])),
    lockedBooths: booths.map(({ boothId }) => boothId),
    lockedKanwil: kanwil.map(({ kanwilCode }) => kanwilCode),
  }
}

export type BoardState = Awaited<ReturnType<typeof loadBoardState>>

/** Which of these stand in the plan by somebody's hand. */
export async function listByHand(
  db: Db,
  eventId: string,
  planId: string,
  applicationIds: ReadonlyArray<string>,
): Promise<string[]> {
  if (applicationIds.length === 0) return []
  const rows = await db
    .selectFrom('placement')
    .select('applicationId')
    .where('eventId', '=', eventId)
    .where('planId', '=', planId)
    .where('applicationId', 'in', applicationIds)
    .where(sql<boolean>`reasons @> '[{"code":"by-hand"}]'`)
    .execute()
  return rows.map(({ applicationId }) => applicationId)
}

/** One word for the whole state of a plan: status, placements, locks. */
export async function revisionOf(db: Db, eventId: string, planId: string): Promise<string> {
  const { rows } = await sql<{ revision: string }>`
    select md5(concat_ws('|',
      (select status::text from allocation_plan where event_id = ${eventId} and id = ${planId}),
      (select string_agg(application_id || ':' || booth_id || ':' || locked, ',' order by application_id)
        from placement where event_id = ${eventId} and plan_id = ${planId}),
      (select string_agg(booth_id::text, ',' order by booth_id) from plan_booth_lock where plan_id = ${planId}),
      (select string_agg(kanwil_code, ',' order by kanwil_code) from plan_kanwil_lock where plan_id = ${planId})
    )) as revision
  `.execute(db)
  return rows[0]?.revision ?? ''
}
