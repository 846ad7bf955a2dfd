import type { Actor } from '#app/lib/actor.ts'
import type { Db } from '#db/connect.server.ts'

/** What waits for being read: sent, and not yet decided. */
const waiting = ['submitted', 'endorsed', 'waiting_list'] as const

function unread(db: Db, { eventId, userId }: Actor) {
  return db
    .selectFrom('application')
    .where('application.eventId', '=', eventId)
    .where('application.status', 'in', waiting)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('applicationScore')
            .select('applicationScore.userId')
            .whereRef('applicationScore.applicationId', '=', 'application.id')
            .where('applicationScore.userId', '=', userId),
        ),
      ),
    )
}

/**
 * The next application that this reader has not marked, in the order they were sent, and how many are left. After
 * the one that is skipped, if any; at the end it begins again with what was skipped.
 */
export async function findNextUnread(db: Db, reader: Actor, skipped?: string) {
  const { eventId, userId } = reader
  const from = skipped
    ? await db
        .selectFrom('application')
        .select(['id', 'submittedAt'])
        .where('eventId', '=', eventId)
        .where('id', '=', skipped)
        .executeTakeFirst()
    : undefined
  const ordered = unread(db, reader)
    .select('application.id')
    .orderBy('application.submittedAt')
    .orderBy('application.id')
    .limit(1)
  const [later, first, { left }, { done }] = await Promise.all([
    from?.submittedAt
      ? ordered
          .where((row) =>
            row(
              row.refTuple('application.submittedAt', 'application.id'),
              '>',
              row.tuple(from.submittedAt ?? new Date(0), from.id),
            ),
          )
          .executeTakeFirst()
      : undefined,
    ordered.executeTakeFirst(),
    unread(db, reader)
      .select((row) => row.fn.countAll<number>().as('left'))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('applicationScore')
      .select((row) => row.fn.countAll<number>().as('done'))
      .where('eventId', '=', eventId)
      .where('userId', '=', userId)
      .executeTakeFirstOrThrow(),
  ])
  return { id: later?.id ?? first?.id, left, done }
}
