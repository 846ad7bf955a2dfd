import { DomainError } from '#app/lib/domain-error.ts'
import type { Trx } from '#db/connect.server.ts'

export type OpenItem = Awaited<ReturnType<typeof lockOpenItem>>

/**
 * Holds something that is to be settled until the end of the transaction. Throws when it has been settled, and at once,
 * without waiting for the end of it, when somebody else is settling it.
 */
export async function lockOpenItem(
  trx: Trx,
  { eventId, itemId }: { eventId: string; itemId: string },
) {
  const item = await trx
    .selectFrom('unsettledItem as u')
    .innerJoin('device as d', 'd.id', 'u.deviceId')
    .select(['u.id', 'u.eventId', 'u.deviceId', 'u.kind', 'u.clientSeq', 'u.reason', 'u.body'])
    .select(['u.deviceAt', 'u.receivedAt', 'd.boothId'])
    .where('u.eventId', '=', eventId)
    .where('u.id', '=', itemId)
    .where('u.settledAt', 'is', null)
    .forUpdate('u')
    .skipLocked()
    .executeTakeFirst()
  if (item) return item
  const held = await trx
    .selectFrom('unsettledItem')
    .select('id')
    .where('eventId', '=', eventId)
    .where('id', '=', itemId)
    .where('settledAt', 'is', null)
    .executeTakeFirst()
  throw new DomainError(held ? 'conflict' : 'unsettledGone')
}
