import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Reach } from '#app/features/people/policy.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db } from '#db/connect.server.ts'
import type { DeviceKind } from '#db/types.ts'
import { readReport, type SeenReport } from './seen-report.ts'

export type DeviceRow = {
  id: string
  kind: DeviceKind
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
}

type Place = Pick<Reach, 'everything' | 'gateIds' | 'boothIds'>

/** The phones of an event, those in use first; only where the reader may look. */
export async function listDevices(db: Db, eventId: string, reach: Place): Promise<DeviceRow[]> {
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
    .select(['report.reportedAt', 'report.waiting', 'report.refused', 'report.oldestAt'])
    .select(['report.version', 'report.batteryPercent'])
    .select((eb) => [
      eb('report.numbersGiven', '-', eb.ref('report.numbersUnbroken')).as('given'),
      'report.numbersHeld as held',
      'received.numbers as received',
    ])
    .where('device.eventId', '=', eventId)
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectDevices>['execute']>>[number]

function toDevice(row: Selected): DeviceRow {
  const { id, kind, label, gateId, boothId, pairedAt, revokedAt, revokedReason, cashier } = row
  const place = row.place ?? ''
  const seen = [row.lastSeenAt, row.reportedAt].filter((at) => at !== null)
  const lastSeenAt = seen.length > 0 ? new Date(Math.max(...seen.map(Number))) : null
  return {
    ...{ id, kind, label, gateId, boothId, place, pairedAt, lastSeenAt },
    ...{ revokedAt, revokedReason, cashier },
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
  reach: Place,
  { gateId, boothId }: Pick<DeviceRow, 'gateId' | 'boothId'>,
): boolean {
  return (
    reach.everything ||
    (gateId !== null && reach.gateIds.includes(gateId)) ||
    (boothId !== null && reach.boothIds.includes(boothId))
  )
}

export type PairablePlace = { value: string; name: string; kind: DeviceKind }

/** Where phones can be paired: gates by name, then booths by code. */
export async function listPairablePlaces(
  db: Db,
  eventId: string,
  reach: Place,
): Promise<PairablePlace[]> {
  const [gates, booths] = await Promise.all([
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
  ])
  return [
    ...gates
      .filter(({ id }) => reaches(reach, { gateId: id, boothId: null }))
      .map(({ id, name }) => ({ value: `gate:${id}`, name, kind: 'gate' as const })),
    ...booths
      .filter(({ id }) => reaches(reach, { gateId: null, boothId: id }))
      .map(({ id, name }) => ({ value: `booth:${id}`, name, kind: 'till' as const })),
  ]
}

/** Takes a phone's token away: its next request is refused. */
export async function revokeDevice(
  db: Db,
  eventId: string,
  deviceId: string,
  userId: string,
  now: Date = new Date(),
): Promise<{ label: string }> {
  return db.transaction().execute(async (trx) => {
    const device = await trx
      .updateTable('device')
      .set({ revokedAt: now })
      .where('eventId', '=', eventId)
      .where('id', '=', deviceId)
      .where('revokedAt', 'is', null)
      .returning(['label'])
      .executeTakeFirst()
    if (!device) throw new DomainError('deviceGone')
    await writeAudit(trx, {
      eventId,
      userId,
      deviceId,
      action: 'device.revoked',
      subjectType: 'device',
      subjectId: deviceId,
      before: device,
    })
    await notifyLive(trx, eventId, 'devices')
    return device
  })
}
