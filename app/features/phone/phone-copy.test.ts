import { expect, test } from 'vitest'
import { readCopy, writeCopy } from './phone-copy.ts'
import type { QueueItem } from './queue.ts'

const deviceId = '01985a30-0000-7000-8000-000000000001'
const entry = { kind: 'sale', upload: { id: 'sale', lines: [] } }
const waiting: QueueItem<unknown>[] = [
  { n: 0, deviceId, seq: 7, refused: null, entry },
  { n: 1, deviceId, seq: 8, refused: 'invalid', entry: { kind: 'walk_in', people: 3 } },
]
const read = {
  items: [
    { deviceId, seq: 7, entry },
    { deviceId, seq: 8, entry: { kind: 'walk_in', people: 3 } },
  ],
  unreadable: 0,
}

test('what a phone saves is read as it was', () => {
  expect(readCopy(writeCopy(waiting, new Date()))).toEqual(read)
})

test('copies of older pages are read: the bare list, and items of the first shape', () => {
  const first = [
    { n: 0, deviceId, kind: 'sale', upload: { ...entry.upload, clientSeq: 7 }, refused: null },
    { n: 1, deviceId, seq: 8, kind: 'walk_in', people: 3 },
  ]

  expect(readCopy(JSON.stringify(waiting))).toEqual(read)
  expect(readCopy(JSON.stringify(first))).toEqual(read)
})

test('what names no phone and number is counted, and does not spoil the rest', () => {
  const strange = [null, 5, {}, { deviceId: 'x', seq: 1, entry }, { deviceId, seq: -1, entry }]

  expect(readCopy(JSON.stringify([...strange, waiting[0]]))).toEqual({
    items: [read.items[0]],
    unreadable: 5,
  })
})

test('another file is no copy', () => {
  for (const text of ['', 'not JSON', '5', '{}', '{"items":[]}', '{"format":"gelar-phone"}']) {
    expect(readCopy(text), text).toBeUndefined()
  }
})
