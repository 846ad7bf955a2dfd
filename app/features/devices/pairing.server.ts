import { sql } from 'kysely'
import type * as z from 'zod/mini'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Paired, PairRequest } from '#app/features/phone/contract/pairing.ts'
import type { PhoneKind } from '#app/features/phone/pairing.ts'
import type { Actor } from '#app/lib/actor.ts'
import { randomCrockford, readCrockford } from '#app/lib/crockford.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import { hashSecret, newToken } from '#app/lib/secret.server.ts'
import type { Db } from '#db/connect.server.ts'
import type { DeviceKind, ScreenPage } from '#db/types.ts'
import { PAIRING_CODE_LENGTH, PAIRING_CODE_MINUTES } from './pairing-code.ts'

/** Where a phone will work, at a gate or at the till of a booth; or what a screen will show. */
export type DevicePlace =
  | { kind: 'gate'; gateId: string }
  | { kind: 'till'; boothId: string }
  | { kind: 'screen'; screenPage: ScreenPage; stageId?: string }

export type PairingCode = { id: string; code: string; expiresAt: Date }

/** Makes a code that pairs one phone or screen to a place of the event within ten minutes. Only its hash is kept.
 * Throws `devicesEnded` once the devices of the festival have ended. */
export async function createPairingCode(
  db: Db,
  { eventId, userId }: Actor,
  place: DevicePlace,
): Promise<PairingCode> {
  await refuseAfterEnd(db, eventId)
  const code = randomCrockford(PAIRING_CODE_LENGTH)
  const row = await db
    .insertInto('pairingCode')
    .values({
      id: newId(),
      eventId,
      codeHash: hashSecret(code),
      ...place,
      createdBy: userId,
      expiresAt: sql`now() + make_interval(mins => ${PAIRING_CODE_MINUTES})`,
    })
    .returning(['id', 'expiresAt'])
    .executeTakeFirstOrThrow()
  return { ...row, code }
}

/** Throws `devicesEnded` where the devices of the festival have ended by the clock of the database. */
async function refuseAfterEnd(db: Db, eventId: string): Promise<void> {
  const ended = await db
    .selectFrom('event')
    .select('id')
    .where('id', '=', eventId)
    .where('devicesEndAt', '<=', sql<Date>`now()`)
    .executeTakeFirst()
  if (ended) throw new DomainError('devicesEnded')
}

export type PairingState =
  | { state: 'waiting'; expiresAt: Date }
  | { state: 'expired' }
  | { state: 'used'; label: string }

/** What has become of a code; undefined when the event has no such code. */
export async function findPairingState(
  db: Db,
  eventId: string,
  pairingCodeId: string,
): Promise<PairingState | undefined> {
  const row = await db
    .selectFrom('pairingCode')
    .leftJoin('device', 'device.id', 'pairingCode.usedByDeviceId')
    .select(['pairingCode.expiresAt', 'device.label'])
    .select(sql<boolean>`pairing_code.expires_at <= now()`.as('expired'))
    .where('pairingCode.eventId', '=', eventId)
    .where('pairingCode.id', '=', pairingCodeId)
    .executeTakeFirst()
  if (!row) return undefined
  if (row.label !== null) return { state: 'used', label: row.label }
  return row.expired ? { state: 'expired' } : { state: 'waiting', expiresAt: row.expiresAt }
}

type PairedReply = z.input<typeof Paired>

/**
 * Exchanges the code of a gate or a till for a token. Throws `pairingCodeInvalid`, also for the code of a screen, and
 * `wrongDevice` for a code of the other kind than the phone asks for.
 */
export async function pairDevice(db: Db, given: PairRequest): Promise<PairedReply> {
  const { token, deviceId } = await exchangeCode(db, given, ['gate', 'till'], given.kind)
  return { token, ...(await getPairedDevice(db, deviceId)) }
}

/**
 * Exchanges a code of one of these kinds for a token. A code pairs one device, even when two send it at the same
 * moment. Throws `pairingCodeInvalid` alike for a wrong, an expired and a used code, and leaves one of another kind
 * as it is. With one kind `wanted`, a code of another of these kinds is left as it is too, and told as `wrongDevice`.
 * After the end of the festival's devices it throws `devicesEnded`.
 */
export async function exchangeCode(
  db: Db,
  { code: typed, label }: { code: string; label: string },
  kinds: ReadonlyArray<DeviceKind>,
  wanted?: DeviceKind,
): Promise<{ token: string; deviceId: string }> {
  const code = readCrockford(typed, PAIRING_CODE_LENGTH)
  if (!code) throw new DomainError('pairingCodeInvalid')
  const token = newToken()
  const deviceId = newId()
  await db.transaction().execute(async (trx) => {
    const pairing = await trx
      .selectFrom('pairingCode')
      .select(['id', 'eventId', 'kind', 'gateId', 'boothId', 'screenPage', 'stageId', 'createdBy'])
      .where('codeHash', '=', hashSecret(code))
      .where('kind', 'in', kinds)
      .where('usedByDeviceId', 'is', null)
      .where('expiresAt', '>', sql<Date>`now()`)
      .forUpdate()
      .executeTakeFirst()
    if (!pairing) throw new DomainError('pairingCodeInvalid')
    if (wanted && pairing.kind !== wanted) throw new DomainError('wrongDevice')
    await refuseAfterEnd(trx, pairing.eventId)
    const { id: pairingId, createdBy, eventId, ...place } = pairing
    await trx
      .insertInto('device')
      .values({
        id: deviceId,
        eventId,
        ...place,
        label,
        tokenHash: hashSecret(token),
        pairedBy: createdBy,
        lastSeenAt: sql`now()`,
      })
      .execute()
    await trx
      .updateTable('pairingCode')
      .set({ usedByDeviceId: deviceId })
      .where('id', '=', pairingId)
      .execute()
    await writeAudit(trx, {
      eventId,
      userId: createdBy,
      deviceId,
      action: 'device.paired',
      subjectType: 'device',
      subjectId: deviceId,
      after: { label, ...place },
    })
    await notifyLive(trx, eventId, 'devices')
  })
  return { token, deviceId }
}

/** A phone with its festival and place, as the phone itself shows them. */
async function getPairedDevice(db: Db, deviceId: string): Promise<Omit<PairedReply, 'token'>> {
  const row = await db
    .selectFrom('device')
    .innerJoin('event', 'event.id', 'device.eventId')
    .leftJoin('gate', 'gate.id', 'device.gateId')
    .leftJoin('booth', 'booth.id', 'device.boothId')
    .select(['device.id', 'device.kind', 'device.label'])
    .select(['event.id as eventId', 'event.slug', 'event.name', 'event.timeZone'])
    .select('event.devicesEndAt')
    .select((eb) => [
      eb.fn.coalesce('device.gateId', 'device.boothId').as('placeId'),
      eb.fn.coalesce('gate.name', 'booth.code').as('placeName'),
    ])
    .where('device.id', '=', deviceId)
    .where('device.kind', '!=', 'screen')
    .$narrowType<{ kind: PhoneKind }>()
    .executeTakeFirstOrThrow()
  return {
    device: {
      id: row.id,
      kind: row.kind,
      label: row.label,
      event: { id: row.eventId, slug: row.slug, name: row.name, timeZone: row.timeZone },
      place: { id: row.placeId ?? '', name: row.placeName ?? '' },
    },
    now: new Date().toISOString(),
    endsAt: row.devicesEndAt?.toISOString() ?? null,
  }
}
