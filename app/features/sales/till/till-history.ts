import type { RecentSale } from '#app/features/phone/contract/till.ts'
import { receiptNumber } from '../record/receipt-number.ts'
import type { TillReceipt } from './till-receipt.ts'
import type { TillSnapshot } from './till-snapshot.ts'

/** A sale as the till shows it, whether the server or only the phone has it. */
export type HistoryRow = Pick<
  RecentSale,
  'id' | 'number' | 'cashier' | 'payment' | 'paymentReference' | 'totalIdr' | 'soldAt'
> & {
  lines: TillReceipt['lines']
  state: 'stored' | 'waiting' | 'refused' | 'handedOver' | 'reversed' | 'reversing'
  reason: string | null
}

/** The latest sales of the booth as the server has them, and on top those that this phone still holds. */
export function listHistory(till: TillSnapshot): HistoryRow[] {
  const reversing = new Map<string, string>()
  const held = new Map<string, 'waiting' | 'refused' | 'handedOver'>()
  for (const { id, handedOver } of till.receipts) if (handedOver) held.set(id, 'handedOver')
  for (const { entry, refused } of till.queue) {
    if (entry.kind === 'reversal') reversing.set(entry.upload.saleId, entry.upload.reason)
    else held.set(entry.upload.id, refused === null ? 'waiting' : 'refused')
  }
  const known = new Set(till.recent.map((sale) => sale.id))
  for (const id of known) if (held.get(id) === 'handedOver') held.delete(id)
  const oldest = till.recent.at(-1)?.soldAt ?? ''
  const own = till.receipts
    .filter(
      ({ id, deviceId, soldAt }) =>
        !known.has(id) &&
        (held.has(id) || (deviceId === till.pairing?.deviceId && soldAt > oldest)),
    )
    .map((receipt) => ({
      ...receipt,
      number: receiptNumber(receipt.boothCode, receipt.deviceId, receipt.clientSeq),
      reversal: null,
    }))
  return [...own, ...till.recent]
    .map(({ reversal, ...sale }): HistoryRow => {
      const reason = reversal?.reason ?? reversing.get(sale.id) ?? null
      if (reversal) return { ...sale, state: 'reversed', reason }
      if (reversing.has(sale.id)) return { ...sale, state: 'reversing', reason }
      return { ...sale, state: held.get(sale.id) ?? 'stored', reason: null }
    })
    .sort((a, b) => (a.soldAt < b.soldAt ? 1 : -1))
}
