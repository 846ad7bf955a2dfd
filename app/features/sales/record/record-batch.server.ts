import type * as z from 'zod/mini'
import {
  type ItemAnswer as ItemAnswerMessage,
  ReversalUpload,
  SaleUpload,
  type TillBatch,
} from '#app/features/phone/contract/till-uploads.ts'
import { log } from '#app/lib/log.server.ts'
import type { Db } from '#db/connect.server.ts'
import { recordSale, type SaleAnswer, type Till } from './record-sale.server.ts'
import { reverseSaleAtTill } from './reverse-sale.server.ts'
import { correctedSoldAt } from './sold-at.ts'

type ItemAnswer = z.input<typeof ItemAnswerMessage>
type Item = TillBatch['items'][number]

/**
 * Takes the items of a batch in order, each for itself, and answers each: one that cannot be read or stored
 * never holds back those behind it.
 */
async function takeEach(
  items: ReadonlyArray<Item>,
  take: (item: Item) => Promise<SaleAnswer>,
): Promise<ItemAnswer[]> {
  const answers: ItemAnswer[] = []
  for (const item of items) {
    try {
      answers.push({ clientSeq: item.clientSeq, ...(await take(item)) })
    } catch (error) {
      log.error({ err: error }, 'an item of a till could not be stored')
      answers.push({ clientSeq: item.clientSeq, outcome: 'refused', reason: 'serverError' })
    }
  }
  return answers
}

const invalid: SaleAnswer = { outcome: 'refused', reason: 'invalid' }
const tooLate: SaleAnswer = { outcome: 'refused', reason: 'deviceRevoked' }

/** Whether something was made when the phone was no till of ours any more. */
function wasRevoked({ revokedAt }: Till, at: Date): boolean {
  return revokedAt != null && at > revokedAt
}

/** Stores the sales of a batch in order. */
export async function recordSales(
  db: Db,
  till: Till,
  batch: TillBatch,
  receivedAt: Date,
): Promise<ItemAnswer[]> {
  const deviceAt = new Date(batch.deviceAt)
  return takeEach(batch.items, async (item) => {
    const sale = SaleUpload.safeParse(item)
    if (!sale.success) return invalid
    const soldAt = correctedSoldAt(new Date(sale.data.soldAt), deviceAt, receivedAt)
    if (wasRevoked(till, soldAt)) return tooLate
    return recordSale(db, till, sale.data, soldAt)
  })
}

/** Stores the reversals of a batch in order. */
export async function recordReversals(
  db: Db,
  till: Till,
  batch: TillBatch,
  receivedAt: Date,
): Promise<ItemAnswer[]> {
  const deviceAt = new Date(batch.deviceAt)
  return takeEach(batch.items, async (item) => {
    const reversal = ReversalUpload.safeParse(item)
    if (!reversal.success) return invalid
    const at = correctedSoldAt(new Date(reversal.data.reversedAt), deviceAt, receivedAt)
    if (wasRevoked(till, at)) return tooLate
    return reverseSaleAtTill(db, till, reversal.data, at)
  })
}
