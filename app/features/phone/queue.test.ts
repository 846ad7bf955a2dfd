import { expect, test } from 'vitest'
import { afterRefusal, nextBatch, type QueueItem, wasMadeOffline } from './queue.ts'

const item = (n: number, deviceId: string, refused: string | null = null): QueueItem<number> => ({
  n,
  deviceId,
  seq: n,
  refused,
  entry: n,
})
const any = { most: 2, together: () => true }
const numbers = (items: QueueItem<number>[]) => items.map(({ n }) => n)

test('the pairing in use goes first, then earlier ones, each in its order', () => {
  const items = [item(5, 'new'), item(1, 'old'), item(3, 'new'), item(2, 'old')]

  expect(numbers(nextBatch(items, 'new', new Set(), any))).toEqual([3, 5])
  expect(numbers(nextBatch(items, 'other', new Set(), any))).toEqual([1, 2])
  expect(numbers(nextBatch(items, 'new', new Set(['new']), any))).toEqual([1, 2])
  expect(numbers(nextBatch(items, undefined, new Set(['new', 'old']), any))).toEqual([])
})

test('what was refused stays behind, and a batch ends before what must not go with it', () => {
  const items = [item(1, 'a', 'invalid'), item(2, 'a'), item(4, 'a'), item(5, 'a')]
  const even = { most: 10, together: (a: number, b: number) => a % 2 === b % 2 }

  expect(numbers(nextBatch(items, 'a', new Set(), even))).toEqual([2, 4])
})

test('a refusal closes a pairing, finds the one bad item, or says nothing', () => {
  expect(afterRefusal(401, 'tokenUnknown', 9)).toEqual({ do: 'closePairing' })
  expect(afterRefusal(403, 'wrongDevice', 1)).toEqual({ do: 'closePairing' })
  expect(afterRefusal(413, 'tooLarge', 9)).toEqual({ do: 'sendFewer', most: 4 })
  expect(afterRefusal(400, 'invalid', 1)).toEqual({ do: 'refuse', reason: 'invalid' })
  expect(afterRefusal(404, 'notFound', 1)).toEqual({ do: 'stop' })
  expect(afterRefusal(503, 'full', 1)).toEqual({ do: 'stop' })
})

test('what is sent later than anybody waits was made offline, whatever the phone believed', () => {
  const madeAt = '2026-08-08T03:00:00.000Z'

  expect(wasMadeOffline({ offline: false, madeAt }, new Date('2026-08-08T03:00:01Z'))).toBe(false)
  expect(wasMadeOffline({ offline: false, madeAt }, new Date('2026-08-08T03:00:20Z'))).toBe(true)
  expect(wasMadeOffline({ offline: true, madeAt }, new Date('2026-08-08T03:00:01Z'))).toBe(true)
})
