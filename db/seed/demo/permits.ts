import { type RawBuilder, sql } from 'kysely'
import type { Span } from '#app/features/programme/plan/span.ts'
import { insertMany } from '#db/insert-many.ts'
import type { Trx } from '../../connect.server.ts'
import { minutesAfter } from './clock.ts'
import type { StoredEvent } from './event.ts'
import type { ProgrammePlan, StoredSlot } from './programme.ts'
import type { Random } from './random.ts'

/** Minutes an act is on the road, by the zone it comes from; the demonstration knows no better. */
export const travelMinutes = 120

/** A stretch of time as PostgreSQL takes it. */
export function spanOf(span: Span): RawBuilder<string> {
  return sql<string>`tstzrange(${span.startAt.toISOString()}::timestamptz, ${span.endAt.toISOString()}::timestamptz)`
}

/** One letter and one escort for all times of an act of warga binaan. */
export async function storePermits(
  trx: Trx,
  random: Random,
  event: StoredEvent,
  standing: ProgrammePlan['permits'],
  slots: ReadonlyArray<StoredSlot>,
): Promise<void> {
  const acts = [...new Set(slots.flatMap((slot) => slot.act ?? []))]
  const letterAt = minutesAfter(event.createdAt, 14 * 24 * 60)
  const permits = acts
    .filter((act) => act.isWargaBinaan && standing[act.name] !== 'none')
    .map((act, index) => {
      const times = slots.filter((slot) => slot.act === act).map((slot) => slot.planned)
      const first = Math.min(...times.map((span) => span.startAt.getTime()))
      const last = Math.max(...times.map((span) => span.endAt.getTime()))
      const valid = {
        startAt: minutesAfter(new Date(first), -12 * 60),
        endAt: minutesAfter(new Date(last), 12 * 60),
      }
      const status = standing[act.name]
      return {
        id: random.id(letterAt),
        actId: act.id,
        letterNumber: `PAS-${101 + index}.PK.01.04.02`,
        letterOn: letterAt.toISOString().slice(0, 10),
        approver: random.pick(['upt', 'kanwil', 'kanwil', 'ditjenpas'] as const),
        status: status === undefined || status === 'none' ? ('valid' as const) : status,
        valid,
        departsAt: minutesAfter(new Date(first), -travelMinutes - 60),
        returnsAt: minutesAfter(new Date(last), travelMinutes + 60),
        officersCount: random.int(3, 8),
        policeHelp: random.chance(0.3),
      }
    })
  await insertMany(
    trx,
    'permit',
    permits.map((permit) => ({
      id: permit.id,
      eventId: event.id,
      actId: permit.actId,
      letterNumber: permit.letterNumber,
      letterOn: permit.letterOn,
      approver: permit.approver,
      status: permit.status,
      validDuring: spanOf(permit.valid),
    })),
  )
  await insertMany(
    trx,
    'escortPlan',
    permits.map((permit) => ({
      permitId: permit.id,
      eventId: event.id,
      officersCount: permit.officersCount,
      policeHelp: permit.policeHelp,
      departsAt: permit.departsAt,
      returnsAt: permit.returnsAt,
    })),
  )
}
