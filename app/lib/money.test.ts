import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  basisPointsOf,
  formatRupiah,
  formatRupiahShort,
  parseRupiah,
  splitExactly,
} from './money.ts'

describe('rupiah on screen', () => {
  test('thousands are parted as the reader writes them', () => {
    expect(formatRupiah(241_878_503, 'id')).toBe('Rp241.878.503')
    expect(formatRupiah(241_878_503, 'en')).toBe('Rp241,878,503')
    expect(formatRupiah(-5_000, 'id')).toBe('−Rp5.000')
    expect(formatRupiah(0, 'id')).toBe('Rp0')
  })

  test('narrow places get millions', () => {
    expect(formatRupiahShort(241_878_503, 'id')).toMatch(/^Rp241,9\sjt$/)
    expect(formatRupiahShort(241_878_503, 'en')).toBe('Rp241.9M')
  })
})

describe('rupiah as typed', () => {
  test.each([
    ['10000', 10_000],
    ['Rp 10.000', 10_000],
    ['rp10,000', 10_000],
    ['Rp.1.500.000,00', 1_500_000],
    ['25.000,-', 25_000],
    [' 7 500 ', 7_500],
    ['0', 0],
  ])('%s is understood', (text, amount) => {
    expect(parseRupiah(text)).toBe(amount)
  })

  test.each(['', 'Rp', '10.00.0', '1.5', '-5000', 'sepuluh', '1e6', '12.345,67', '9'.repeat(20)])(
    '%s is refused rather than guessed',
    (text) => {
      expect(parseRupiah(text)).toBeUndefined()
    },
  )

  test('what is shown can be typed back in both languages', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000_000), (amount) => {
        expect(parseRupiah(formatRupiah(amount, 'id'))).toBe(amount)
        expect(parseRupiah(formatRupiah(amount, 'en'))).toBe(amount)
      }),
    )
  })
})

describe('shares of an amount', () => {
  test('half a rupiah is rounded away from zero, on both sides of it', () => {
    expect(basisPointsOf(5, 1_000)).toBe(1)
    expect(basisPointsOf(4, 1_000)).toBe(0)
    expect(basisPointsOf(-5, 1_000)).toBe(-1)
    expect(Object.is(basisPointsOf(-4, 1_000), 0)).toBe(true)
  })

  test('large amounts lose nothing', () => {
    expect(basisPointsOf(9_007_199_254_740_991, 10_000)).toBe(9_007_199_254_740_991)
  })

  test('the named share takes what rounding leaves', () => {
    const shares = [
      { name: 'premi', basisPoints: 3_333 },
      { name: 'modal', basisPoints: 3_333 },
      { name: 'operasional', basisPoints: 3_334 },
    ]
    expect(splitExactly(100, shares, 'modal')).toEqual([
      { name: 'premi', amountIdr: 33 },
      { name: 'modal', amountIdr: 34 },
      { name: 'operasional', amountIdr: 33 },
    ])
  })

  test('parts always sum to the whole, reversals too', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        (total, first) => {
          const shares = [
            { name: 'a', basisPoints: first },
            { name: 'b', basisPoints: 10_000 - first },
          ]
          const sum = splitExactly(total, shares, 'b').reduce(
            (all, part) => all + part.amountIdr,
            0,
          )
          expect(sum).toBe(total)
        },
      ),
    )
  })

  test('shares that are not a whole, or a remainder for nobody, are refused', () => {
    expect(() => splitExactly(1, [{ name: 'a', basisPoints: 9_999 }], 'a')).toThrow(RangeError)
    expect(() => splitExactly(1, [{ name: 'a', basisPoints: 10_000 }], 'b')).toThrow(RangeError)
  })
})
