import { sql } from 'kysely'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db } from '#db/connect.server.ts'

type Dismissal = {
  deviceId: string
  /** The mark of the numbers that were seen: others that have gone missing since are not dismissed with them. */
  mark: string
  reason: string
}

/**
 * Ends the alarm of the missing numbers of a phone, with the reason; it is raised again by others. What still comes
 * under one of them is taken as ever. Throws `missingChanged` when other numbers are missing now than were seen.
 */
export async function dismissMissing(
  db: Db,
  actor: Actor,
  { deviceId, mark, reason }: Dismissal,
): Promise<{ label: string }> {
  const { eventId, userId } = actor
  return db.transaction().execute(async (trx) => {
    // Of two at once the second sees what the first has dismissed.
    const device = await trx
      .selectFrom('device')
      .select('label')
      .where('eventId', '=', eventId)
      .where('id', '=', deviceId)
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (!device) throw new DomainError('deviceGone')
    const dismissed = await trx
      .insertInto('missingDismissal')
      .columns(['id', 'eventId', 'deviceId', 'numbers', 'reason', 'dismissedBy'])
      .expression((eb) =>
        eb
          .selectFrom('deviceNumbers')
          .select([
            sql<string>`${newId()}::uuid`.as('id'),
            sql<string>`${eventId}::uuid`.as('eventId'),
            sql<string>`device_id`.as('deviceId'),
            sql<string>`missing`.as('numbers'),
            sql<string>`${reason}::text`.as('reason'),
            sql<string>`${userId}::uuid`.as('dismissedBy'),
          ])
          .where('deviceId', '=', deviceId)
          .where(sql<boolean>`not isempty(missing) and md5(missing::text) = ${mark}`),
      )
      .returning(['id', 'numbers'])
      .executeTakeFirst()
    if (!dismissed) throw new DomainError('missingChanged')
    await writeAudit(trx, {
      ...actor,
      deviceId,
      action: 'device.missingDismissed',
      subjectType: 'device',
      subjectId: deviceId,
      after: { numbers: dismissed.numbers, reason },
    })
    await notifyLive(trx, eventId, 'devices')
    return device
  })
}
