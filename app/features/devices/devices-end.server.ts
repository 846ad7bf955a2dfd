import { sql } from 'kysely'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db } from '#db/connect.server.ts'
import type { DeviceStanding } from './device-end.ts'
import { deviceStandingSql } from './device-standing.server.ts'

/** When the phones and screens of a festival end. */
export type DevicesEnd = {
  /** Null = no end. */
  at: Date | null
  /** The end that organizers have set; null = the end of the last day at the venue. */
  setAt: Date | null
  standing: DeviceStanding
}

export async function getDevicesEnd(db: Db, eventId: string): Promise<DevicesEnd> {
  return db
    .selectFrom('event as e')
    .select(['e.devicesEndAt as at', 'e.devicesEndSetAt as setAt'])
    .select(sql<DeviceStanding>`${sql.raw(deviceStandingSql)}`.as('standing'))
    .where('e.id', '=', eventId)
    .executeTakeFirstOrThrow()
}

/** A form tells minutes, and the one that has just begun means now. */
const JUST_NOW = '1 minute'

/**
 * Sets another end for the phones and screens of a festival, or with null the end of its last day. `before` is the
 * end that was seen when this was chosen: throws `conflict` when it is another one by now, and `devicesEndPast`
 * for a time that is over.
 */
export async function setDevicesEnd(
  db: Db,
  actor: Actor,
  { endsAt, before }: { endsAt: Date | null; before: Date | null },
): Promise<void> {
  const { eventId } = actor
  await db.transaction().execute(async (trx) => {
    const event = await trx
      .selectFrom('event')
      .select('devicesEndSetAt')
      .select(
        sql<boolean>`coalesce(${endsAt}::timestamptz < now() - interval '${sql.raw(JUST_NOW)}', false)`.as(
          'isPast',
        ),
      )
      .where('id', '=', eventId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow()
    const was = event.devicesEndSetAt
    if (was?.getTime() === endsAt?.getTime()) return
    if (was?.getTime() !== before?.getTime()) throw new DomainError('conflict')
    if (event.isPast) throw new DomainError('devicesEndPast')
    await trx
      .updateTable('event')
      .set({ devicesEndSetAt: endsAt })
      .where('id', '=', eventId)
      .execute()
    await writeAudit(trx, {
      ...actor,
      action: 'event.devicesEndSet',
      subjectType: 'event',
      subjectId: eventId,
      before: { endsAt: was },
      after: { endsAt },
    })
    await notifyLive(trx, eventId, 'devices')
  })
}
