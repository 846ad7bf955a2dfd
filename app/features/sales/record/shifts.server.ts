import { sql } from 'kysely'
import type * as z from 'zod/mini'
import type { Dated } from '#app/features/phone/contract/dated.ts'
import type { ClosedShift, TillShift } from '#app/features/phone/contract/till.ts'
import type { CloseShift, OpenShift } from '#app/features/phone/contract/till-uploads.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Db } from '#db/connect.server.ts'
import { expectedCash, isCountedByTwo } from '../till/cash.ts'
import type { Till } from './record-sale.server.ts'

/** A shift with the cash that must be in its drawer. */
export type ShiftCash = Dated<z.input<typeof TillShift>, 'openedAt' | 'closedAt'>
type Shift = Omit<ShiftCash, 'cashSalesIdr' | 'cashReversedIdr' | 'expectedIdr'>

const shiftColumns = [
  'id',
  'cashier',
  'openedAt',
  'closedAt',
  'floatIdr',
  'countedIdr',
  'countedWith',
] as const

function selectShifts(db: Db, till: Till) {
  return db
    .selectFrom('shift')
    .select(shiftColumns)
    .where('eventId', '=', till.eventId)
    .where('boothId', '=', till.boothId)
    .where('deviceId', '=', till.deviceId)
}

/** The shift that is open at a till, if any. */
export async function findOpenShift(db: Db, till: Till): Promise<Shift | undefined> {
  return selectShifts(db, till).where('closedAt', 'is', null).executeTakeFirst()
}

/**
 * Opens a shift. The same request sent twice opens one; a till has one open shift at a time. The till's row is held
 * meanwhile, so that no shift is left open on a phone that is closed at the same moment.
 */
export async function openShift(db: Db, till: Till, shift: OpenShift): Promise<Shift> {
  await db
    .insertInto('shift')
    .columns(['id', 'eventId', 'boothId', 'deviceId', 'cashier', 'floatIdr', 'openedAt'])
    .expression((eb) =>
      eb
        .selectFrom('device')
        .select([
          sql<string>`${shift.id}::uuid`.as('id'),
          'eventId',
          sql<string>`booth_id`.as('boothId'),
          'id as deviceId',
          sql<string>`${shift.cashier}::text`.as('cashier'),
          sql<number>`${shift.floatIdr}::bigint`.as('floatIdr'),
          sql<Date>`now()`.as('openedAt'),
        ])
        .where('eventId', '=', till.eventId)
        .where('boothId', '=', till.boothId)
        .where('id', '=', till.deviceId)
        .where('revokedAt', 'is', null)
        .where(
          sql<boolean>`not exists (select from event where id = event_id and devices_end_at <= now())`,
        )
        .forShare(),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const opened = await selectShifts(db, till).where('id', '=', shift.id).executeTakeFirst()
  if (opened) return opened
  throw new DomainError((await findOpenShift(db, till)) ? 'shiftOpenElsewhere' : 'deviceGone')
}

/**
 * What the drawer of a shift must hold: float and cash sales, less what was given back from this drawer,
 * whichever shift had sold it, until the count.
 */
export async function findShiftCash(
  db: Db,
  till: Till,
  shiftId: string,
): Promise<ShiftCash | undefined> {
  const shift = await selectShifts(db, till).where('id', '=', shiftId).executeTakeFirst()
  if (!shift) return undefined
  const { cashSalesIdr } = await db
    .selectFrom('sale')
    .select(sql<number>`coalesce(sum(total_idr), 0)::bigint`.as('cashSalesIdr'))
    .where('eventId', '=', till.eventId)
    .where('shiftId', '=', shift.id)
    .where('payment', '=', 'cash')
    .executeTakeFirstOrThrow()
  const { cashReversedIdr } = await db
    .selectFrom('reversal')
    .innerJoin('sale', 'sale.id', 'reversal.saleId')
    .select(sql<number>`coalesce(sum(sale.total_idr), 0)::bigint`.as('cashReversedIdr'))
    .where('reversal.eventId', '=', till.eventId)
    .where('reversal.boothId', '=', till.boothId)
    .where('sale.payment', '=', 'cash')
    .where((where) =>
      where.or([
        where.and([
          where('reversal.deviceId', '=', till.deviceId),
          where('reversal.receivedAt', '>=', shift.openedAt),
        ]),
        where.and([
          where('sale.shiftId', '=', shift.id),
          where('reversal.deviceId', 'is distinct from', till.deviceId),
        ]),
      ]),
    )
    .$if(shift.closedAt !== null, (query) =>
      query.where('reversal.receivedAt', '<=', shift.closedAt ?? new Date(0)),
    )
    .executeTakeFirstOrThrow()
  const cash = { floatIdr: shift.floatIdr, cashSalesIdr, cashReversedIdr }
  return { ...shift, ...cash, expectedIdr: expectedCash(cash) }
}

/** The shift that a till has closed last, with all that was sold in it and not taken back. */
export async function findClosedShift(
  db: Db,
  till: Till,
): Promise<Dated<z.input<typeof ClosedShift>, 'openedAt' | 'closedAt'> | undefined> {
  const last = await selectShifts(db, till)
    .where('closedAt', 'is not', null)
    .orderBy('closedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const shift = last && (await findShiftCash(db, till, last.id))
  if (!shift) return undefined
  const sold = await db
    .selectFrom('sale')
    .select(sql<number>`count(*)`.as('sales'))
    .select(sql<number>`coalesce(sum(total_idr), 0)::bigint`.as('soldIdr'))
    .where('eventId', '=', till.eventId)
    .where('shiftId', '=', shift.id)
    .where(sql<boolean>`not exists (select from reversal r where r.sale_id = sale.id)`)
    .executeTakeFirstOrThrow()
  return { ...shift, ...sold }
}

/**
 * Closes a shift with its count and the two names that stand for it. The same count sent twice closes once;
 * another count of a closed shift is refused.
 */
export async function closeShift(db: Db, till: Till, count: CloseShift): Promise<ShiftCash> {
  const { shiftId, countedIdr, countedWith } = count
  const shift = await selectShifts(db, till).where('id', '=', shiftId).executeTakeFirst()
  if (!shift) throw new DomainError('shiftUnknown')
  if (!isCountedByTwo(shift.cashier, countedWith)) throw new DomainError('countNeedsTwoNames')
  await db
    .updateTable('shift')
    .set({ closedAt: sql<Date>`greatest(now(), opened_at)`, countedIdr, countedWith })
    .where('eventId', '=', till.eventId)
    .where('id', '=', shiftId)
    .where('closedAt', 'is', null)
    .execute()
  const closed = await findShiftCash(db, till, shiftId)
  if (!closed || closed.countedIdr !== countedIdr || closed.countedWith !== countedWith) {
    throw new DomainError('shiftClosed')
  }
  return closed
}
