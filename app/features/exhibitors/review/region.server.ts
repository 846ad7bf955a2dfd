import { sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'

/** Festivals that concern these Kanwil: their exhibitors have applied, were invited, or may apply now. The newest first. */
export function listEventsOfRegion(db: Db, kanwilCodes: ReadonlyArray<string>) {
  const codes = sql<string>`any(${[...kanwilCodes]}::text[])`
  return db
    .selectFrom('event')
    .select(['id', 'slug', 'name', 'timeZone', 'status'])
    .where('status', 'not in', ['draft', 'archived'])
    .where((row) =>
      row.or([
        row('status', '=', 'call_open'),
        row.exists(
          row
            .selectFrom('application')
            .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
            .select('application.id')
            .whereRef('application.eventId', '=', 'event.id')
            .where('exhibitor.kanwilCode', '=', codes),
        ),
        row.exists(
          row
            .selectFrom('callInvitation')
            .innerJoin('exhibitor', 'exhibitor.id', 'callInvitation.exhibitorId')
            .select('callInvitation.exhibitorId')
            .whereRef('callInvitation.eventId', '=', 'event.id')
            .where('exhibitor.kanwilCode', '=', codes),
        ),
      ]),
    )
    .orderBy('plannedStartsOn', 'desc')
    .orderBy('slug')
    .execute()
}

/** The applications of a Kanwil in its own order, those without a rank after, those out of the running last. */
function listRegionApplications(db: Db, eventId: string, kanwilCode: string) {
  return db
    .selectFrom('application')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .select([
      'application.id',
      'application.status',
      'application.tables',
      'application.categories',
      'application.kanwilRank',
      'application.submittedAt',
      'exhibitor.name',
    ])
    .where('application.eventId', '=', eventId)
    .where('exhibitor.kanwilCode', '=', kanwilCode)
    .where('application.status', 'not in', ['draft', 'withdrawn'])
    .orderBy(sql`application.status = 'declined'`)
    .orderBy('application.kanwilRank', (order) => order.asc().nullsLast())
    .orderBy('application.submittedAt')
    .orderBy('application.id')
    .execute()
}

/** Open units and businesses of the Kanwil from which nothing has come, or nothing that still stands. */
function listAbsent(db: Db, eventId: string, kanwilCode: string) {
  return db
    .selectFrom('registryEntry')
    .innerJoin('exhibitor', 'exhibitor.id', 'registryEntry.exhibitorId')
    .leftJoin('application', (join) =>
      join
        .onRef('application.exhibitorId', '=', 'exhibitor.id')
        .on('application.eventId', '=', eventId),
    )
    .leftJoin('callInvitation', (join) =>
      join
        .onRef('callInvitation.exhibitorId', '=', 'exhibitor.id')
        .on('callInvitation.eventId', '=', eventId),
    )
    .select([
      'exhibitor.id',
      'exhibitor.name',
      'exhibitor.city',
      'application.status',
      'callInvitation.invitedAt',
      'callInvitation.remindedAt',
    ])
    .where('registryEntry.kanwilCode', '=', kanwilCode)
    .where('registryEntry.closedAt', 'is', null)
    .where((row) =>
      row.or([
        row('application.status', 'is', null),
        row('application.status', 'in', ['draft', 'withdrawn']),
      ]),
    )
    .orderBy(sql`call_invitation.invited_at is null`)
    .orderBy('exhibitor.name')
    .orderBy('exhibitor.id')
    .execute()
}

/** Fewest and most tables and applications of the Kanwil: its own quota, else what the call says for all. */
async function findLimits(db: Db, eventId: string, kanwilCode: string) {
  const row = await db
    .selectFrom('event')
    .leftJoin('callTerms', 'callTerms.eventId', 'event.id')
    .leftJoin('kanwilQuota', (join) =>
      join
        .onRef('kanwilQuota.eventId', '=', 'event.id')
        .on('kanwilQuota.kanwilCode', '=', kanwilCode),
    )
    .select([
      'kanwilQuota.minTables',
      (eb) =>
        eb.fn.coalesce('kanwilQuota.maxTables', 'callTerms.maxTablesPerKanwil').as('maxTables'),
      (eb) =>
        eb.fn
          .coalesce('kanwilQuota.maxApplications', 'callTerms.maxApplicationsPerKanwil')
          .as('maxApplications'),
    ])
    .where('event.id', '=', eventId)
    .executeTakeFirstOrThrow()
  return { ...row, minTables: row.minTables ?? 0 }
}

/** All that a Kanwil coordinator looks after at a festival. */
export async function loadRegion(db: Db, eventId: string, kanwilCode: string) {
  const [applications, absent, limits] = await Promise.all([
    listRegionApplications(db, eventId, kanwilCode),
    listAbsent(db, eventId, kanwilCode),
    findLimits(db, eventId, kanwilCode),
  ])
  return { applications, absent, limits }
}

export type RegionView = Awaited<ReturnType<typeof loadRegion>>
export type RegionApplication = RegionView['applications'][number]
