import { sql } from 'kysely'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { PhoneKind } from '#app/features/phone/pairing.ts'
import { readCopy } from '#app/features/phone/phone-copy.ts'
import { tellSalesChanged } from '#app/features/sales/totals/tell-sales.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Db } from '#db/connect.server.ts'
import { takeItems } from './take-items.server.ts'

/** What became of the things in a copy. */
export type CopyCounts = {
  /** Recorded now. */
  stored: number
  /** Recorded or in the list before. */
  known: number
  /** In the list now, to be settled. */
  unsettled: number
  /** Not readable, or not to be kept. */
  unread: number
  /** Of phones of other festivals, or of none: left alone. */
  foreign: number
}

/**
 * Reads in what a phone has saved because it could not send it. Each thing counts once, whether the phone has
 * sent it too or the copy is read again; what cannot be stored is kept to be settled. Throws when the text is
 * no copy, or holds nothing of this festival's phones.
 */
export async function takeCopy(
  db: Db,
  actor: Actor,
  { fileName, text }: { fileName: string; text: string },
  now: Date = new Date(),
): Promise<CopyCounts> {
  const { eventId } = actor
  const copy = readCopy(text)
  if (!copy) throw new DomainError('copyUnreadable')
  if (copy.items.length + copy.unreadable === 0) throw new DomainError('copyEmpty')
  const deviceIds = [...new Set(copy.items.map(({ deviceId }) => deviceId))]
  const devices = await db
    .selectFrom('device')
    .innerJoin('event', 'event.id', 'device.eventId')
    .select(['device.id', 'device.kind', 'device.boothId', 'device.revokedAt'])
    .select('event.devicesEndAt as endsAt')
    .where('device.eventId', '=', eventId)
    .where('device.id', '=', sql<string>`any(${deviceIds}::uuid[])`)
    .where('device.kind', '!=', 'screen')
    .$narrowType<{ kind: PhoneKind }>()
    .execute()
  const own = new Map(devices.map((device) => [device.id, device]))
  const foreign = copy.items.filter(({ deviceId }) => !own.has(deviceId)).length
  if (own.size === 0) throw new DomainError(foreign > 0 ? 'copyForeign' : 'copyUnreadable')
  const counts = { stored: 0, known: 0, unsettled: 0, unread: copy.unreadable, foreign }
  for (const device of devices) {
    const items = copy.items.filter(({ deviceId }) => deviceId === device.id)
    for (const outcome of await takeItems(db, eventId, device, items, now)) counts[outcome] += 1
  }
  await db.transaction().execute((trx) =>
    writeAudit(trx, {
      ...actor,
      action: 'copy.read',
      subjectType: 'event',
      subjectId: eventId,
      after: { fileName, ...counts },
    }),
  )
  if (counts.stored > 0) tellSalesChanged(db, eventId)
  return counts
}
