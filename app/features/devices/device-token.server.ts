import { sql } from 'kysely'
import { hashSecret } from '#app/lib/secret.server.ts'
import type { Db } from '#db/connect.server.ts'
import { prepareStatement } from '#db/prepared.server.ts'
import type { DeviceKind } from '#db/types.ts'
import type { DeviceStanding } from './device-end.ts'
import { deviceStandingSql } from './device-standing.server.ts'

/** A paired phone as it proved itself, with the place it works at. */
export type AuthenticDevice = {
  id: string
  eventId: string
  kind: DeviceKind
  gateId: string | null
  boothId: string | null
  label: string
  revokedAt: Date | null
  /** When the devices of its festival end, and how it stands to that by the clock of the database. */
  endsAt: Date | null
  standing: DeviceStanding
}

type FoundDevice = AuthenticDevice & { seenLongAgo: boolean }

// Looked up for every request of every phone.
const selectDevice = prepareStatement<FoundDevice>(
  'find_device',
  `select d.id, d.event_id, d.kind, d.gate_id, d.booth_id, d.label, d.revoked_at,
          e.devices_end_at as ends_at, ${deviceStandingSql} as standing,
          coalesce(d.last_seen_at < now() - interval '30 seconds', true) as seen_long_ago
     from device d join event e on e.id = d.event_id where d.token_hash = $1`,
)

/** The phone that holds the token, also when it has been revoked. Remembers that it was seen, to half a minute. */
export async function findDevice(db: Db, token: string): Promise<AuthenticDevice | undefined> {
  const [found] = await selectDevice(db, [hashSecret(token)])
  if (!found) return undefined
  const { seenLongAgo, ...device } = found
  if (seenLongAgo && !device.revokedAt) await touchDevice(db, device.id)
  return device
}

/** Remembers that a phone has been heard of just now. */
export async function touchDevice(db: Db, deviceId: string): Promise<void> {
  await db
    .updateTable('device')
    .set({ lastSeenAt: sql`now()` })
    .where('id', '=', deviceId)
    .execute()
}
