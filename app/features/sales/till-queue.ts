import type { ReversalUpload, SaleUpload } from './sale-forms.ts'
import type { ItemAnswer, Refusal } from './sale-kinds.ts'

/** What waits on the phone until the server has taken it. `n` gives the order. */
export type QueueItem = {
  n: number
  deviceId: string
  /** Why the server refused it; empty while it waits. It stays on the phone either way. */
  refused: Refusal | null
} & ({ kind: 'sale'; upload: SaleUpload } | { kind: 'reversal'; upload: ReversalUpload })

export type Settlement =
  | { do: 'forget' }
  /** Send again later, unchanged. */
  | { do: 'wait' }
  /** Send again under the next free number. */
  | { do: 'renumber' }
  | { do: 'moveToShift'; shiftId: string }
  | { do: 'keep'; refused: Refusal }

/**
 * What becomes of an item once the server has answered. Only `stored` and a sale that is taken back already
 * let the phone forget it. A sale whose shift the server does not take goes to the shift that is open now.
 */
export function settle(
  item: QueueItem,
  answer: ItemAnswer,
  openShiftId: string | null,
): Settlement {
  if (answer.outcome === 'stored') return { do: 'forget' }
  const { reason } = answer
  if (reason === 'alreadyReversed') return { do: 'forget' }
  if (reason === 'serverError') return { do: 'wait' }
  if (reason === 'sequenceTaken') return { do: 'renumber' }
  const shiftGone = reason === 'shiftClosed' || reason === 'shiftUnknown'
  if (item.kind === 'sale' && shiftGone && openShiftId && openShiftId !== item.upload.shiftId) {
    return { do: 'moveToShift', shiftId: openShiftId }
  }
  return { do: 'keep', refused: reason }
}

/**
 * The next items to send: the oldest that wait, of one kind, so that a reversal never overtakes the sale it
 * takes back.
 */
export function nextBatch(items: ReadonlyArray<QueueItem>, most: number): QueueItem[] {
  const waiting = items.filter((item) => item.refused === null).sort((a, b) => a.n - b.n)
  const other = waiting.findIndex((item) => item.kind !== waiting[0]?.kind)
  return waiting.slice(0, other === -1 ? most : Math.min(other, most))
}

/** Pieces of each listing that the phone has sold and the server does not know of yet. */
export function unsentPieces(items: ReadonlyArray<QueueItem>): Map<string, number> {
  const pieces = new Map<string, number>()
  for (const item of items) {
    if (item.kind !== 'sale') continue
    for (const line of item.upload.lines) {
      pieces.set(line.listingId, (pieces.get(line.listingId) ?? 0) + line.quantity)
    }
  }
  return pieces
}
