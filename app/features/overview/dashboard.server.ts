import { sql } from 'kysely'
import {
  listHourTotals,
  listKanwilTotals,
  type Sum,
  sumSales,
} from '#app/features/sales/totals/sales-totals.server.ts'
import {
  type CountTotals,
  countByGate,
  countByHour,
  sumCounts,
} from '#app/features/tickets/counts/gate-counts.server.ts'
import { sharedAnswer } from '#app/lib/shared-answer.server.ts'
import { dayOf, endOfDay, minuteOfDay, startOfDay } from '#app/lib/time.ts'
import type { Db } from '#db/connect.server.ts'
import type { DeviceKind } from '#db/types.ts'

export type WaitingCounts = {
  /** Requests that only the organizer can decide now. */
  applications: number
  /** Times to come of acts of warga binaan that no valid permit covers. */
  permits: number
  failedMails: number
}

/** How many things of a festival wait for its organizers. */
export async function countWaiting(db: Db, eventId: string): Promise<WaitingCounts> {
  const [{ applications }, { permits }, { failedMails }] = await Promise.all([
    // What a Kanwil has endorsed, and what has no Kanwil to endorse it.
    db
      .selectFrom('application')
      .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
      .select((eb) => eb.fn.countAll<number>().as('applications'))
      .where('application.eventId', '=', eventId)
      .where((where) =>
        where.or([
          where('application.status', '=', 'endorsed'),
          where.and([
            where('application.status', '=', 'submitted'),
            where('exhibitor.kanwilCode', 'is', null),
          ]),
        ]),
      )
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('slot')
      .select((eb) => eb.fn.countAll<number>().as('permits'))
      .where('eventId', '=', eventId)
      .where('status', '=', 'planned')
      .where('actId', 'is not', null)
      .where(sql<boolean>`upper(planned) > now()`)
      .where(sql<boolean>`not act_is_permitted(event_id, act_id, occupied)`)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('outboxMessage')
      .select((eb) => eb.fn.countAll<number>().as('failedMails'))
      .where('eventId', '=', eventId)
      .where('status', '=', 'failed')
      .executeTakeFirstOrThrow(),
  ])
  return { applications, permits, failedMails }
}

/** The same for all pages that ask again by themselves. */
export const sharedWaiting = sharedAnswer(countWaiting, { key: (_db, eventId) => [eventId] })

export type BoothFigures = { booths: number; used: number; capacity: number; tables: number }

/** How full the booths are, by the published plan. */
export async function countBooths(db: Db, eventId: string): Promise<BoothFigures> {
  return db
    .selectFrom('booth')
    .leftJoin('boothLoad as load', (join) =>
      join
        .onRef('load.boothId', '=', 'booth.id')
        .on('load.tables', '>', 0)
        .on((eb) =>
          eb.exists(
            eb
              .selectFrom('allocationPlan')
              .select('allocationPlan.id')
              .whereRef('allocationPlan.id', '=', 'load.planId')
              .where('allocationPlan.status', '=', 'published'),
          ),
        ),
    )
    .select((eb) => [
      eb.fn.countAll<number>().as('booths'),
      eb.fn.count<number>('load.boothId').as('used'),
      sql<number>`coalesce(sum(booth.capacity), 0)::bigint`.as('capacity'),
      sql<number>`coalesce(sum(load.tables), 0)::bigint`.as('tables'),
    ])
    .where('booth.eventId', '=', eventId)
    .executeTakeFirstOrThrow()
}

export type DeviceFigures = { kind: DeviceKind; paired: number; live: number }

/** Paired phones and screens, and how many of them were heard of in the last two minutes. */
export async function countDevices(db: Db, eventId: string, now: Date): Promise<DeviceFigures[]> {
  const heardAfter = new Date(now.getTime() - 2 * 60_000)
  return db
    .selectFrom('device')
    .select((eb) => [
      'kind',
      eb.fn.countAll<number>().as('paired'),
      eb.fn.countAll<number>().filterWhere('lastSeenAt', '>=', heardAfter).as('live'),
    ])
    .where('eventId', '=', eventId)
    .where('revokedAt', 'is', null)
    .groupBy('kind')
    .orderBy('kind')
    .execute()
}

export type Today = {
  day: string
  gates: string[]
  counts: CountTotals
  /** People let in by hour of the day at the venue, by gate in the order of `gates`. */
  entriesByHour: Array<{ hour: number; values: number[] }>
  sales: Sum
  salesByHour: Array<{ hour: number; amountIdr: number }>
}

/** Visitors and sales of the day it is at the venue. */
export async function getToday(
  db: Db,
  event: { id: string; timeZone: string },
  now: Date,
): Promise<Today> {
  const day = dayOf(now, event.timeZone)
  const span = { eventId: event.id, day, timeZone: event.timeZone }
  const scope = {
    eventId: event.id,
    from: startOfDay(day, event.timeZone),
    to: endOfDay(day, event.timeZone),
  }
  const [gates, byHour, sales, soldByHour] = await Promise.all([
    countByGate(db, span),
    countByHour(db, span),
    sumSales(db, scope),
    listHourTotals(db, scope),
  ])
  const hours = [...new Set(byHour.map(({ hour }) => hour))].sort((a, b) => a - b)
  return {
    day,
    gates: gates.map(({ gate }) => gate),
    counts: sumCounts(gates),
    entriesByHour: hoursBetween(hours).map((hour) => ({
      hour,
      values: gates.map(
        ({ gateId }) =>
          byHour.find((count) => count.hour === hour && count.gateId === gateId)?.entered ?? 0,
      ),
    })),
    sales,
    salesByHour: withQuietHours(
      soldByHour.map(({ hour, amountIdr }) => ({
        hour: Math.floor(minuteOfDay(hour, event.timeZone) / 60),
        amountIdr,
      })),
    ),
  }
}

/** Every hour from the first to the last, so that a quiet one shows as such. */
function hoursBetween(hours: ReadonlyArray<number>): number[] {
  const first = hours.at(0)
  const last = hours.at(-1)
  if (first === undefined || last === undefined) return []
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

function withQuietHours(sold: Array<{ hour: number; amountIdr: number }>) {
  return hoursBetween(sold.map(({ hour }) => hour)).map((hour) => ({
    hour,
    amountIdr: sold.find((total) => total.hour === hour)?.amountIdr ?? 0,
  }))
}

export type WholeFestival = { sales: Sum; byKanwil: Array<{ name: string; amountIdr: number }> }

/** What all days together have brought, and the Kanwil that sold most. Goods of no Kanwil are left out of the ranking. */
export async function getWholeFestival(db: Db, eventId: string): Promise<WholeFestival> {
  const [sales, byKanwil] = await Promise.all([
    sumSales(db, { eventId }),
    listKanwilTotals(db, { eventId }),
  ])
  return {
    sales,
    byKanwil: byKanwil.flatMap(({ name, amountIdr }) => (name ? [{ name, amountIdr }] : [])),
  }
}
