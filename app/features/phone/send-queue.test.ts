import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { askServer, ServerAway, ServerRefused } from './ask-server.ts'
import type { Pairing } from './pairing.ts'
import type { QueueItem, Settlement } from './queue.ts'
import { type SendStore, sendQueue } from './send-queue.ts'

type Entry = { id: string }
type Item = QueueItem<Entry>

const pairingOf = (deviceId: string): Pairing => ({
  deviceId,
  token: `token of ${deviceId}`,
  label: 'Rani',
  event: { slug: 'ippa', name: 'IPPA', timeZone: 'Asia/Jakarta' },
  place: { id: 'place', name: 'A' },
})

/** A phone's storage in memory, as it survives every restart of the page. */
function createPhone() {
  const queue: Item[] = []
  const pairings = new Map<string, Pairing>()
  let current: string | undefined
  let made = 0
  const replace = (item: Item) => {
    const at = queue.findIndex(({ n }) => n === item.n)
    if (at >= 0) queue[at] = item
  }
  const store: SendStore<Entry> = {
    findPairing: async () => (current === undefined ? undefined : pairings.get(current)),
    findPairingOf: async (deviceId) => pairings.get(deviceId),
    listQueue: async () => [...queue],
    forget: async (items) => {
      for (const { n } of items)
        queue.splice(
          queue.findIndex((item) => item.n === n),
          1,
        )
    },
    keep: async (item) => replace(item),
    renumber: async (item) => {
      made += 1
      replace({ ...item, seq: made })
    },
  }
  return {
    store,
    queue,
    pair(deviceId: string) {
      pairings.set(deviceId, pairingOf(deviceId))
      current = deviceId
    },
    make(): string | undefined {
      if (current === undefined) return undefined
      made += 1
      const id = `item-${made}`
      queue.push({
        n: made,
        deviceId: current,
        seq: made,
        refused: null,
        entry: { id },
      })
      return id
    },
  }
}

type Mood = 'well' | 'away' | 'answerLost' | 'stranger'

/** A server that stores each id once, forgets tokens, and loses answers when told to. */
function createServer() {
  const stored: string[] = []
  const unknown = new Set<string>()
  let mood: Mood = 'well'
  return {
    stored,
    unknown,
    setMood(next: Mood) {
      mood = next
    },
    async upload(
      { deviceId, token }: Pairing,
      batch: ReadonlyArray<Item>,
    ): Promise<Settlement<Entry>[]> {
      expect(token).toBe(`token of ${deviceId}`)
      for (const item of batch) expect(item.deviceId).toBe(deviceId)
      if (mood === 'away') throw new ServerAway()
      if (mood === 'stranger') throw new ServerRefused('notFound', 404)
      if (unknown.has(deviceId)) throw new ServerRefused('tokenUnknown', 401)
      for (const { entry } of batch) if (!stored.includes(entry.id)) stored.push(entry.id)
      if (mood === 'answerLost') throw new ServerAway()
      return batch.map(() => ({ do: 'forget' }))
    },
  }
}

const whole = { most: 3, together: () => true }

test('whatever happens in between, everything made is on the server once or still on the phone', async () => {
  const devices = fc.constantFrom('a', 'b', 'c')
  const event = fc.oneof(
    fc.record({ kind: fc.constant('pair' as const), device: devices }),
    fc.record({ kind: fc.constant('forget' as const), device: devices }),
    fc.record({
      kind: fc.constant('mood' as const),
      mood: fc.constantFrom<Mood>('well', 'away', 'answerLost', 'stranger'),
    }),
    fc.record({ kind: fc.constant('make' as const) }),
    fc.record({ kind: fc.constant('send' as const) }),
    fc.record({ kind: fc.constant('restart' as const) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 60 }), async (events) => {
      const phone = createPhone()
      const server = createServer()
      const made: string[] = []
      let closed = new Set<string>()
      const send = async () => {
        try {
          await sendQueue(phone.store, { ...whole, upload: server.upload }, closed)
        } catch (error) {
          expect(error).toBeInstanceOf(ServerAway)
        }
      }
      for (const one of events) {
        if (one.kind === 'pair') phone.pair(one.device)
        if (one.kind === 'forget') server.unknown.add(one.device)
        if (one.kind === 'mood') server.setMood(one.mood)
        if (one.kind === 'make') made.push(...[phone.make()].filter((id) => id !== undefined))
        if (one.kind === 'send') await send()
        if (one.kind === 'restart') closed = new Set()
        const everywhere = new Set([...server.stored, ...phone.queue.map(({ entry }) => entry.id)])
        expect([...everywhere].sort()).toEqual([...made].sort())
        expect(new Set(server.stored).size).toBe(server.stored.length)
      }
      server.setMood('well')
      await send()
      // What is left behind is what the server will not take, and the page knows of it.
      for (const item of phone.queue) expect(closed.has(item.deviceId)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('an earlier pairing that the server has forgotten holds up nothing of the present one', async () => {
  const phone = createPhone()
  const server = createServer()
  const closed = new Set<string>()
  phone.pair('a')
  const old = phone.make()
  server.unknown.add('a')
  phone.pair('b')
  phone.make()

  await sendQueue(phone.store, { ...whole, upload: server.upload }, closed)

  expect(server.stored).toEqual(['item-2'])
  expect(phone.queue.map(({ entry }) => entry.id)).toEqual([old])
  expect([...closed]).toEqual(['a'])
})

test('one item that the server cannot read is kept with its reason, those around it go', async () => {
  const phone = createPhone()
  phone.pair('a')
  for (let count = 0; count < 7; count += 1) phone.make()
  const stored: string[] = []
  const upload = async (_: Pairing, batch: ReadonlyArray<Item>): Promise<Settlement<Entry>[]> => {
    if (batch.some(({ entry }) => entry.id === 'item-4')) throw new ServerRefused('invalid', 400)
    stored.push(...batch.map(({ entry }) => entry.id))
    return batch.map(() => ({ do: 'forget' }))
  }

  await sendQueue(phone.store, { ...whole, most: 500, upload }, new Set())

  expect(stored).toEqual(['item-1', 'item-2', 'item-3', 'item-5', 'item-6', 'item-7'])
  expect(phone.queue).toMatchObject([{ refused: 'invalid', entry: { id: 'item-4' } }])
})

test('an item that every answer changes is left for the next time', async () => {
  const phone = createPhone()
  phone.pair('a')
  phone.make()
  let asked = 0
  const upload = async (_: Pairing, batch: ReadonlyArray<Item>): Promise<Settlement<Entry>[]> => {
    asked += 1
    return batch.map(() => ({ do: 'renumber' }))
  }

  await sendQueue(phone.store, { ...whole, upload }, new Set())

  expect(asked).toBeLessThan(6)
  expect(phone.queue).toHaveLength(1)
})

test('a server whose database is in trouble leaves all on the phone, to be sent as it is later', async () => {
  const phone = createPhone()
  phone.pair('gate')
  phone.make()
  phone.make()
  const before = structuredClone(phone.queue)
  const problem = { type: 'about:blank', title: 'Service Unavailable', status: 503, error: 'away' }
  vi.stubGlobal('fetch', async () =>
    Response.json(problem, {
      status: 503,
      headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '2' },
    }),
  )
  try {
    const delivery = {
      most: 10,
      together: () => true,
      upload: () => askServer('POST', '/gate/scans', z.array(z.never())),
    }
    const closed = new Set<string>()
    await expect(sendQueue(phone.store, delivery, closed)).rejects.toBeInstanceOf(ServerAway)
    expect([phone.queue, [...closed]]).toEqual([before, []])
  } finally {
    vi.unstubAllGlobals()
  }
})
