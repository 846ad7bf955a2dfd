import { expect, test } from 'vitest'
import type { SaleUpload } from './sale-forms.ts'
import type { Refusal } from './sale-kinds.ts'
import { nextBatch, type QueueItem, settle, unsentPieces } from './till-queue.ts'

function saleItem(n: number, refused: Refusal | null = null): QueueItem {
  const upload: SaleUpload = {
    id: `sale-${n}`,
    clientSeq: n,
    shiftId: 'morning',
    soldAt: '2026-08-08T03:00:00Z',
    offline: true,
    payment: 'card',
    lines: [{ listingId: 'kopi', quantity: 2, unitPriceIdr: 35_000 }],
  }
  return { n, deviceId: 'phone', refused, kind: 'sale', upload }
}

function reversalItem(n: number): QueueItem {
  const upload = {
    id: `reversal-${n}`,
    clientSeq: n,
    saleId: 'sale-1',
    reason: 'Salah',
    reversedAt: '2026-08-08T03:00:00Z',
  }
  return { n, deviceId: 'phone', refused: null, kind: 'reversal', upload }
}

const refusal = (reason: Refusal) => ({ clientSeq: 1, outcome: 'refused', reason }) as const

test('the phone forgets an item only when the server has it', () => {
  const item = saleItem(1)
  const afternoon = 'afternoon'

  expect(settle(item, { clientSeq: 1, outcome: 'stored', id: 'sale-1' }, null)).toEqual({
    do: 'forget',
  })
  expect(settle(reversalItem(2), refusal('alreadyReversed'), null)).toEqual({ do: 'forget' })
  expect(settle(item, refusal('serverError'), null)).toEqual({ do: 'wait' })
  expect(settle(item, refusal('sequenceTaken'), null)).toEqual({ do: 'renumber' })
  expect(settle(item, refusal('invalid'), null)).toEqual({ do: 'keep', refused: 'invalid' })
  expect(settle(item, refusal('shiftClosed'), null)).toEqual({ do: 'keep', refused: 'shiftClosed' })
  expect(settle(item, refusal('shiftClosed'), 'morning')).toEqual({
    do: 'keep',
    refused: 'shiftClosed',
  })
  expect(settle(item, refusal('shiftUnknown'), afternoon)).toEqual({
    do: 'moveToShift',
    shiftId: afternoon,
  })
})

test('a batch goes in order, of one kind, and leaves out what was refused', () => {
  const items = [reversalItem(4), saleItem(2), saleItem(1, 'invalid'), saleItem(3), saleItem(5)]

  expect(nextBatch(items, 50).map(({ n }) => n)).toEqual([2, 3])
  expect(nextBatch(items, 1).map(({ n }) => n)).toEqual([2])
  expect(nextBatch([reversalItem(4), saleItem(5)], 50).map(({ n }) => n)).toEqual([4])
  expect(nextBatch([], 50)).toEqual([])
})

test('goods sold without network are taken off what is left', () => {
  expect(unsentPieces([saleItem(1), saleItem(2), reversalItem(3)])).toEqual(new Map([['kopi', 4]]))
})
