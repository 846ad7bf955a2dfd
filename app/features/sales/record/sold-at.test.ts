import { expect, test } from 'vitest'
import { correctedSoldAt } from './sold-at.ts'

const NOW = new Date('2026-08-08T05:00:00Z')
const minutes = (after: number) => new Date(NOW.getTime() + after * 60_000)

test('a clock that is hours wrong is put right by its time of sending, a slow upload is not', () => {
  expect(correctedSoldAt(minutes(-190), minutes(-180), NOW)).toEqual(minutes(-10))
  expect(correctedSoldAt(minutes(-10), minutes(-1), NOW)).toEqual(minutes(-10))
})

test('no sale is later than now, nor before the years that clocks know', () => {
  expect(correctedSoldAt(minutes(30), NOW, NOW)).toEqual(NOW)
  const end = new Date('9999-12-31T00:00:00Z')
  expect(correctedSoldAt(NOW, end, NOW)).toEqual(new Date(0))
  expect(correctedSoldAt(new Date('0001-01-01T00:00:00Z'), NOW, NOW)).toEqual(new Date(0))
})
