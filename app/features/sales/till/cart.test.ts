import fc from 'fast-check'
import { expect, test } from 'vitest'
import { QUANTITY_MAX, TOTAL_MAX_IDR } from '#app/features/phone/contract/limits.ts'
import {
  addOne,
  type Cart,
  cartPieces,
  cartTotal,
  quantityOf,
  setQuantity,
  takeOne,
} from './cart.ts'

const kopi = { id: 'kopi', priceIdr: 35_000 }
const ukiran = { id: 'ukiran', priceIdr: 2_500_000 }

test('a tap adds one piece, a second tap another, and taking the last one empties the line', () => {
  const two = addOne(addOne([], kopi), kopi)
  const mixed = addOne(two, ukiran)

  expect(mixed).toEqual([
    { listingId: 'kopi', quantity: 2, unitPriceIdr: 35_000 },
    { listingId: 'ukiran', quantity: 1, unitPriceIdr: 2_500_000 },
  ])
  expect(cartTotal(mixed)).toBe(2_570_000)
  expect(cartPieces(mixed)).toBe(3)
  expect(takeOne(takeOne(mixed, kopi), kopi)).toEqual([
    { listingId: 'ukiran', quantity: 1, unitPriceIdr: 2_500_000 },
  ])
})

test('a price that changes while the cart is filled does not change what the buyer was told', () => {
  const cart = addOne(addOne([], kopi), { ...kopi, priceIdr: 40_000 })

  expect(cart).toEqual([{ listingId: 'kopi', quantity: 2, unitPriceIdr: 35_000 }])
})

test('a quantity that no sale can hold leaves the cart as it was', () => {
  const cart = addOne([], kopi)

  for (const quantity of [QUANTITY_MAX + 1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(setQuantity(cart, kopi, quantity)).toBe(cart)
  }
  expect(setQuantity([], { id: 'x', priceIdr: TOTAL_MAX_IDR }, 2)).toEqual([])
  expect(setQuantity(cart, kopi, -3)).toEqual([])
})

test('whatever is tapped, the total is the sum of the lines in exact whole rupiah', () => {
  const listing = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    priceIdr: fc.integer({ min: 0, max: 10_000_000_000 }),
  })
  const step = fc.tuple(listing, fc.integer({ min: -5, max: 20_000 }))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const cart = steps.reduce<Cart>(
        (now, [item, quantity]) => setQuantity(now, item, quantity),
        [],
      )
      const exact = cart.reduce((sum, l) => sum + BigInt(l.quantity) * BigInt(l.unitPriceIdr), 0n)
      expect(BigInt(cartTotal(cart))).toBe(exact)
      expect(cartTotal(cart)).toBeLessThanOrEqual(TOTAL_MAX_IDR)
      expect(new Set(cart.map((line) => line.listingId)).size).toBe(cart.length)
      expect(cart.every((line) => line.quantity >= 1)).toBe(true)
      expect(cart.every((line) => quantityOf(cart, line.listingId) === line.quantity)).toBe(true)
    }),
  )
})
