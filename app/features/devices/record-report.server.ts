import type { PhoneReport } from '#app/features/phone/contract/report.ts'
import type { NumberSpan } from '#app/features/phone/number-spans.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db } from '#db/connect.server.ts'
import { prepareStatement } from '#db/prepared.server.ts'

/** What a phone tells of itself. All instants are by its own clock. */
export type ToldReport = {
  sentAt: Date
  /** Items to be sent, and items that the server has refused. */
  waiting: number
  refused: number
  /** When the oldest of them was made. */
  oldestAt: Date | null
  /** The running numbers: how many are given out, how many of those lie on the phone, and which. Null when it cannot tell. */
  numbers: PhoneReport['numbers']
  version: string
  batteryPercent: number | null
}

/** Clocks that jump may tell of any age; no festival lasts longer. */
const OLDEST_MS = 366 * 24 * 60 * 60_000

/** A report is not on its way for longer than this: a clock that says so is wrong. */
const LATEST_MS = 120_000

type Changed = {
  isFirst: boolean
  /** Something has begun or ended to lie on the phone, or it runs another version. */
  differs: boolean
  lacksNumbers: boolean
}

// One statement and one round trip. Numbers are looked for only where they were open the last time, so that a phone of
// many days costs no more than a new one. A report that was overtaken by a newer one changes nothing; any other replaces
// what was told before, also by fewer numbers, so that a wrong one does not stay.
const storeReport = prepareStatement<Changed>(
  'store_device_report',
  `
  with before as (
    select waiting + refused > 0 as holds, refused, version, numbers_given, numbers_held, numbers_held_in, numbers_open
      from device_report where device_id = $1
  ), told as (
    select coalesce($7::bigint, before.numbers_given, 0) as given,
           case when $7::bigint is null then coalesce(before.numbers_held, 0) else $8::bigint end as held,
           case when $7::bigint is null then before.numbers_held_in else $11::int8multirange end as held_in,
           coalesce(before.numbers_open, '{[0,)}') as open
      from (values (1)) as always left join before on true
  ), received as (
    select coalesce(range_agg(int8range(number.client_seq, number.client_seq + 1)), '{}') as numbers
      from told
     cross join unnest(told.open * int8multirange(int8range(0, told.given))) as span
     cross join lateral (
       select client_seq from received_number
        where device_id = $1 and client_seq >= lower(span) and client_seq < upper(span)
       offset 0
     ) as number
  ), stored as (
    insert into device_report (device_id, event_id, reported_at, sent_at, waiting, refused, oldest_at,
                               numbers_given, numbers_held, numbers_held_in, numbers_open, version, battery_percent)
    select $1, $2, now(), now() - $10::bigint * interval '1 millisecond', $3, $4, greatest(now() - $5::bigint * interval '1 millisecond', device.paired_at),
           told.given, told.held, told.held_in, told.open - received.numbers, $6, $9
      from told, received, device where device.id = $1
    on conflict (device_id) do update set
      reported_at = excluded.reported_at, sent_at = excluded.sent_at,
      waiting = excluded.waiting, refused = excluded.refused, oldest_at = excluded.oldest_at,
      numbers_given = excluded.numbers_given,
      numbers_held = excluded.numbers_held,
      numbers_held_in = excluded.numbers_held_in,
      numbers_open = device_report.numbers_open * excluded.numbers_open,
      numbers_unbroken = 0,
      version = excluded.version, battery_percent = excluded.battery_percent
    where excluded.sent_at >= device_report.sent_at
    returning waiting + refused > 0 as holds, refused, version, numbers_given, numbers_held, numbers_open
  ), dismissed as (
    select coalesce(range_agg(numbers), '{}') as numbers from missing_dismissal where device_id = $1
  )
  select not exists (select from before) as is_first,
         (before.holds, before.refused, before.version) is distinct from (stored.holds, stored.refused, stored.version)
           as differs,
         count_numbers(stored.numbers_open * int8multirange(int8range(0, stored.numbers_given)) - dismissed.numbers)
           > stored.numbers_held as lacks_numbers
    from stored cross join dismissed left join before on true`,
)

/**
 * Keeps what a phone tells of itself, in place of what it told before; a revoked one tells as well while it hands in.
 * Pages of the organizer hear of it when what they show is another.
 */
export async function recordReport(
  db: Db,
  device: { id: string; eventId: string },
  report: ToldReport,
): Promise<void> {
  const { sentAt, oldestAt, numbers } = report
  const age = oldestAt
    ? Math.min(Math.max(0, sentAt.getTime() - oldestAt.getTime()), OLDEST_MS)
    : null
  const underWay = Date.now() - sentAt.getTime()
  const [changed] = await storeReport(db, [
    device.id,
    device.eventId,
    report.waiting,
    report.refused,
    age,
    report.version,
    numbers?.given ?? null,
    numbers?.held ?? null,
    report.batteryPercent,
    underWay > 0 && underWay <= LATEST_MS ? underWay : 0,
    numbers?.heldIn ? writeMultirange(numbers.heldIn) : null,
  ])
  if (changed && (changed.isFirst || changed.differs || changed.lacksNumbers)) {
    await notifyLive(db, device.eventId, 'devices')
  }
}

/** As PostgreSQL reads it. */
function writeMultirange(spans: ReadonlyArray<NumberSpan>): string {
  return `{${spans.map(({ first, last }) => `[${first},${last}]`).join()}}`
}
