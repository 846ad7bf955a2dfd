import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db } from '#db/connect.server.ts'
import { isStored } from './is-stored.server.ts'
import { lockOpenItem } from './lock-item.server.ts'

/**
 * Takes something off the list without recording it, with the reason. What the phone sent is kept. Throws when it is
 * recorded already, by whatever way: it would count although it is called dismissed.
 */
export async function dismissUnsettled(
  db: Db,
  { eventId, userId }: Actor,
  { itemId, note }: { itemId: string; note: string },
  now: Date = new Date(),
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const item = await lockOpenItem(trx, { eventId, itemId })
    if (await isStored(trx, item)) throw new DomainError('unsettledStored')
    const { deviceId, kind, clientSeq, reason } = item
    await trx
      .updateTable('unsettledItem')
      .set({ settledAt: now, settledBy: userId, outcome: 'dismissed', note })
      .where('id', '=', itemId)
      .execute()
    await writeAudit(trx, {
      eventId,
      userId,
      deviceId,
      action: 'unsettled.dismissed',
      subjectType: 'unsettled',
      subjectId: itemId,
      before: { reason },
      after: { kind, clientSeq, note },
    })
    await notifyLive(trx, eventId, 'devices')
  })
}
