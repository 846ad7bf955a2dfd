import { expect, test } from 'vitest'
import {
  addEmptied,
  isNewsAtLeaving,
  isReportDue,
  type PhoneLoad,
  sumLoads,
} from './phone-report.ts'
import type { QueueItem } from './queue.ts'

type Entry = { at: string }
const madeAt = ({ at }: Entry) => at

function item(deviceId: string, seq: number, rest: Partial<QueueItem<Entry>> = {}) {
  return { n: seq, deviceId, seq, refused: null, entry: { at: '2026-08-08T05:00:00Z' }, ...rest }
}

const now = Date.parse('2026-08-08T05:10:00Z')
const nothing: PhoneLoad = {
  ...{ deviceId: 'a', waiting: 0, refused: 0, oldestAt: null },
  numbers: { given: 4, held: 0 },
}
const made = (secondsAgo: number) => ({
  ...nothing,
  waiting: 1,
  oldestAt: new Date(now - secondsAgo * 1000).toISOString(),
})

test('each pairing has its own load, the one in use also when nothing lies here', () => {
  const items = [
    item('old', 7, { entry: { at: '2026-08-08T04:00:00Z' } }),
    item('old', 6, { refused: 'invalid' }),
  ]

  expect(sumLoads(items, new Map([['old', 8]]), 'new', madeAt)).toEqual([
    {
      ...{ deviceId: 'old', waiting: 1, refused: 1, oldestAt: '2026-08-08T04:00:00Z' },
      numbers: { given: 8, held: 2, heldIn: [{ first: 6, last: 7 }] },
    },
    {
      ...{ deviceId: 'new', waiting: 0, refused: 0, oldestAt: null },
      numbers: { given: 0, held: 0, heldIn: [] },
    },
  ])
})

test('what could not be written down waits, but is none of the numbers of the row', () => {
  const items = [item('a', 3), item('a', 1_786_000_000_000_123)]

  expect(sumLoads(items, new Map([['a', 4]]), 'a', madeAt)).toMatchObject([
    { waiting: 2, numbers: { given: 4, held: 1 } },
  ])
  expect(sumLoads(items.slice(1), undefined, 'a', madeAt)).toMatchObject([
    { waiting: 1, numbers: null },
  ])
})

test('which numbers lie here is told in rows, unless they lie too scattered', () => {
  const rows = [item('a', 9), item('a', 4), item('a', 5)]
  const scattered = Array.from({ length: 101 }, (_, index) => item('a', 2 * index))

  expect(sumLoads(rows, new Map([['a', 10]]), 'a', madeAt)).toMatchObject([
    {
      numbers: {
        heldIn: [
          { first: 4, last: 5 },
          { first: 9, last: 9 },
        ],
      },
    },
  ])
  const [load] = sumLoads(scattered, new Map([['a', 300]]), 'a', madeAt)
  expect(load?.numbers).toEqual({ given: 300, held: 101 })
})

test('an earlier pairing that has handed in everything is told once more', () => {
  const held = { ...nothing, deviceId: 'old', waiting: 2, oldestAt: '2026-08-08T04:00:00Z' }
  const told = new Map([['old', { at: now, load: held }]])
  const given = new Map([['old', 5]])

  const emptied = { ...nothing, deviceId: 'old', numbers: { given: 5, held: 0, heldIn: [] } }
  expect(addEmptied([nothing], told, given)).toEqual([nothing, emptied])
  expect(addEmptied([nothing], new Map([['old', { at: now, load: emptied }]]), given)).toEqual([
    nothing,
  ])
})

const seen = { now, hidden: false }

test('what goes within seconds is not told at once', () => {
  const told = { at: now - 10_000, load: nothing }

  expect(isReportDue(nothing, undefined, seen)).toBe(true)
  expect(isReportDue(made(1), told, seen)).toBe(false)
  expect(isReportDue(nothing, { at: now - 10_000, load: made(11) }, seen)).toBe(false)
})

test('when things begin or cease to wait, or are refused, it is told at once, also out of sight', () => {
  const hidden = { now, hidden: true }

  expect(isReportDue(made(6), { at: now - 10_000, load: nothing }, hidden)).toBe(true)
  expect(isReportDue(nothing, { at: now - 1000, load: made(60) }, hidden)).toBe(true)
  expect(isReportDue(made(60), { at: now - 1000, load: made(50) }, hidden)).toBe(false)
  expect(isReportDue({ ...nothing, refused: 1 }, { at: now, load: nothing }, hidden)).toBe(true)
})

test('otherwise it is told every half minute, while somebody looks', () => {
  const told = { at: now - 30_000, load: nothing }

  expect(isReportDue(nothing, told, seen)).toBe(true)
  expect(isReportDue(nothing, told, { now, hidden: true })).toBe(false)
  expect(isReportDue(nothing, { ...told, at: now - 29_000 }, seen)).toBe(false)
})

test('a last word is sent for what has changed only', () => {
  expect(isNewsAtLeaving(nothing, { at: now, load: nothing })).toBe(false)
  expect(isNewsAtLeaving(made(0), { at: now, load: nothing })).toBe(true)
  expect(
    isNewsAtLeaving({ ...nothing, numbers: { given: 5, held: 0 } }, { at: 0, load: nothing }),
  ).toBe(true)
  expect(isNewsAtLeaving(nothing, undefined)).toBe(true)
})
