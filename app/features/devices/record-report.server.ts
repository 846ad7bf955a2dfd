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
  /** The running numbers: how many are given out, and how many of those lie on the phone. Null when it cannot tell. */
  numbers: { given: number; held: number } | null
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

// One statement and one round trip. Numbers are counted from where the row without gaps ended the last time, so
// that a phone of many days costs no more than a new one. A report that was overtaken by a newer one changes nothing;
// any other replaces what was told before, also by fewer numbers, so that a wrong one does not stay.
const storeReport = prepareStatement<Changed>(
  'store_device_report',
  `
  with before as (
    select waiting + refused > 0 as holds, refused, version, numbers_given, numbers_unbroken
      from device_report where device_id = $1
  ), told as (
    select coalesce($7::bigint, (select numbers_given from before), 0) as given,
           coalesce($8::bigint, 0) as held,
           coalesce((select numbers_unbroken from before), 0) as unbroken
  ), received as (
    select count(distinct number.client_seq) as numbers
      from told left join received_number as number
        on number.device_id = $1 and number.client_seq >= told.unbroken and number.client_seq < told.given
  ), stored as (
    insert into device_report (device_id, event_id, reported_at, sent_at, waiting, refused, oldest_at,
                               numbers_given, numbers_held, numbers_unbroken, version, battery_percent)
    select $1, $2, now(), now() - $10::bigint * interval '1 millisecond', $3, $4, greatest(now() - $5::bigint * interval '1 millisecond', device.paired_at),
           told.given, told.held,
           case when told.unbroken + received.numbers = told.given then told.given else least(told.unbroken, told.given) end,
           $6, $9
      from told, received, device where device.id = $1
    on conflict (device_id) do update set
      reported_at = excluded.reported_at, sent_at = excluded.sent_at,
      waiting = excluded.waiting, refused = excluded.refused, oldest_at = excluded.oldest_at,
      numbers_given = coalesce($7::bigint, device_report.numbers_given),
      numbers_held = case when $7::bigint is null then device_report.numbers_held else excluded.numbers_held end,
      numbers_unbroken = least(greatest(device_report.numbers_unbroken, excluded.numbers_unbroken),
                               coalesce($7::bigint, device_report.numbers_given)),
      version = excluded.version, battery_percent = excluded.battery_percent
    where excluded.sent_at >= device_report.sent_at
    returning waiting + refused > 0 as holds, refused, version, numbers_given, numbers_held
  )
  select not exists (select from before) as is_first,
         (before.holds, before.refused, before.version) is distinct from (stored.holds, stored.refused, stored.version)
           as differs,
         told.unbroken + received.numbers + stored.numbers_held < stored.numbers_given as lacks_numbers
    from stored cross join told cross join received left join before on true`,
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
  ])
  if (changed && (changed.isFirst || changed.differs || changed.lacksNumbers)) {
    await notifyLive(db, device.eventId, 'devices')
  }
}
