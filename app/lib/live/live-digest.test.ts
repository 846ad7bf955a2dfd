import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LiveChange } from '#app/lib/live.server.ts'
import { LiveDigest } from './live-digest.server.ts'
import type { LiveNews } from './news.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function openDigest() {
  let tell: (change: LiveChange) => void = () => {}
  let gap = () => {}
  const digest = new LiveDigest({
    subscribe(listener) {
      tell = listener
      return () => {}
    },
    onGap(listener) {
      gap = listener
    },
  })
  return {
    digest,
    tell: (topic: string, eventId = 'a') => tell({ eventId, topic }),
    gap: () => gap(),
  }
}

function listenTo(digest: LiveDigest) {
  const heard: LiveNews['topics'][] = []
  digest.follow('a', ({ topics }) => heard.push(topics))
  return heard
}

test('a rush of changes is told at once and then once a second, and the last one is never lost', () => {
  const { digest, tell } = openDigest()
  const heard = listenTo(digest)
  tell('sales')
  tell('scans')
  tell('sales')
  vi.advanceTimersByTime(50)
  expect(heard).toEqual([['sales', 'scans']])

  for (let change = 0; change < 40; change += 1) {
    tell('sales')
    vi.advanceTimersByTime(25)
  }
  tell('devices')
  vi.advanceTimersByTime(3000)
  expect(heard).toEqual([['sales', 'scans'], ['sales'], ['sales', 'devices']])
})

test('what changes elsewhere is not told, and does not make a mark old', () => {
  const { digest, tell } = openDigest()
  const heard = listenTo(digest)
  const { mark } = digest
  tell('sales', 'b')
  vi.advanceTimersByTime(2000)
  expect(heard).toEqual([])
  expect(digest.since('a', mark).topics).toEqual([])
})

test('after a gap everybody is told that anything may have changed, and older marks are unknown', () => {
  const { digest, gap } = openDigest()
  const heard = listenTo(digest)
  const { mark } = digest
  gap()
  expect(heard).toEqual([null])
  expect(digest.since('a', mark).topics).toBeNull()
  expect(digest.since('a', 'no mark').topics).toBeNull()
})

test('a thousand listeners are told by turns, so that others come in between', () => {
  const { digest, tell } = openDigest()
  let told = 0
  for (let listener = 0; listener < 1000; listener += 1) digest.follow('a', () => (told += 1))
  tell('sales')
  vi.advanceTimersToNextTimer()
  expect(told).toBeGreaterThan(0)
  expect(told).toBeLessThan(100)
  vi.advanceTimersByTime(100)
  expect(told).toBe(1000)
})

test('the more listen, the longer they are to spread their questions', () => {
  const { digest } = openDigest()
  listenTo(digest)
  const { spreadMs: few } = digest.since('a', digest.mark)
  for (let listener = 0; listener < 999; listener += 1) listenTo(digest)
  const { spreadMs: many } = digest.since('a', digest.mark)
  expect(few).toBeLessThan(1000)
  expect(many).toBeGreaterThan(4000)
})
