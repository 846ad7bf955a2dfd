import { sql } from 'kysely'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db } from '#db/connect.server.ts'

type Lost = { deviceId: string; reason: string }

export type ClosedPhone = {
  label: string
  /** Whose shift was closed with it, without a count of the drawer. */
  cashier: string | null
}

/**
 * Closes a phone that is lost: takes its token away and closes the shift that is open on it, both at the same moment
 * and with the reason. What it made before and still hands in is taken. A phone that was revoked before is closed only
 * as long as a shift is open on it. Opening a shift waits for this, and finds the phone gone.
 */
export async function closeLostPhone(
  db: Db,
  actor: Actor,
  { deviceId, reason }: Lost,
): Promise<ClosedPhone> {
  const { eventId, userId } = actor
  return db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('device')
      .select(['label', 'revokedAt'])
      .where('eventId', '=', eventId)
      .where('id', '=', deviceId)
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (!before) throw new DomainError('deviceGone')
    const shift = await trx
      .updateTable('shift')
      .set({
        closedAt: sql<Date>`greatest(now(), opened_at)`,
        closedReason: reason,
        closedBy: userId,
      })
      .where('eventId', '=', eventId)
      .where('deviceId', '=', deviceId)
      .where('closedAt', 'is', null)
      .returning(['id', 'cashier', 'boothId', 'openedAt'])
      .executeTakeFirst()
    if (before.revokedAt && !shift) throw new DomainError('deviceGone')
    await trx
      .updateTable('device')
      .set({ revokedAt: sql<Date>`coalesce(revoked_at, now())`, revokedReason: reason })
      .where('eventId', '=', eventId)
      .where('id', '=', deviceId)
      .execute()
    await writeAudit(trx, {
      ...actor,
      deviceId,
      action: 'device.lost',
      subjectType: 'device',
      subjectId: deviceId,
      before: { label: before.label },
      after: { reason },
    })
    if (shift) {
      const { id, cashier, boothId, openedAt } = shift
      await writeAudit(trx, {
        ...actor,
        deviceId,
        action: 'shift.closedUncounted',
        subjectType: 'shift',
        subjectId: id,
        before: { cashier, boothId, openedAt },
        after: { reason },
      })
    }
    await notifyLive(trx, eventId, 'devices')
    return { label: before.label, cashier: shift?.cashier ?? null }
  })
}
