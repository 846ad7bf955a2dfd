import { sql } from 'kysely'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Reach } from '#app/features/people/policy.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db } from '#db/connect.server.ts'
import type { DeviceKind, ScreenPage } from '#db/types.ts'
import { screenPages } from './screen-pages.ts'

type PhoneKind = Exclude<DeviceKind, 'screen'>

export type DeviceRow = {
  id: string
  kind: PhoneKind
  label: string
  gateId: string | null
  boothId: string | null
  /** The gate's name or the booth's code. */
  place: string
  pairedAt: Date
  lastSeenAt: Date | null
  revokedAt: Date | null
  /** Sales and readings that were handed in for it: after it was revoked, from a copy, or by an organizer. */
  handedIn: number
}

type Place = Pick<Reach, 'everything' | 'gateIds' | 'boothIds'>

/** The phones of an event, those in use first; only where the reader may look. */
export async function listDevices(db: Db, eventId: string, reach: Place): Promise<DeviceRow[]> {
  const rows = await db
    .selectFrom('device')
    .leftJoin('gate', 'gate.id', 'device.gateId')
    .leftJoin('booth', 'booth.id', 'device.boothId')
    .select(['device.id', 'device.kind', 'device.label', 'device.gateId', 'device.boothId'])
    .select(['device.pairedAt', 'device.lastSeenAt', 'device.revokedAt'])
    .select((eb) => eb.fn.coalesce('gate.name', 'booth.code').as('place'))
    .select(
      sql<number>`(select count(*) from sale where device_id = device.id and handed_in)
        + (select count(*) from reversal where device_id = device.id and handed_in)
        + (select count(*) from scan where device_id = device.id and handed_in)
        + (select count(*) from walk_in where device_id = device.id and handed_in)`.as('handedIn'),
    )
    .where('device.eventId', '=', eventId)
    .where('device.kind', '!=', 'screen')
    .$narrowType<{ kind: PhoneKind }>()
    .orderBy('device.revokedAt', (order) => order.desc().nullsFirst())
    .orderBy('device.kind')
    .orderBy('place')
    .orderBy('device.label')
    .execute()
  return rows
    .map((row) => ({ ...row, place: row.place ?? '' }))
    .filter((row) => reaches(reach, row))
}

function reaches(
  reach: Place,
  { gateId, boothId }: Pick<DeviceRow, 'gateId' | 'boothId'>,
): boolean {
  return (
    reach.everything ||
    (gateId !== null && reach.gateIds.includes(gateId)) ||
    (boothId !== null && reach.boothIds.includes(boothId))
  )
}

export type PairablePlace = { value: string } & (
  | { kind: PhoneKind; name: string }
  | { kind: 'screen'; page: ScreenPage; stage: string | null }
)

/** Where phones can be paired: gates by name, then booths by code; and for screens each page, then each stage. */
export async function listPairablePlaces(
  db: Db,
  eventId: string,
  reach: Place,
): Promise<PairablePlace[]> {
  const [gates, booths, stages] = await Promise.all([
    db
      .selectFrom('gate')
      .select(['id', 'name'])
      .where('eventId', '=', eventId)
      .orderBy('name')
      .execute(),
    db
      .selectFrom('booth')
      .select(['id', 'code as name'])
      .where('eventId', '=', eventId)
      .orderBy('code')
      .execute(),
    db
      .selectFrom('stage')
      .select(['id', 'name'])
      .where('eventId', '=', eventId)
      .orderBy('position')
      .orderBy('name')
      .execute(),
  ])
  return [
    ...gates
      .filter(({ id }) => reaches(reach, { gateId: id, boothId: null }))
      .map(({ id, name }) => ({ value: `gate:${id}`, name, kind: 'gate' as const })),
    ...booths
      .filter(({ id }) => reaches(reach, { gateId: null, boothId: id }))
      .map(({ id, name }) => ({ value: `booth:${id}`, name, kind: 'till' as const })),
    ...(reach.everything ? screenPlaces(stages) : []),
  ]
}

/** A page for each screen; where there are several stages, the programme of one alone too. */
function screenPlaces(stages: ReadonlyArray<{ id: string; name: string }>): PairablePlace[] {
  const single = stages.length > 1 ? stages : []
  return [
    ...screenPages.map((page) => ({
      value: `screen:${page}`,
      kind: 'screen' as const,
      page,
      stage: null,
    })),
    ...single.map(({ id, name }) => ({
      value: `screen:programme:${id}`,
      kind: 'screen' as const,
      page: 'programme' as const,
      stage: name,
    })),
  ]
}

/** Takes the token of a phone or a screen away: its next request is refused. */
export async function revokeDevice(
  db: Db,
  eventId: string,
  deviceId: string,
  userId: string,
  now: Date = new Date(),
): Promise<{ label: string; kind: DeviceKind }> {
  return db.transaction().execute(async (trx) => {
    const device = await trx
      .updateTable('device')
      .set({ revokedAt: now })
      .where('eventId', '=', eventId)
      .where('id', '=', deviceId)
      .where('revokedAt', 'is', null)
      .returning(['label', 'kind'])
      .executeTakeFirst()
    if (!device) throw new DomainError('deviceGone')
    await writeAudit(trx, {
      eventId,
      userId,
      deviceId,
      action: 'device.revoked',
      subjectType: 'device',
      subjectId: deviceId,
      before: { label: device.label },
    })
    await notifyLive(trx, eventId, 'devices')
    return device
  })
}
