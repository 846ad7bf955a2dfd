import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bareGround } from '#tests/support/ground.ts'
import { applyGroundStep, docOf, type GroundDoc, type GroundStep } from '../ground/doc.ts'
import {
  addOperation,
  type GroundReply,
  nextOperations,
  type Operation,
  type Recorded,
  receiveReply,
  type SyncState,
  startSync,
} from './sync.ts'

const landmark = (id: string) => ({
  id,
  kind: 'toilet' as const,
  name: id,
  xM: 0,
  yM: 0,
  widthM: 4,
  depthM: 3,
  rotationDeg: 0,
})

function emptyGround(): GroundDoc {
  return docOf({
    ground: bareGround,
    zone: [],
    booth: [],
    landmark: [landmark('a'), landmark('b')],
    walkway: [],
  })
}

/** A server in memory: takes each operation once, refuses what it is told to refuse. */
class Server {
  doc = emptyGround()
  log: Recorded[] = []
  constructor(private readonly refuses: (operation: Operation) => boolean = () => false) {}

  exchange(since: number, operations: ReadonlyArray<Operation>): GroundReply {
    const results = operations.map((operation) => {
      const { clientId, sequence } = operation
      const known = this.log.some((row) => row.clientId === clientId && row.sequence === sequence)
      if (known) return { clientId, sequence }
      if (this.refuses(operation)) {
        return { clientId, sequence, refused: { key: 'boothInUse' as const } }
      }
      this.doc = applyGroundStep(this.doc, operation.step)
      this.log.push({ ...operation, revision: this.log.length + 1 })
      return { clientId, sequence }
    })
    const changes = this.log.filter(({ revision }) => revision > since)
    return { revision: this.log.length, changes, results }
  }
}

const moveTo = (id: string, xM: number): GroundStep => [
  { op: 'patch', kind: 'landmark', id, fields: { xM } },
]
const step = fc.oneof(
  fc
    .tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 9 }))
    .map(([id, x]) => moveTo(id, x)),
  fc.constantFrom('a', 'b', 'c').map((id): GroundStep => [{ op: 'remove', kind: 'landmark', id }]),
  fc
    .constantFrom('a', 'b', 'c')
    .map((id): GroundStep => [{ op: 'put', kind: 'landmark', value: landmark(id) }]),
)
/** Who acts, and whether it draws, sends, sends and loses the answer, or sends twice. */
const act = fc.tuple(
  fc.constantFrom(0, 1),
  fc.oneof(
    step.map((drawn) => ({ draws: drawn })),
    fc.constantFrom('sends' as const, 'loses the answer' as const, 'sends twice' as const),
  ),
)

test('two editors and a bad network end with the same ground as the server', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), fc.boolean(), (acts, strict) => {
      const server = new Server(({ sequence }) => strict && sequence % 5 === 0)
      const clients = ['one', 'two'].map((clientId) => ({
        clientId,
        sequence: 0,
        state: startSync(emptyGround(), 0),
      }))
      const exchange = (state: SyncState) =>
        server.exchange(state.revision, nextOperations(state.pending))
      for (const [who, what] of acts) {
        const client = clients[who]
        if (!client) continue
        if (typeof what === 'object') {
          client.sequence += 1
          const { clientId, sequence } = client
          client.state = addOperation(client.state, { clientId, sequence, step: what.draws })
        } else if (what === 'loses the answer') {
          exchange(client.state)
        } else {
          const replies = [exchange(client.state)]
          if (what === 'sends twice') replies.push(exchange(client.state))
          for (const reply of replies.reverse())
            client.state = receiveReply(client.state, reply).state
        }
      }
      for (let round = 0; round < 2; round++) {
        for (const client of clients) {
          client.state = receiveReply(client.state, exchange(client.state)).state
        }
      }
      for (const { state } of clients) {
        expect(state.pending).toEqual([])
        expect(state.shown).toEqual(server.doc)
      }
    }),
    { numRuns: 300 },
  )
})

test('a refused step is rolled back alone, and what came after it stays', () => {
  const server = new Server(({ sequence }) => sequence === 1)
  let state = startSync(emptyGround(), 0)
  state = addOperation(state, {
    clientId: 'one',
    sequence: 1,
    step: [{ op: 'remove', kind: 'landmark', id: 'a' }],
  })
  state = addOperation(state, { clientId: 'one', sequence: 2, step: moveTo('b', 7) })
  expect([...state.shown.landmark.keys()]).toEqual(['b'])

  const received = receiveReply(state, server.exchange(0, state.pending))

  expect(received.refused.map(({ operation }) => operation.sequence)).toEqual([1])
  expect(received.state.shown.landmark.get('a')?.xM).toBe(0)
  expect(received.state.shown.landmark.get('b')?.xM).toBe(7)
})

test('an answer with a hole is taken up to the hole and says that more is to be asked for', () => {
  const server = new Server()
  const operations = [1, 2, 3].map((sequence) => ({
    clientId: 'one',
    sequence,
    step: moveTo('a', sequence),
  }))
  const reply = server.exchange(0, operations)
  const received = receiveReply(startSync(emptyGround(), 0), {
    ...reply,
    changes: reply.changes.filter(({ revision }) => revision !== 2),
  })
  expect([received.state.revision, received.behind]).toEqual([1, true])
})

test('a message holds no more than a form may carry', () => {
  const wide = Array.from({ length: 300 }, (_, at) => moveTo(`landmark-${at}`, at)).flat()
  const pending = Array.from({ length: 40 }, (_, at) => ({
    clientId: 'one',
    sequence: at + 1,
    step: wide,
  }))
  const batch = nextOperations(pending)
  expect(batch.length).toBeGreaterThan(0)
  expect(new URLSearchParams({ batch: JSON.stringify(batch) }).toString().length).toBeLessThan(
    1_000_000,
  )
})
