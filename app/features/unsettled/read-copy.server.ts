import { writeAudit } from '#app/features/people/audit.server.ts'
import type { PhoneKind } from '#app/features/phone/pairing.ts'
import { tellSalesChanged } from '#app/features/sales/totals/tell-sales.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { beside } from '#app/lib/heavy/heavy.server.ts'
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

const readBeside = beside<typeof import('./read-copy.heavy.ts')>(
  '#app/features/unsettled/read-copy.heavy.ts',
)

/**
 * Reads in what a phone has saved because it could not send it. Each thing counts once, whether the phone has
 * sent it too or the copy is read again; what cannot be stored is kept to be settled. Throws when the file is
 * no copy, or holds nothing of this festival's phones.
 */
export async function takeCopy(
  db: Db,
  actor: Actor,
  { fileName, file }: { fileName: string; file: Uint8Array },
  now: Date = new Date(),
): Promise<CopyCounts> {
  const { eventId } = actor
  const devices = await db
    .selectFrom('device')
    .innerJoin('event', 'event.id', 'device.eventId')
    .select(['device.id', 'device.kind', 'device.boothId', 'device.revokedAt'])
    .select('event.devicesEndAt as endsAt')
    .where('device.eventId', '=', eventId)
    .where('device.kind', '!=', 'screen')
    .$narrowType<{ kind: PhoneKind }>()
    .execute()
  const own = new Map(devices.map((device) => [device.id, device]))
  const kinds = new Map(devices.map(({ id, kind }) => [id, kind]))
  const { phones, unreadable, foreign } = await readBeside({ file, kinds })
  const counts = { stored: 0, known: 0, unsettled: 0, unread: unreadable, foreign }
  for (const parts of phones) {
    const device = own.get(parts.deviceId)
    if (!device) continue
    for (const outcome of await takeItems(db, eventId, device, parts, now)) counts[outcome] += 1
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
