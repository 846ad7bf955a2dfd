import { sql } from 'kysely'
import type { NumberSpan } from '#app/features/phone/number-spans.ts'
import type { PhoneKind } from '#app/features/phone/pairing.ts'
import type { Db } from '#db/connect.server.ts'
import { type DeviceReach, reaches } from './device-reach.ts'
import { MISSING_SHOWN } from './missing-numbers.ts'
import { readReport, type SeenReport } from './seen-report.ts'

export type PhoneRow = {
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
}

/** The phones of an event, those in use first; only where the reader may look. */
export async function listPhones(db: Db, eventId: string, reach: DeviceReach): Promise<PhoneRow[]> {
  const rows = await selectPhones(db, eventId)
    .orderBy('device.revokedAt', (order) => order.desc().nullsFirst())
    .orderBy('device.kind')
    .orderBy('place')
    .orderBy('device.label')
    .orderBy('device.id')
    .execute()
  return rows.map(toPhone).filter((row) => reaches(reach, row))
}

/** The phones of an event that are in use, in no order. */
export async function listPhonesInUse(db: Db, eventId: string): Promise<PhoneRow[]> {
  const rows = await selectPhones(db, eventId).where('device.revokedAt', 'is', null).execute()
  return rows.map(toPhone)
}

function selectPhones(db: Db, eventId: string) {
  return db
    .selectFrom('device')
    .leftJoin('gate', 'gate.id', 'device.gateId')
    .leftJoin('booth', 'booth.id', 'device.boothId')
    .leftJoin('shift', (join) =>
      join.onRef('shift.deviceId', '=', 'device.id').on('shift.closedAt', 'is', null),
    )
    .leftJoin('deviceReport as report', 'report.deviceId', 'device.id')
    .leftJoin('deviceNumbers as numbers', 'numbers.deviceId', 'report.deviceId')
    .select(['device.id', 'device.kind', 'device.label', 'device.gateId', 'device.boothId'])
    .select(['device.pairedAt', 'device.lastSeenAt', 'device.revokedAt', 'device.revokedReason'])
    .select((eb) => eb.fn.coalesce('gate.name', 'booth.code').as('place'))
    .select('shift.cashier')
    .select(['report.reportedAt', 'report.waiting', 'report.refused', 'report.oldestAt'])
    .select(['report.version', 'report.batteryPercent', 'report.numbersHeld as held'])
    .select([
      sql<number | null>`count_numbers(numbers.outstanding)`.as('outstanding'),
      sql<number | null>`count_numbers(numbers.missing)`.as('missing'),
      sql<NumberSpan[] | null>`(
        select jsonb_agg(jsonb_build_object('first', lower(span), 'last', upper(span) - 1))
          from (select span from unnest(numbers.missing) as span limit ${MISSING_SHOWN}) as shown)`.as(
        'spans',
      ),
      sql<string | null>`md5(numbers.missing::text)`.as('mark'),
    ])
    .where('device.eventId', '=', eventId)
    .where('device.kind', '!=', 'screen')
    .$narrowType<{ kind: PhoneKind }>()
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectPhones>['execute']>>[number]

function toPhone(row: Selected): PhoneRow {
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
  const { reportedAt, version, missing, spans, mark } = row
  if (reportedAt === null || version === null) return null
  return readReport({
    waiting: row.waiting ?? 0,
    refused: row.refused ?? 0,
    oldestAt: row.oldestAt,
    version,
    batteryPercent: row.batteryPercent,
    numbers: { outstanding: row.outstanding ?? 0, held: row.held ?? 0, missing },
    which: spans && mark ? { spans, mark } : null,
  })
}

export type PhoneNotes = {
  /** Sales and readings that were handed in for it: after it was revoked, from a copy, or by an organizer. */
  handedIn: number
  /** Why missing numbers of it were dismissed, the last time. */
  dismissed: string | null
}

/** What else there is to say of some phones. */
export async function findPhoneNotes(
  db: Db,
  deviceIds: ReadonlyArray<string>,
): Promise<Map<string, PhoneNotes>> {
  const rows = await db
    .selectFrom('device')
    .select('device.id')
    .select([
      sql<number>`(select count(*) from sale where device_id = device.id and handed_in)
        + (select count(*) from reversal where device_id = device.id and handed_in)
        + (select count(*) from scan where device_id = device.id and handed_in)
        + (select count(*) from walk_in where device_id = device.id and handed_in)`.as('handedIn'),
      sql<string | null>`(select reason from missing_dismissal where device_id = device.id
                           order by dismissed_at desc limit 1)`.as('dismissed'),
    ])
    .where('device.id', '=', sql<string>`any(${deviceIds}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, ...notes }) => [id, notes]))
}
