import { expect, test } from 'vitest'
import { bareGround } from '#tests/support/ground.ts'
import {
  applyGroundStep,
  docOf,
  type GroundDoc,
  type GroundRows,
  type GroundStep,
} from '../ground/doc.ts'
import type { Exchange, GroundServer } from './ground-server.ts'
import { GroundStore } from './ground-store.ts'
import { KeptOperations } from './kept-operations.ts'
import type { Operation, Recorded } from './sync.ts'

const rows: GroundRows = {
  ground: bareGround,
  zone: [],
  booth: [],
  landmark: ['a', 'b'].map((name) => ({
    id: `01990000-0000-7000-8000-00000000000${name}`,
    kind: 'toilet' as const,
    name,
    xM: 0,
    yM: 0,
    widthM: 4,
    depthM: 3,
    rotationDeg: 0,
  })),
  walkway: [],
}
const [a, b] = rows.landmark.map(({ id }) => id)
const move = (id: string | undefined, xM: number): GroundStep => [
  { op: 'patch', kind: 'landmark', id: id ?? '', fields: { xM } },
]

/** A server in memory that can be cut off, and that refuses what lies at 13 m. */
class TestServer implements GroundServer {
  doc: GroundDoc = docOf(rows)
  log: Recorded[] = []
  cutOff = false
  losesAnswers = false
  private readonly listeners = new Set<() => void>()

  async exchange(since: number, operations: ReadonlyArray<Operation>): Promise<Exchange> {
    if (this.cutOff) return { kind: 'offline' }
    const results = operations.map(({ clientId, sequence, step }) => {
      const refused = JSON.stringify(step).includes('13')
      const known = this.log.some((row) => row.clientId === clientId && row.sequence === sequence)
      if (refused) return { clientId, sequence, refused: { key: 'outsideGround' as const } }
      if (!known) {
        this.doc = applyGroundStep(this.doc, step)
        this.log.push({ clientId, sequence, step, revision: this.log.length + 1 })
      }
      return { clientId, sequence }
    })
    if (this.losesAnswers) return { kind: 'offline' }
    const changes = this.log.filter(({ revision }) => revision > since)
    for (const listener of this.listeners) setTimeout(listener)
    return { kind: 'answered', reply: { revision: this.log.length, changes, results } }
  }

  listen(onChange: () => void): () => void {
    this.listeners.add(onChange)
    return () => this.listeners.delete(onChange)
  }
}

class MemoryStorage {
  private readonly entries = new Map<string, string>()
  get length() {
    return this.entries.size
  }
  key = (index: number) => [...this.entries.keys()][index] ?? null
  getItem = (name: string) => this.entries.get(name) ?? null
  setItem = (name: string, value: string) => void this.entries.set(name, value)
  removeItem = (name: string) => void this.entries.delete(name)
}

function openPage(server: TestServer, storage = new MemoryStorage()) {
  const store = new GroundStore(rows, 0, server, new KeptOperations(storage, 'event', 'user'))
  return { store, stop: store.start() }
}
const placeOf = (store: GroundStore, id: string | undefined) =>
  store.snapshot().doc.landmark.get(id ?? '')?.xM
const settled = (store: GroundStore) =>
  expect.poll(() => store.snapshot().waiting, { interval: 20 }).toBe(0)

test('undo takes back the own step and leaves what another has done since', async () => {
  const server = new TestServer()
  const mine = openPage(server)
  const theirs = openPage(server)
  mine.store.commit(move(a, 5))
  await settled(mine.store)
  await expect.poll(() => placeOf(theirs.store, a)).toBe(5)
  theirs.store.commit(move(b, 7))
  await expect.poll(() => placeOf(mine.store, b)).toBe(7)

  mine.store.undo()
  expect([placeOf(mine.store, a), placeOf(mine.store, b)]).toEqual([0, 7])
  mine.store.redo()
  expect([placeOf(mine.store, a), mine.store.snapshot().canRedo]).toEqual([5, false])
  await settled(mine.store)
  expect(server.doc.landmark.get(b ?? '')?.xM).toBe(7)
  mine.stop()
  theirs.stop()
})

test('an undo without anything left to take back goes on to the step before', async () => {
  const server = new TestServer()
  const { store, stop } = openPage(server)
  store.commit(move(a, 5))
  store.commit(move(b, 6))
  await settled(store)
  const other = openPage(server)
  await expect.poll(() => placeOf(other.store, b)).toBe(6)
  other.store.commit([{ op: 'remove', kind: 'landmark', id: b ?? '' }])
  await expect.poll(() => placeOf(store, b)).toBeUndefined()
  store.undo()
  expect(placeOf(store, a)).toBe(0)
  stop()
  other.stop()
})

test('what is refused is rolled back, said, and no longer to be taken back', async () => {
  const { store, stop } = openPage(new TestServer())
  store.commit(move(a, 13))
  expect(placeOf(store, a)).toBe(13)
  await settled(store)
  expect(store.snapshot()).toMatchObject({
    canUndo: false,
    refusals: [{ message: { key: 'outsideGround' } }],
  })
  expect(placeOf(store, a)).toBe(0)
  stop()
})

test('a page that is closed while the line is cut loses nothing: the next one sends it', async () => {
  const server = new TestServer()
  const storage = new MemoryStorage()
  const { store, stop } = openPage(server, storage)
  server.cutOff = true
  store.commit(move(a, 5))
  store.commit(move(b, 6))
  await expect.poll(() => store.snapshot().connection).toBe('offline')
  expect(store.snapshot().waiting).toBe(2)
  stop()

  server.cutOff = false
  const next = openPage(server, storage)
  expect(placeOf(next.store, a)).toBe(5)
  await settled(next.store)
  expect(server.doc.landmark.get(b ?? '')?.xM).toBe(6)
  expect(storage.length).toBe(0)
  next.stop()
})

test('a step whose answer was lost is sent again and counts once', async () => {
  const server = new TestServer()
  const { store, stop } = openPage(server)
  server.losesAnswers = true
  store.commit(move(a, 5))
  await expect.poll(() => server.log.length).toBe(1)
  server.losesAnswers = false
  store.retry()
  await settled(store)
  expect([server.log.length, placeOf(store, a)]).toEqual([1, 5])
  stop()
})

test('putting something down where it was is no step', () => {
  const { store, stop } = openPage(new TestServer())
  store.commit(move(a, 0))
  expect([store.snapshot().canUndo, store.snapshot().waiting]).toEqual([false, 0])
  stop()
})
