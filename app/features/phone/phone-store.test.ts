import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import type { Pairing } from './pairing.ts'
import { PhoneStore } from './phone-store.ts'

type Entry = { code: string }
type Receipt = { id: string; soldAt: string; clientSeq: number; handedOver?: boolean }
const open = () => PhoneStore.open<Entry, { said: string }, Receipt>('till')

const pairing: Pairing = {
  deviceId: 'phone',
  token: 'secret',
  label: 'Rani',
  event: { slug: 'ippa', name: 'IPPA Fest', timeZone: 'Asia/Jakarta' },
  place: { id: 'booth', name: 'A-01' },
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

test('two tabs never take the same number, and what waits outlives the page', async () => {
  const [first, second] = [await open(), await open()]
  await first.adoptPairing(pairing)
  const added = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      (at % 2 === 0 ? first : second).add('phone', { code: String(at) }),
    ),
  )

  expect(new Set(added.map(({ seq }) => seq)).size).toBe(20)
  const later = await open()
  expect(await later.findPairing()).toEqual(pairing)
  expect(await later.listQueue()).toHaveLength(20)
  expect(later.keeps).toBe(true)
})

test('a sale that has a receipt is not stored again', async () => {
  const store = await open()
  const receipt = { id: 'sale', soldAt: '2026-08-08', clientSeq: 0 }
  const once = await store.add('phone', { code: 'a' }, receipt)
  const again = await store.add('phone', { code: 'a' }, receipt)

  expect(again.seq).toBe(once.seq)
  expect(await store.listQueue()).toHaveLength(1)
})

test('a receipt tells that the organizers have the sale now, also after the page was closed', async () => {
  const store = await open()
  for (const id of ['given', 'kept']) {
    await store.add('phone', { code: id }, { id, soldAt: '2026-08-08', clientSeq: 0 })
  }
  await store.markHandedOver(['given', 'of another phone'])

  const receipts = await (await open()).listReceipts()
  expect(receipts.map(({ id, handedOver = false }) => [id, handedOver]).sort()).toEqual([
    ['given', true],
    ['kept', false],
  ])
})

test('an item that was sent meanwhile is not brought back by a late change', async () => {
  const store = await open()
  await store.add('phone', { code: 'a' })
  const [item] = await store.listQueue()
  if (!item) throw new Error('nothing waits')
  await store.forget([item])
  await store.keep({ ...item, refused: 'late' })

  expect(await store.listQueue()).toEqual([])
})

test('a phone that keeps nothing works on from memory and says so', async () => {
  Reflect.set(globalThis, 'indexedDB', {
    open() {
      throw new DOMException('refused', 'SecurityError')
    },
  })
  const store = await open()
  await store.adoptPairing(pairing)
  await store.add('phone', { code: 'a' }, { id: 'sale', soldAt: '2026-08-08', clientSeq: 0 })
  await store.add('phone', { code: 'a' }, { id: 'sale', soldAt: '2026-08-08', clientSeq: 0 })

  expect(store.keeps).toBe(false)
  expect(await store.findPairing()).toEqual(pairing)
  const queue = await store.listQueue()
  expect(queue).toHaveLength(1)
  await store.forget(queue)
  expect(await store.listQueue()).toEqual([])
  expect(await store.listReceipts()).toHaveLength(1)
})

test('a full phone keeps new items in memory under numbers that are never counted to', async () => {
  const store = await open()
  await store.add('phone', { code: 'before' })
  const { put, add } = IDBObjectStore.prototype
  const full = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  Object.assign(IDBObjectStore.prototype, { put: full, add: full })
  const { seq } = await store.add('phone', { code: 'while full' })
  Object.assign(IDBObjectStore.prototype, { put, add })

  expect(store.keeps).toBe(false)
  expect(seq).toBeGreaterThan(1e15)
  expect((await store.listQueue()).map(({ entry }) => entry.code)).toEqual(['before', 'while full'])
  expect((await store.add('phone', { code: 'after' })).seq).toBe(1)
})

test('what the first version of the page had kept is read, numbers and all', async () => {
  const old = await openDB('gelar-till', 1, {
    upgrade(made) {
      for (const name of ['pairing', 'state', 'counter']) made.createObjectStore(name)
      made.createObjectStore('queue', { keyPath: 'n' })
      made.createObjectStore('receipt', { keyPath: 'id' }).createIndex('soldAt', 'soldAt')
    },
  })
  const { place, ...same } = pairing
  const kept = { ...same, boothId: place.id, boothCode: place.name }
  await old.put('pairing', kept, 'phone')
  await old.put('pairing', kept, 'current')
  await old.put('counter', 8, 'phone')
  const upload = { id: 'sale', clientSeq: 7, shiftId: 'morning' }
  await old.put('queue', { n: 3, deviceId: 'phone', refused: null, kind: 'sale', upload })
  old.close()

  const store = await open()

  expect(await store.findPairing()).toEqual(pairing)
  expect(await store.listQueue()).toEqual([
    {
      n: 3,
      deviceId: 'phone',
      seq: 7,
      refused: null,
      entry: { kind: 'sale', upload: { id: 'sale', shiftId: 'morning' } },
    },
  ])
  expect((await store.add('phone', { code: 'next' })).seq).toBe(8)
})

test('numbers given out and what lies here are read at one moment', async () => {
  const store = await open()
  await store.adoptPairing(pairing)
  await store.add('phone', { code: '0' })
  await store.add('phone', { code: '1' })
  await store.forget((await store.listQueue()).slice(0, 1))
  await store.add('other', { code: '2' })

  const { queue, given } = await store.readNumbers()

  expect(queue.map(({ deviceId, seq }) => [deviceId, seq])).toEqual([
    ['phone', 1],
    ['other', 0],
  ])
  expect(given).toEqual(
    new Map([
      ['phone', 2],
      ['other', 1],
    ]),
  )
})
