import { expect, test } from 'vitest'
import { nextBatch } from '#app/features/phone/queue.ts'
import {
  type QueuedTillEntry,
  settlementOf,
  sumUnsent,
  tillBatch,
  unsentPieces,
} from './till-queue.ts'

function saleItem(n: number, refused: string | null = null): QueuedTillEntry {
  const upload = {
    id: `sale-${n}`,
    shiftId: 'morning',
    soldAt: '2026-08-08T03:00:00Z',
    offline: true,
    payment: n % 2 === 0 ? 'cash' : 'card',
    lines: [{ listingId: 'kopi', quantity: 2, unitPriceIdr: 35_000 }],
  } as const
  const entry = { kind: 'sale' as const, upload: { ...upload, lines: [...upload.lines] } }
  return { n, deviceId: 'phone', seq: n, refused, entry }
}

function reversalItem(n: number, saleId = 'sale-1'): QueuedTillEntry {
  const upload = {
    id: `reversal-${n}`,
    saleId,
    reason: 'Salah',
    reversedAt: '2026-08-08T03:00:00Z',
  }
  const entry = { kind: 'reversal' as const, upload }
  return { n, deviceId: 'phone', seq: n, refused: null, entry }
}

const refusal = (reason: string, clientSeq = 1) => ({ clientSeq, outcome: 'refused', reason })

test('the phone forgets an item only when the server has it', () => {
  const item = saleItem(1)

  expect(settlementOf(item, { clientSeq: 1, outcome: 'stored' }, null)).toEqual({ do: 'forget' })
  expect(settlementOf(item, { clientSeq: 1, outcome: 'unsettled' }, null)).toEqual({ do: 'forget' })
  expect(settlementOf(reversalItem(2), refusal('alreadyReversed', 2), null)).toEqual({
    do: 'forget',
  })
  expect(settlementOf(item, refusal('serverError'), null)).toEqual({ do: 'wait' })
  expect(settlementOf(item, refusal('sequenceTaken'), null)).toEqual({ do: 'renumber' })
  expect(settlementOf(item, refusal('invalid'), null)).toEqual({ do: 'refuse', reason: 'invalid' })
})

test('an answer to something else, of a kind nobody knows, or none lets it wait', () => {
  const item = saleItem(1)

  expect(settlementOf(item, undefined, null)).toEqual({ do: 'wait' })
  expect(settlementOf(item, { clientSeq: 2, outcome: 'stored' }, null)).toEqual({ do: 'wait' })
  expect(settlementOf(item, { clientSeq: 1, outcome: 'teleported' }, null)).toEqual({ do: 'wait' })
  expect(settlementOf(item, refusal('tooPurple'), null)).toEqual({
    do: 'refuse',
    reason: 'tooPurple',
  })
})

test('a sale whose shift is gone goes to the open one, if there is another', () => {
  const item = saleItem(1)
  const moved = settlementOf(item, refusal('shiftUnknown'), 'afternoon')

  expect(moved).toMatchObject({ do: 'change', entry: { upload: { shiftId: 'afternoon' } } })
  expect(settlementOf(item, refusal('shiftClosed'), null)).toMatchObject({ do: 'refuse' })
  expect(settlementOf(item, refusal('shiftClosed'), 'morning')).toMatchObject({ do: 'refuse' })
})

test('a batch is of one kind: a reversal never overtakes the sale it takes back', () => {
  const items = [reversalItem(4), saleItem(2), saleItem(1, 'invalid'), saleItem(3), saleItem(5)]
  const next = (queue: QueuedTillEntry[], most = 50) =>
    nextBatch(queue, 'phone', new Set(), { ...tillBatch, most }).map(({ n }) => n)

  expect(next(items)).toEqual([2, 3])
  expect(next(items, 1)).toEqual([2])
  expect(next([reversalItem(4), saleItem(5)])).toEqual([4])
})

test('goods sold without network are taken off what is left', () => {
  expect(unsentPieces([saleItem(1), saleItem(2), reversalItem(3)])).toEqual(new Map([['kopi', 4]]))
})

test('sums count what waits, less what is taken back of it and of earlier sales', () => {
  const earlier = { id: 'earlier', totalIdr: 20_000, payment: 'cash' }
  const items = [
    saleItem(1),
    saleItem(2),
    saleItem(4),
    reversalItem(5, 'sale-4'),
    reversalItem(6, 'earlier'),
    { ...saleItem(8), deviceId: 'another pairing' },
  ]

  expect(sumUnsent(items, 'phone', [earlier])).toEqual({
    sales: 1,
    amountIdr: 120_000,
    cashSalesIdr: 140_000,
    cashReversedIdr: 90_000,
  })
})
