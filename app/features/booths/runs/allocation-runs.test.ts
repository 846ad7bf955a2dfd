import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Db } from '#db/connect.server.ts'
import {
  createApplication,
  createBooth,
  createEvent,
  createUser,
  createZone,
} from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { DEFAULT_WEIGHTS } from '../allocation/problem.ts'
import {
  cancelAllocationRun,
  startAllocationRun,
  stopAllocationRun,
} from './allocation-runs.server.ts'
import { readAllocationRun } from './read-run.server.ts'
import { endAllocationRuns, superviseRun } from './supervise-run.server.ts'

/** A festival with something to place, and an order that would take minutes. */
async function festival(db: Db) {
  const event = await createEvent(db, { status: 'call_closed' })
  const user = await createUser(db)
  const zone = await createZone(db, { eventId: event.id })
  for (const code of ['A-01', 'A-02'])
    await createBooth(db, { eventId: event.id, zoneId: zone.id, code, capacity: 2 })
  for (let count = 0; count < 3; count += 1) await createApplication(db, { eventId: event.id })
  const actor = { eventId: event.id, userId: user.id }
  const long = {
    weights: DEFAULT_WEIGHTS,
    seed: 1,
    includeWaiting: false,
    steps: 1_000_000_000,
    seconds: 120,
  }
  return { actor, long }
}

function plansOf(db: Db) {
  return db.selectFrom('allocationPlan').select('id').execute()
}

test('a run makes a plan, and tells what it is worth and how far from the best', async () => {
  await using db = await createTestDb()
  const { actor, long } = await festival(db)

  const { id, finished } = await startAllocationRun(db, actor, { ...long, steps: 2000 })
  const end = await finished

  expect(end.status).toBe('done')
  const run = await readAllocationRun(db, actor.eventId)
  const [plan] = await plansOf(db)
  expect(run).toMatchObject({
    id,
    status: 'done',
    planId: plan?.id,
    planNumber: 1,
    progress: 1,
    lost: false,
    error: null,
  })
  expect(run?.bound).toBeGreaterThanOrEqual(run?.value ?? Number.POSITIVE_INFINITY)
  expect(run?.finishedAt).not.toBeNull()
})

test('a festival has one run at a time, a cancelled one makes no plan, and the next may begin at once', async () => {
  await using db = await createTestDb()
  const { actor, long } = await festival(db)
  const { id, finished } = await startAllocationRun(db, actor, long)

  await expect(startAllocationRun(db, actor, long)).rejects.toMatchObject({
    constraint: 'allocation_run_one_running_idx',
  })
  await cancelAllocationRun(db, actor, id)
  expect((await readAllocationRun(db, actor.eventId))?.status).toBe('cancelled')
  const second = await startAllocationRun(db, actor, { ...long, steps: 2000 })

  expect(await finished).toEqual({ status: 'cancelled' })
  expect((await second.finished).status).toBe('done')
  expect(await plansOf(db)).toHaveLength(1)
})

test('a run that is told to stop keeps the best so far, and others are served meanwhile', async () => {
  await using db = await createTestDb()
  const { actor, long } = await festival(db)
  const { id, finished } = await startAllocationRun(db, actor, long)
  let served = 0
  const others = setInterval(() => {
    served += 1
  }, 5)

  await stopAllocationRun(db, actor, id)
  expect((await readAllocationRun(db, actor.eventId))?.stopping).toBe(true)

  expect((await finished).status).toBe('done')
  clearInterval(others)
  expect(served).toBeGreaterThan(3)
  const placed = await db.selectFrom('placement').select('applicationId').execute()
  expect(placed).toHaveLength(3)
})

test('a run ends with its process, and says so', async () => {
  await using db = await createTestDb()
  const { actor, long } = await festival(db)
  const { finished } = await startAllocationRun(db, actor, long)

  await endAllocationRuns()

  expect(await finished).toEqual({ status: 'failed', error: 'allocationInterrupted' })
  expect(await readAllocationRun(db, actor.eventId)).toMatchObject({
    status: 'failed',
    error: 'allocationInterrupted',
  })
  expect(await plansOf(db)).toEqual([])
})

test('a thread that breaks makes the run fail with a word, and the festival is free for the next', async () => {
  await using db = await createTestDb()
  const { actor, long } = await festival(db)
  const { id } = await db
    .insertInto('allocationRun')
    .values({ id: actor.userId, eventId: actor.eventId, settings: '{}' })
    .returning('id')
    .executeTakeFirstOrThrow()

  const end = await superviseRun(db, actor, id, long, JSON.parse('{}'), new Set())

  expect(end).toEqual({ status: 'failed', error: 'allocationFailed' })
  expect(await readAllocationRun(db, actor.eventId)).toMatchObject({
    status: 'failed',
    error: 'allocationFailed',
  })
  const { finished } = await startAllocationRun(db, actor, { ...long, steps: 100 })
  expect((await finished).status).toBe('done')
})

test('a run whose process died is lost, and another may take its place', async () => {
  await using db = await createTestDb()
  const { actor, long } = await festival(db)
  const dead = await db
    .insertInto('allocationRun')
    .values({
      id: actor.userId,
      eventId: actor.eventId,
      settings: '{}',
      heartbeatAt: sql<Date>`now() - interval '1 minute'`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  expect(await readAllocationRun(db, actor.eventId)).toMatchObject({
    status: 'running',
    lost: true,
  })

  const { finished } = await startAllocationRun(db, actor, { ...long, steps: 500 })
  await finished

  const runs = await db.selectFrom('allocationRun').select(['id', 'status', 'error']).execute()
  expect(runs).toContainEqual({ id: dead.id, status: 'failed', error: 'allocationLost' })
})

test('an application that changes while a plan is computed makes the run fail, not the plan wrong', async () => {
  await using db = await createTestDb()
  const { actor, long } = await festival(db)
  const { id, finished } = await startAllocationRun(db, actor, long)
  await db.updateTable('application').set({ tables: 2 }).execute()

  await stopAllocationRun(db, actor, id)

  expect(await finished).toEqual({ status: 'failed', error: 'conflict' })
  expect(await plansOf(db)).toEqual([])
})

test('a ground without booths and a call without applications are refused with a word', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const user = await createUser(db)
  const actor = { eventId: event.id, userId: user.id }
  const proposal = {
    weights: DEFAULT_WEIGHTS,
    seed: 1,
    includeWaiting: false,
  }

  await expect(startAllocationRun(db, actor, proposal)).rejects.toEqual(
    new DomainError('venueWithoutBooths'),
  )
  await createBooth(db, { eventId: event.id })
  await expect(startAllocationRun(db, actor, proposal)).rejects.toEqual(
    new DomainError('nobodyToPlace'),
  )
})
