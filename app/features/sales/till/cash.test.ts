import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeDue, expectedCash, isCountedByTwo, suggestTendered } from './cash.ts'

test('notes are suggested from the exact sum upwards', () => {
  expect(suggestTendered(37_000)).toEqual([37_000, 38_000, 40_000, 50_000, 100_000])
  expect(suggestTendered(12_500)).toEqual([12_500, 14_000, 15_000, 20_000, 50_000])
  expect(suggestTendered(100_000)).toEqual([100_000])
  expect(suggestTendered(2_570_000)).toEqual([2_570_000, 2_600_000])
  expect(suggestTendered(0)).toEqual([0])
})

test('every suggestion covers the total, the first is exact, and they rise', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (total) => {
      const sums = suggestTendered(total)
      expect(sums[0]).toBe(total)
      expect(sums).toEqual([...new Set(sums)].sort((a, b) => a - b))
      expect(sums.length).toBeLessThanOrEqual(5)
    }),
  )
})

test('change is what was handed over minus the total, never less than nothing', () => {
  expect(changeDue(37_000, 50_000)).toBe(13_000)
  expect(changeDue(37_000, 36_999)).toBeUndefined()
  const money = fc.integer({ min: 0, max: 1_000_000_000_000 })
  fc.assert(
    fc.property(money, money, (total, tendered) => {
      const change = changeDue(total, tendered)
      expect(change === undefined).toBe(tendered < total)
      if (change !== undefined) expect(total + change).toBe(tendered)
    }),
  )
})

test('the drawer holds float and cash sales, less what was given back', () => {
  expect(expectedCash({ floatIdr: 200_000, cashSalesIdr: 85_000, cashReversedIdr: 35_000 })).toBe(
    250_000,
  )
})

test('a count needs a second person', () => {
  expect(isCountedByTwo('Sari', 'Budi')).toBe(true)
  expect(isCountedByTwo('Sari', ' sari ')).toBe(false)
  expect(isCountedByTwo('Sari', '  ')).toBe(false)
})
