import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import { createEvent, createUser } from '#tests/support/factories.ts'
import { createTestDb, type TestDb } from '#tests/support/test-db.ts'
import { addOperation, receiveReply, startSync } from '../editor/sync.ts'
import { docOf, type GroundStep } from './doc.ts'
import { exchangeSteps, listGroundChanges } from './exchange-steps.server.ts'
import { loadGround } from './load-ground.server.ts'
import { CHANGES_KEPT } from './pruned-changes.server.ts'

const gate = (name: string, id = newId()) => ({
  id,
  kind: 'gate' as const,
  name,
  xM: 0,
  yM: 0,
  widthM: 4,
  depthM: 2,
  rotationDeg: 0,
})
const put = (value: ReturnType<typeof gate>): GroundStep => [{ op: 'put', kind: 'landmark', value }]
const moved = (id: string, xM: number): GroundStep => [
  { op: 'patch', kind: 'landmark', id, fields: { xM } },
]

async function setUp(db: TestDb) {
  const event = await createEvent(db, { groundWidthM: 100, groundDepthM: 60 })
  const user = await createUser(db)
  const actor = { eventId: event.id, userId: user.id }
  const editor = (clientId = newId()) => {
    let sequence = 0
    return {
      clientId,
      send: (step: GroundStep, since = 0) => {
        sequence += 1
        const operations = [{ clientId, sequence, step }]
        return exchangeSteps(db, actor, { since, operations })
      },
    }
  }
  /** Another planner draws on, so many steps; those in the middle are written as the server writes them. */
  const drawOn = async (id: string, steps: number) => {
    const { revision } = await loadGround(db, event.id)
    const clientId = newId()
    await sql`
      insert into ground_change (event_id, revision, client_id, client_sequence, change)
      select ${event.id}, ${revision} + n, ${clientId}, n, ${JSON.stringify(moved(id, 7))}::jsonb
      from generate_series(1, ${steps}::int) n`.execute(db)
    await sql`update ground set revision = revision + ${steps} where event_id = ${event.id}`.execute(
      db,
    )
  }
  const countLog = async () => {
    const { rows } = await sql<{ full: number; emptied: number }>`
      select count(*) filter (where change <> '[]')::int as full,
        count(*) filter (where change = '[]')::int as emptied
      from ground_change where event_id = ${event.id}`.execute(db)
    return rows[0]
  }
  return { event, actor, editor, drawOn, countLog }
}

test('of a log that grows, what an editor may still ask for stays, and one line of each client before', async () => {
  await using db = await createTestDb()
  const { event, editor, drawOn, countLog } = await setUp(db)
  const one = editor()
  const row = gate('Barat')
  await one.send(put(row))
  await one.send(moved(row.id, 5))
  await drawOn(row.id, 1096)
  await one.send(moved(row.id, 9))
  expect(await countLog()).toEqual({ full: 1099, emptied: 0 })

  await one.send(moved(row.id, 11))

  // Of the editor's first two one is left, of the other planner's first ones as well.
  expect(await countLog()).toEqual({ full: CHANGES_KEPT, emptied: 2 })
  const near = await listGroundChanges(db, event.id, 1100 - CHANGES_KEPT)
  expect(near.whole).toBeUndefined()
  expect(near.changes).toHaveLength(CHANGES_KEPT)
  const far = await listGroundChanges(db, event.id, 1099 - CHANGES_KEPT)
  expect(far).toMatchObject({ revision: 1100, changes: [], whole: { landmark: [{ xM: 11 }] } })
})

test('an editor behind what was pruned gets the whole ground; what it had sent counts once, and what it had not is kept', async () => {
  await using db = await createTestDb()
  const { event, actor, editor, drawOn, countLog } = await setUp(db)
  const other = editor()
  const [west, east] = [gate('Barat'), gate('Timur')]
  await other.send([...put(west), ...put(east)])
  const { rows, revision } = await loadGround(db, event.id)
  const clientId = newId()
  let state = startSync(docOf(rows), revision)
  const draw = (sequence: number, step: GroundStep) => {
    state = addOperation(state, { clientId, sequence, step })
  }

  // Sent and taken, but the line breaks before the answer; the editor draws on without it.
  draw(1, moved(west.id, 30))
  draw(2, put(gate('Tengah')))
  await exchangeSteps(db, actor, { since: revision, operations: [...state.pending] })
  draw(3, moved(east.id, 40))
  draw(4, put(gate('Utara')))
  await other.send(moved(west.id, 50))
  await drawOn(east.id, 1195)
  await other.send(moved(east.id, 8))
  expect((await countLog())?.full).toBe(CHANGES_KEPT)

  // Back again, it sends all that it has no answer about, in two messages.
  const first = await exchangeSteps(db, actor, {
    since: state.revision,
    operations: state.pending.slice(0, 3),
  })
  expect(first.whole).toBeDefined()
  expect(first.results).toEqual([
    { clientId, sequence: 1 },
    { clientId, sequence: 2 },
    { clientId, sequence: 3 },
  ])
  state = receiveReply(state, first).state
  expect(state.pending.map(({ sequence }) => sequence)).toEqual([4])
  expect([...state.shown.landmark.values()].map(({ name }) => name)).toContain('Utara')

  const second = await exchangeSteps(db, actor, {
    since: state.revision,
    operations: [...state.pending],
  })
  state = receiveReply(state, second).state

  const stored = await loadGround(db, event.id)
  expect(state).toMatchObject({ pending: [], revision: stored.revision })
  expect(state.shown).toEqual(docOf(stored.rows))
  // What others did after its first steps still holds; its third came last.
  expect(state.shown.landmark.get(west.id)?.xM).toBe(50)
  expect(state.shown.landmark.get(east.id)?.xM).toBe(40)
})
