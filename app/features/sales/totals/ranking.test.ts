import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rankBy } from './ranking.ts'

test('equal turnovers share a place and the next is counted past them', () => {
  const rows = [
    { name: 'Jawa Barat', amount: 10 },
    { name: 'Bali', amount: 30 },
    { name: 'Aceh', amount: 30 },
    { name: 'Papua', amount: 0 },
  ]

  const ranked = rankBy(
    rows,
    (row) => row.amount,
    (row) => row.name,
  )

  expect(ranked.map((row) => [row.rank, row.name])).toEqual([
    [1, 'Aceh'],
    [1, 'Bali'],
    [3, 'Jawa Barat'],
    [4, 'Papua'],
  ])
})

test('a place is one more than the number of rows that are better, whatever the order of the input', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ n: fc.nat(5), name: fc.string() })), (rows) => {
      for (const row of rankBy(
        rows,
        (r) => r.n,
        (r) => r.name,
      )) {
        expect(row.rank).toBe(rows.filter((other) => other.n > row.n).length + 1)
      }
    }),
  )
})
