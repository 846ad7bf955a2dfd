import { sql } from 'kysely'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { ApplicationStatus } from '#db/types.ts'
import { type RankMove, rankAfter } from './rank-order.ts'

/** Applications that hold a place in their Kanwil's order; a returned one keeps it while it is corrected. */
const rankedStatuses = [
  'submitted',
  'returned',
  'endorsed',
  'accepted',
  'waiting_list',
] as const satisfies ReadonlyArray<ApplicationStatus>

/** One at a time changes the order of a Kanwil at a festival, until the transaction ends. */
export async function lockRanks(
  trx: Trx,
  eventId: string,
  kanwilCodes: ReadonlyArray<string>,
): Promise<void> {
  for (const code of [...new Set(kanwilCodes)].sort()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`kanwil-rank ${eventId} ${code}`}, 0))`.execute(
      trx,
    )
  }
}

/** The ids in the Kanwil's order; what has no rank yet comes after, in the order it was sent. */
async function listOrder(trx: Trx, eventId: string, kanwilCode: string) {
  return trx
    .selectFrom('application')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .select(['application.id', 'application.kanwilRank'])
    .where('application.eventId', '=', eventId)
    .where('exhibitor.kanwilCode', '=', kanwilCode)
    .where('application.status', 'in', rankedStatuses)
    .orderBy('application.kanwilRank', (order) => order.asc().nullsLast())
    .orderBy('application.submittedAt')
    .orderBy('application.id')
    .execute()
}

async function writeOrder(trx: Trx, eventId: string, ids: ReadonlyArray<string>): Promise<void> {
  await sql`
    update application set kanwil_rank = wanted.rank
    from unnest(${[...ids]}::uuid[]) with ordinality as wanted (id, rank)
    where application.event_id = ${eventId} and application.id = wanted.id
      and application.kanwil_rank is distinct from wanted.rank
  `.execute(trx)
}

/** Moves an application within its Kanwil's order, 1 = first. Afterwards all of the Kanwil are ranked, without gaps. */
export async function rankApplication(
  db: Db,
  actor: Actor,
  {
    kanwilCode,
    applicationId,
    move,
  }: { kanwilCode: string; applicationId: string; move: RankMove },
): Promise<number> {
  const { eventId } = actor
  return db.transaction().execute(async (trx) => {
    await lockRanks(trx, eventId, [kanwilCode])
    const rows = await listOrder(trx, eventId, kanwilCode)
    const before = rows.find((row) => row.id === applicationId)
    if (!before) throw new DomainError('applicationNotFound')
    const order = rankAfter(
      rows.map((row) => row.id),
      applicationId,
      move,
    )
    await writeOrder(trx, eventId, order)
    const rank = order.indexOf(applicationId) + 1
    if (before.kanwilRank !== rank) {
      await writeAudit(trx, {
        ...actor,
        action: 'application.ranked',
        subjectType: 'application',
        subjectId: applicationId,
        before: { kanwilRank: before.kanwilRank },
        after: { kanwilRank: rank },
      })
    }
    await notifyLive(trx, eventId, 'applications')
    return rank
  })
}

/**
 * Takes ranks from applications that hold none any more, and closes the gaps. Call it after `lockRanks` and whatever
 * ended them.
 */
export async function closeRankGaps(
  trx: Trx,
  eventId: string,
  kanwilCodes: ReadonlyArray<string>,
): Promise<void> {
  await sql`
    with standing as (
      select application.id, case
        when application.kanwil_rank is null or application.status <> all(${[...rankedStatuses]}::application_status[])
          then null
        else row_number() over (partition by exhibitor.kanwil_code order by
          application.status <> all(${[...rankedStatuses]}::application_status[]), application.kanwil_rank)
        end as rank
      from application
      join exhibitor on exhibitor.id = application.exhibitor_id
      where application.event_id = ${eventId} and exhibitor.kanwil_code = any(${[...kanwilCodes]}::text[])
    )
    update application set kanwil_rank = standing.rank
    from standing
    where application.id = standing.id and application.kanwil_rank is distinct from standing.rank
  `.execute(trx)
}
