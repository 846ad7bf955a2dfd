import { sql } from 'kysely'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Reach } from '#app/features/people/policy.ts'
import type { PhoneKind } from '#app/features/phone/pairing.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db } from '#db/connect.server.ts'
import type { DeviceKind, ScreenPage } from '#db/types.ts'
import { screenPages } from './screen-pages.ts'
import { readReport, type SeenReport } from './seen-report.ts'

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
  revokedReason: string | null
  /** Who has an open shift on it. */
  cashier: string | null
  report: SeenReport | null
  /** Sales and readings that were handed in for it: after it was revoked, from a copy, or by an organizer. */
  handedIn: number
}

type DeviceReach = Pick<Reach, 'everything' | 'gateIds' | 'boothIds'>

/** The phones of an event, those in use first; only where the reader may look. */
export async function listDevices(
  db: Db,
  eventId: string,
  reach: DeviceReach,
): Promise<DeviceRow[]> {
  const rows = await selectDevices(db, eventId)
    .orderBy('device.revokedAt', (order) => order.desc().nullsFirst())
    .orderBy('device.kind')
    .orderBy('place')
    .orderBy('device.label')
    .execute()
  return rows.map(toDevice).filter((row) => reaches(reach, row))
}

/** The phones of an event that are in use, in no order. */
export async function listPhonesInUse(db: Db, eventId: string): Promise<DeviceRow[]> {
  const rows = await selectDevices(db, eventId).where('device.revokedAt', 'is', null).execute()
  return rows.map(toDevice)
}

function selectDevices(db: Db, eventId: string) {
  return db
    .selectFrom('device')
    .leftJoin('gate', 'gate.id', 'device.gateId')
    .leftJoin('booth', 'booth.id', 'device.boothId')
    .leftJoin('shift', (join) =>
      join.onRef('shift.deviceId', '=', 'device.id').on('shift.closedAt', 'is', null),
    )
    .leftJoin('deviceReport as report', 'report.deviceId', 'device.id')
    .leftJoinLateral(
      (query) =>
        query
          .selectFrom('receivedNumber as number')
          .select((eb) => eb.fn.count<number>('number.clientSeq').distinct().as('numbers'))
          .whereRef('number.deviceId', '=', 'device.id')
          .whereRef('number.clientSeq', '>=', 'report.numbersUnbroken')
          .whereRef('number.clientSeq', '<', 'report.numbersGiven')
          .as('received'),
      (join) => join.on('report.deviceId', 'is not', null),
    )
    .select(['device.id', 'device.kind', 'device.label', 'device.gateId', 'device.boothId'])
    .select(['device.pairedAt', 'device.lastSeenAt', 'device.revokedAt', 'device.revokedReason'])
    .select((eb) => eb.fn.coalesce('gate.name', 'booth.code').as('place'))
    .select('shift.cashier')
    .select(
      sql<number>`(select count(*) from sale where device_id = device.id and handed_in)
        + (select count(*) from reversal where device_id = device.id and handed_in)
        + (select count(*) from scan where device_id = device.id and handed_in)
        + (select count(*) from walk_in where device_id = device.id and handed_in)`.as('handedIn'),
    )
    .select(['report.reportedAt', 'report.waiting', 'report.refused', 'report.oldestAt'])
    .select(['report.version', 'report.batteryPercent'])
    .select((eb) => [
      eb('report.numbersGiven', '-', eb.ref('report.numbersUnbroken')).as('given'),
      'report.numbersHeld as held',
      'received.numbers as received',
    ])
    .where('device.eventId', '=', eventId)
    .where('device.kind', '!=', 'screen')
    .$narrowType<{ kind: PhoneKind }>()
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectDevices>['execute']>>[number]

function toDevice(row: Selected): DeviceRow {
  const {
    id,
    kind,
    label,
    gateId,
    boothId,
    pairedAt,
    revokedAt,
    revokedReason,
    cashier,
    handedIn,
  } = row
  const place = row.place ?? ''
  const seen = [row.lastSeenAt, row.reportedAt].filter((at) => at !== null)
  const lastSeenAt = seen.length > 0 ? new Date(Math.max(...seen.map(Number))) : null
  return {
    ...{ id, kind, label, gateId, boothId, place, pairedAt, lastSeenAt },
    ...{ revokedAt, revokedReason, cashier, handedIn },
    report: toReport(row),
  }
}

function toReport(row: Selected): SeenReport | null {
  const { reportedAt, version } = row
  if (reportedAt === null || version === null) return null
  return readReport({
    waiting: row.waiting ?? 0,
    refused: row.refused ?? 0,
    oldestAt: row.oldestAt,
    version,
    batteryPercent: row.batteryPercent,
    numbers: { given: row.given ?? 0, held: row.held ?? 0, received: row.received ?? 0 },
  })
}

function reaches(
  reach: DeviceReach,
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
  reach: DeviceReach,
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
  actor: Actor,
  deviceId: string,
  now: Date = new Date(),
): Promise<{ label: string; kind: DeviceKind }> {
  const { eventId } = actor
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
      ...actor,
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
