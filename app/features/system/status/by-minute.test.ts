import { expect, test } from 'vitest'
import { byMinute } from './by-minute.ts'

test('a minute tells its worst delay and memory, and its mean of requests', () => {
  const sample = (at: number, delayMs: number, memoryBytes: number, requestsPerSecond: number) => ({
    at,
    delayMs,
    memoryBytes,
    requestsPerSecond,
  })
  expect(
    byMinute([sample(60_000, 4, 100, 2), sample(80_000, 30, 90, 4), sample(120_000, 5, 95, 0)]),
  ).toEqual([sample(60_000, 30, 100, 3), sample(120_000, 5, 95, 0)])
  expect(byMinute([])).toEqual([])
})
