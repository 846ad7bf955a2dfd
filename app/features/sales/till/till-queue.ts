import { BATCH_MAX } from '#app/features/phone/contract/limits.ts'
import type { RecentSale } from '#app/features/phone/contract/till.ts'
import type {
  ItemAnswer,
  ReversalUpload,
  SaleUpload,
} from '#app/features/phone/contract/till-uploads.ts'
import type { BatchRule, QueueItem, Settlement } from '#app/features/phone/queue.ts'
import { lineAmount } from './cart.ts'
import type { TillReceipt } from './till-receipt.ts'

/** What a till has made; its running number is the queue's. */
export type TillEntry =
  | { kind: 'sale'; upload: Omit<SaleUpload, 'clientSeq'> }
  | { kind: 'reversal'; upload: Omit<ReversalUpload, 'clientSeq'> }
export type QueuedTillEntry = QueueItem<TillEntry>

/** Of one kind at a time, in order: a reversal never overtakes the sale it takes back. */
export const tillBatch: BatchRule<TillEntry> = {
  most: BATCH_MAX,
  together: (a, b) => a.kind === b.kind,
}

/**
 * What becomes of an item once the server has answered. Only what is stored, kept for an organizer to settle, or
 * taken back already lets the phone forget it. A sale whose shift the server does not take goes to the shift that is open
 * now, unless it was made under an earlier pairing (`openShiftId` is then null).
 */
export function settlementOf(
  item: QueuedTillEntry,
  answer: ItemAnswer | undefined,
  openShiftId: string | null,
): Settlement<TillEntry> {
  if (answer?.clientSeq !== item.seq) return { do: 'wait' }
  if (answer.outcome === 'stored' || answer.outcome === 'unsettled') return { do: 'forget' }
  if (answer.outcome !== 'refused') return { do: 'wait' }
  const reason = answer.reason ?? 'invalid'
  if (reason === 'alreadyReversed') return { do: 'forget' }
  if (reason === 'serverError') return { do: 'wait' }
  if (reason === 'sequenceTaken') return { do: 'renumber' }
  const { entry } = item
  const shiftGone = reason === 'shiftClosed' || reason === 'shiftUnknown'
  if (entry.kind === 'sale' && shiftGone && openShiftId && openShiftId !== entry.upload.shiftId) {
    return {
      do: 'change',
      entry: { ...entry, upload: { ...entry.upload, shiftId: openShiftId } },
    }
  }
  return { do: 'refuse', reason }
}

/** Pieces of each listing that the phone has sold and the server does not know of yet. */
export function unsentPieces(items: ReadonlyArray<QueuedTillEntry>): Map<string, number> {
  const pieces = new Map<string, number>()
  for (const { entry } of items) {
    if (entry.kind !== 'sale') continue
    for (const line of entry.upload.lines) {
      pieces.set(line.listingId, (pieces.get(line.listingId) ?? 0) + line.quantity)
    }
  }
  return pieces
}

/**
 * What still waits on the phone and is missing from the server's sums, in whole rupiah. Sales that are taken back are
 * left out.
 */
export type Unsent = {
  sales: number
  amountIdr: number
  cashSalesIdr: number
  cashReversedIdr: number
}

type SoldBefore = Pick<RecentSale | TillReceipt, 'id' | 'totalIdr' | 'payment'>

/**
 * Sums of what waits on this pairing. A reversal counts by the sale it takes back, looked up in the queue, then
 * in what the phone knows of earlier sales (`known`).
 */
export function sumUnsent(
  items: ReadonlyArray<QueuedTillEntry>,
  deviceId: string | undefined,
  known: ReadonlyArray<SoldBefore>,
): Unsent {
  const own = items.filter((item) => item.deviceId === deviceId)
  const waiting = own.flatMap(({ entry }) =>
    entry.kind === 'sale' ? [{ ...entry.upload, totalIdr: totalOf(entry.upload) }] : [],
  )
  const unsent = { sales: 0, amountIdr: 0, cashSalesIdr: 0, cashReversedIdr: 0 }
  for (const sale of waiting) {
    unsent.sales += 1
    unsent.amountIdr += sale.totalIdr
    if (sale.payment === 'cash') unsent.cashSalesIdr += sale.totalIdr
  }
  for (const { entry } of own) {
    if (entry.kind !== 'reversal') continue
    const { saleId } = entry.upload
    const sale = [...waiting, ...known].find(({ id }) => id === saleId)
    if (!sale) continue
    unsent.sales -= 1
    unsent.amountIdr -= sale.totalIdr
    if (sale.payment === 'cash') unsent.cashReversedIdr += sale.totalIdr
  }
  return unsent
}

function totalOf({ lines }: { lines: SaleUpload['lines'] }): number {
  return lines.reduce((sum, line) => sum + lineAmount(line), 0)
}
