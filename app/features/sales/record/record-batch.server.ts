import type * as z from 'zod/mini'
import { madeTooLate } from '#app/features/devices/device-end.ts'
import { keepUnsettled } from '#app/features/devices/keep-unsettled.server.ts'
import {
  type ItemAnswer as ItemAnswerMessage,
  type ItemRefusal,
  ReversalUpload,
  SaleUpload,
  type TillBatch,
} from '#app/features/phone/contract/till-uploads.ts'
import { log } from '#app/lib/log.server.ts'
import type { Db } from '#db/connect.server.ts'
import { troubleOf } from '#db/trouble.ts'
import {
  findStoredSale,
  type HandingIn,
  recordSale,
  type SaleAnswer,
  type Till,
} from './record-sale.server.ts'
import { findStoredReversal, reverseSaleAtTill } from './reverse-sale.server.ts'
import { correctedSoldAt } from './sold-at.ts'

type ItemAnswer = z.input<typeof ItemAnswerMessage>
type Item = TillBatch['items'][number]
type ItemKind = 'sale' | 'reversal'

/** When a batch reached the server, and what the phone's clock showed when it was sent. */
export type Clocks = {
  /** Null for a saved copy, which is read at any time after it was written: its times are taken as they are. */
  deviceAt: Date | null
  receivedAt: Date
}

const refuse = (reason: ItemRefusal): SaleAnswer => ({ outcome: 'refused', reason })

/**
 * Why an item was made too late: after the phone was revoked, or after the end of the festival. A phone whose clock runs
 * fast can make this true of an item that is stored already: look for a stored one first.
 */
function lateness(till: Till, told: string, { deviceAt: sentAt, receivedAt }: Clocks, at: Date) {
  return madeTooLate(till, { at, told: new Date(told), sentAt, receivedAt })
}

/** When an item was made by the server's clock. */
export function madeAt(told: string, { deviceAt, receivedAt }: Clocks): Date {
  return correctedSoldAt(new Date(told), deviceAt ?? receivedAt, receivedAt)
}

async function takeSale(db: Db, till: Till, item: Item, clocks: Clocks, how: HandingIn) {
  const sale = SaleUpload.safeParse(item)
  if (!sale.success) return refuse('invalid')
  const soldAt = madeAt(sale.data.soldAt, clocks)
  const late = lateness(till, sale.data.soldAt, clocks, soldAt)
  if (late) return (await findStoredSale(db, till, sale.data.id)) ?? refuse(late)
  return recordSale(db, till, sale.data, soldAt, how)
}

async function takeReversal(db: Db, till: Till, item: Item, clocks: Clocks, how: HandingIn) {
  const reversal = ReversalUpload.safeParse(item)
  if (!reversal.success) return refuse('invalid')
  const at = madeAt(reversal.data.reversedAt, clocks)
  const late = lateness(till, reversal.data.reversedAt, clocks, at)
  if (late) return (await findStoredReversal(db, till, reversal.data.id)) ?? refuse(late)
  return reverseSaleAtTill(db, till, reversal.data, at, how)
}

const takers = { sale: takeSale, reversal: takeReversal }

async function takeOrFail(
  db: Db,
  till: Till,
  kind: ItemKind,
  item: Item,
  clocks: Clocks,
  how: HandingIn,
): Promise<SaleAnswer> {
  try {
    return await takers[kind](db, till, item, clocks, how)
  } catch (error) {
    // It is not the item's fault, and the next ones would fare no better.
    if (troubleOf(error)) throw error
    log.error({ err: error }, 'an item of a till could not be stored')
    return refuse('serverError')
  }
}

/**
 * Keeps for an organizer what was refused. A sale taken back before is done with, and a number that another
 * item has is the phone's to change: a phone sends it again under the next one, a copy cannot.
 */
async function keepRefused(
  db: Db,
  till: Till,
  kind: ItemKind,
  item: Item,
  reason: ItemRefusal,
  clocks: Clocks,
): Promise<SaleAnswer> {
  if (reason === 'alreadyReversed') return refuse(reason)
  if (reason === 'sequenceTaken' && clocks.deviceAt !== null) return refuse(reason)
  const { eventId, deviceId } = till
  const { clientSeq } = item
  try {
    const from = { eventId, deviceId, kind, ...clocks }
    const kept = await keepUnsettled(db, from, [{ clientSeq, reason, body: item }])
    const keeping = kept.get(clientSeq)
    if (keeping === 'taken') return refuse('sequenceTaken')
    return keeping ? { outcome: 'unsettled' } : refuse('serverError')
  } catch (error) {
    if (troubleOf(error)) throw error
    log.error({ err: error }, 'an item of a till could not be kept')
    return refuse('serverError')
  }
}

/**
 * Takes the items of a batch in order, each for itself, and answers each: one that cannot be read or stored
 * never holds back those behind it. What is handed in (by the cashier, under a revoked pairing, after the end of the
 * festival, from a copy) and cannot be stored is kept for an organizer to settle.
 */
export async function takeEach(
  db: Db,
  till: Till,
  kind: ItemKind,
  items: ReadonlyArray<Item>,
  clocks: Clocks,
): Promise<ItemAnswer[]> {
  const answers: ItemAnswer[] = []
  const handedIn = till.revokedAt != null || clocks.deviceAt === null
  const isClosed = handedIn || (till.standing ?? 'works') !== 'works'
  for (const item of items) {
    let answer = await takeOrFail(db, till, kind, item, clocks, { handedIn })
    if (answer.outcome === 'refused' && (isClosed || isGivenUp(item, answer.reason))) {
      answer = await keepRefused(db, till, kind, item, answer.reason, clocks)
    }
    answers.push({ clientSeq: item.clientSeq, ...answer })
  }
  return answers
}

/** Whether nobody at the phone can put right any more what was refused. */
function isGivenUp({ handIn }: Item, reason: ItemRefusal): boolean {
  return handIn === true || reason === 'deviceEnded'
}

/** Stores the sales of a batch in order. */
export async function recordSales(
  db: Db,
  till: Till,
  batch: TillBatch,
  receivedAt: Date,
): Promise<ItemAnswer[]> {
  return takeEach(db, till, 'sale', batch.items, clocksOf(batch, receivedAt))
}

/** Stores the reversals of a batch in order. */
export async function recordReversals(
  db: Db,
  till: Till,
  batch: TillBatch,
  receivedAt: Date,
): Promise<ItemAnswer[]> {
  return takeEach(db, till, 'reversal', batch.items, clocksOf(batch, receivedAt))
}

function clocksOf({ deviceAt }: TillBatch, receivedAt: Date): Clocks {
  return { deviceAt: new Date(deviceAt), receivedAt }
}
