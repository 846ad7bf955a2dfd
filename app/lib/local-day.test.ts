import { expect, test } from 'vitest'
import { localDay } from './local-day.ts'

test('a day begins at midnight of its zone, to the second', () => {
  const last = new Date('2026-08-07T16:59:59.999Z')
  const first = new Date('2026-08-07T17:00:00.000Z')
  expect([last, first, last].map((at) => localDay(at, 'Asia/Jakarta'))).toEqual([
    '2026-08-07',
    '2026-08-08',
    '2026-08-07',
  ])
})

test('the same moment is another day further east', () => {
  const at = new Date('2026-08-07T15:30:00Z')
  expect(
    ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'].map((zone) => localDay(at, zone)),
  ).toEqual(['2026-08-07', '2026-08-07', '2026-08-08'])
})
