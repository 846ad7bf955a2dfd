import { sql } from 'kysely'
import { writeAudits } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { ApplicationStatus } from '#db/types.ts'
import { criteria, type Marks, MOST_MARK, UNREAD_PRIORITY } from './rubric.ts'

/** What can be read and marked: everything that was sent and not taken back. */
export const readableStatuses = [
  'submitted',
  'returned',
  'endorsed',
  'accepted',
  'waiting_list',
  'declined',
] as const satisfies ReadonlyArray<ApplicationStatus>

async function lockReadable(trx: Trx, eventId: string, applicationIds: ReadonlyArray<string>) {
  const ids = [...new Set(applicationIds)]
  const rows = await trx
    .selectFrom('application')
    .select(['id', 'status', 'priorityScore'])
    .where('eventId', '=', eventId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (rows.length !== ids.length) throw new DomainError('applicationNotFound')
  if (!rows.every(({ status }) => readableStatuses.some((readable) => readable === status)))
    throw new DomainError('applicationNotReadable')
  return rows
}

/** The formula of `priorityOf`, over whatever marks there are now. */
async function reckonPriority(trx: Trx, ids: ReadonlyArray<string>): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; priority: number }>`
    update application set priority_score = coalesce((
      select round(100.0 * sum(marks.quality + marks.story + marks.readiness)
        / (${criteria.length * MOST_MARK}::integer * count(*)))
      from application_score marks
      where marks.application_id = application.id
      having count(*) > 0), ${UNREAD_PRIORITY}::integer)
    where id = any(${[...ids]}::uuid[])
    returning id, priority_score as priority
  `.execute(trx)
  return new Map(rows.map((row) => [row.id, row.priority]))
}

/** Keeps what one reader thinks of these applications, in place of what the same reader thought before. */
export async function scoreApplications(
  db: Db,
  actor: Actor,
  {
    applicationIds,
    marks,
    remark,
  }: { applicationIds: ReadonlyArray<string>; marks: Marks; remark: string },
): Promise<number> {
  const { eventId, userId } = actor
  return db.transaction().execute(async (trx) => {
    const before = await lockReadable(trx, eventId, applicationIds)
    const ids = before.map((row) => row.id)
    await sql`
      insert into application_score (event_id, application_id, user_id, quality, story, readiness, remark)
      select ${eventId}, id, ${userId}, ${marks.quality}, ${marks.story}, ${marks.readiness}, ${remark}
      from unnest(${ids}::uuid[]) as given (id)
      on conflict (application_id, user_id) do update set
        quality = excluded.quality, story = excluded.story, readiness = excluded.readiness,
        remark = excluded.remark, scored_at = now()
    `.execute(trx)
    const after = await reckonPriority(trx, ids)
    await writeAudits(
      trx,
      before.map((row) => ({
        ...actor,
        action: 'application.scored',
        subjectType: 'application',
        subjectId: row.id,
        before: { priorityScore: row.priorityScore },
        after: { ...marks, priorityScore: after.get(row.id) },
      })),
    )
    await notifyLive(trx, eventId, 'applications')
    return ids.length
  })
}

/** Takes the own marks of an application back. */
export async function removeScore(db: Db, actor: Actor, applicationId: string): Promise<void> {
  const { eventId, userId } = actor
  await db.transaction().execute(async (trx) => {
    const [before] = await lockReadable(trx, eventId, [applicationId])
    const removed = await trx
      .deleteFrom('applicationScore')
      .where('eventId', '=', eventId)
      .where('applicationId', '=', applicationId)
      .where('userId', '=', userId)
      .executeTakeFirst()
    if (!before || removed.numDeletedRows === 0n) throw new DomainError('applicationNotFound')
    const after = await reckonPriority(trx, [applicationId])
    await writeAudits(trx, [
      {
        ...actor,
        action: 'application.scored',
        subjectType: 'application',
        subjectId: applicationId,
        before: { priorityScore: before.priorityScore },
        after: { priorityScore: after.get(applicationId) },
      },
    ])
    await notifyLive(trx, eventId, 'applications')
  })
}

/** What each reader thinks of an application, the first reader first. */
export function listScores(db: Db, eventId: string, applicationId: string) {
  return db
    .selectFrom('applicationScore')
    .innerJoin('user', 'user.id', 'applicationScore.userId')
    .select([
      'applicationScore.userId',
      'user.name as reader',
      'applicationScore.quality',
      'applicationScore.story',
      'applicationScore.readiness',
      'applicationScore.remark',
      'applicationScore.scoredAt',
    ])
    .where('applicationScore.eventId', '=', eventId)
    .where('applicationId', '=', applicationId)
    .orderBy('scoredAt')
    .orderBy('applicationScore.userId')
    .execute()
}
