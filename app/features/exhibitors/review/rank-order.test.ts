import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rankAfter } from './rank-order.ts'

test('a move changes the place of one and keeps the order of all others', () => {
  const order = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 20,
  })
  const move = fc.oneof(
    fc.constantFrom('up' as const, 'down' as const),
    fc.integer({ min: -5, max: 30 }).map((to) => ({ to })),
  )
  fc.assert(
    fc.property(order, fc.nat(), move, (ids, pick, wanted) => {
      const id = ids[pick % ids.length] ?? ''
      const moved = rankAfter(ids, id, wanted)
      expect(moved.filter((other) => other !== id)).toEqual(ids.filter((other) => other !== id))
      expect([...moved].sort()).toEqual([...ids].sort())
      if (typeof wanted === 'object' && wanted.to >= 1 && wanted.to <= ids.length)
        expect(moved[wanted.to - 1]).toBe(id)
    }),
    { numRuns: 300 },
  )
})

test('the first goes no higher and the last no lower', () => {
  expect(rankAfter(['a', 'b', 'c'], 'a', 'up')).toEqual(['a', 'b', 'c'])
  expect(rankAfter(['a', 'b', 'c'], 'c', 'down')).toEqual(['a', 'b', 'c'])
  expect(rankAfter(['a', 'b', 'c'], 'c', { to: 1 })).toEqual(['c', 'a', 'b'])
  expect(rankAfter(['a', 'b'], 'z', 'up')).toEqual(['a', 'b'])
})
