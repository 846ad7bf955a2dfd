import { expect, test } from 'vitest'
import { SaleUpload } from '#app/features/phone/contract/till-uploads.ts'
import { findSaleProblem } from './sale-problem.ts'
import { correctedSoldAt } from './sold-at.ts'

const line = {
  listingId: '0190a7c2-0000-7000-8000-000000000001',
  quantity: 2,
  unitPriceIdr: 35_000,
}
const sale = {
  id: '0190a7c2-0000-7000-8000-000000000002',
  clientSeq: 0,
  shiftId: '0190a7c2-0000-7000-8000-000000000003',
  soldAt: '2026-08-21T03:00:00Z',
  payment: 'cash',
  tenderedIdr: 100_000,
  lines: [line],
}

test('a sale is refused when its figures cannot be true', () => {
  const broken = [
    { ...sale, lines: [] },
    { ...sale, lines: [{ ...line, quantity: 0 }] },
    { ...sale, lines: [{ ...line, quantity: -1 }] },
    { ...sale, lines: [{ ...line, quantity: 1.5 }] },
    { ...sale, lines: [{ ...line, quantity: 10_001 }] },
    { ...sale, lines: [{ ...line, unitPriceIdr: -1 }] },
    { ...sale, lines: [{ ...line, unitPriceIdr: 9e15 }] },
    { ...sale, payment: 'pulsa' },
    { ...sale, payment: 'qris', tenderedIdr: null, paymentReference: 'A\0B' },
    { ...sale, clientSeq: -1 },
    { ...sale, paymentReference: '   ' },
    { ...sale, soldAt: 'kemarin' },
  ]

  expect(SaleUpload.safeParse(sale).success).toBe(true)
  expect(broken.map((item) => SaleUpload.safeParse(item).success)).toEqual(broken.map(() => false))
})

test('cash covers the total, and only cash is handed over', () => {
  const lines = [line]
  expect(findSaleProblem({ payment: 'cash', tenderedIdr: 70_000, lines })).toBeUndefined()
  expect(findSaleProblem({ payment: 'cash', tenderedIdr: 69_999, lines })).toBe('tenderedTooSmall')
  expect(findSaleProblem({ payment: 'cash', lines })).toBe('tenderedMissing')
  expect(findSaleProblem({ payment: 'qris', lines })).toBeUndefined()
  expect(findSaleProblem({ payment: 'qris', tenderedIdr: 70_000, lines })).toBe('tenderedNotCash')
  const gold = { ...line, quantity: 10_000, unitPriceIdr: 10_000_000_000 }
  expect(findSaleProblem({ payment: 'card', lines: [gold] })).toBe('totalTooLarge')
})

test('a phone whose clock is wrong does not put its sales into the wrong hour', () => {
  const now = new Date('2026-08-21T03:00:00Z')
  const at = (time: string) => new Date(`2026-08-21T${time}Z`)

  expect(correctedSoldAt(at('02:30:00'), at('03:00:01'), now)).toEqual(at('02:30:00'))
  expect(correctedSoldAt(at('09:30:00'), at('10:00:00'), now)).toEqual(at('02:30:00'))
  expect(correctedSoldAt(at('03:01:00'), at('03:01:00'), now)).toEqual(now)
})
