import { expect, test } from 'vitest'
import type { Db } from '#db/connect.server.ts'
import {
  createApplication,
  createBooth,
  createEvent,
  createPlan,
  createUptExhibitor,
  createUser,
  createZone,
  placeInPlan,
} from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { DEFAULT_WEIGHTS } from '../allocation/problem.ts'
import { loadProblem, loadProblemText } from './load-problem.server.ts'
import writeProblem from './problem-file.heavy.ts'
import { proposeAllocation } from './propose-allocation.server.ts'

async function festival(db: Db) {
  const event = await createEvent(db, { status: 'call_closed' })
  const zone = await createZone(db, { eventId: event.id })
  const plan = await createPlan(db, { eventId: event.id })
  const booth = (code: string, capacity = 3) =>
    createBooth(db, { eventId: event.id, zoneId: zone.id, code, capacity })
  const application = async (kanwil: string, status: 'accepted' | 'waiting_list' = 'accepted') =>
    createApplication(db, {
      eventId: event.id,
      status,
      exhibitorId: (await createUptExhibitor(db, kanwil)).id,
    })
  const put = (applicationId: string, boothId: string, locked = false) =>
    placeInPlan(db, {
      eventId: event.id,
      planId: plan.id,
      applicationId,
      boothId,
      locked,
      tables: 1,
    })
  return { event, plan, booth, application, put }
}

test('locks of places, booths and Kanwil are read from the plan, and a locked booth takes nobody else', async () => {
  await using db = await createTestDb()
  const { event, plan, booth, application, put } = await festival(db)
  const [a, b, c] = [await booth('A-01'), await booth('A-02'), await booth('A-03')]
  const alone = await application('JB')
  const inLocked = await application('JT')
  const ofLocked = await application('BA')
  const free = await application('AC')
  const unplaced = await application('BA')
  await put(alone.id, a.id, true)
  await put(inLocked.id, b.id)
  await put(ofLocked.id, c.id)
  await put(free.id, c.id)
  const lock = { eventId: event.id, planId: plan.id }
  await db
    .insertInto('planBoothLock')
    .values({ ...lock, boothId: b.id })
    .execute()
  await db
    .insertInto('planKanwilLock')
    .values({ ...lock, kanwilCode: 'BA' })
    .execute()

  const { problem } = await loadProblem(db, event.id, DEFAULT_WEIGHTS, { planId: plan.id })

  const lockedIn = new Map(problem.applications.map((row) => [row.id, row.lockedBoothId]))
  expect(lockedIn.get(alone.id)).toBe(a.id)
  expect(lockedIn.get(inLocked.id)).toBe(b.id)
  expect(lockedIn.get(ofLocked.id)).toBe(c.id)
  expect(lockedIn.get(free.id)).toBeNull()
  expect(lockedIn.get(unplaced.id)).toBeNull()
  expect(problem.booths.filter((row) => row.closed).map((row) => row.id)).toEqual([b.id])
})

test('a run leaves locked booths and Kanwil as they are, and its plan has the same locks', async () => {
  await using db = await createTestDb()
  const { event, plan, booth, application, put } = await festival(db)
  const user = await createUser(db)
  const [a, b] = [await booth('A-01'), await booth('A-02')]
  const inLocked = await application('JT')
  const waiting = await application('JB', 'waiting_list')
  const others = [await application('AC'), await application('AC')]
  await put(inLocked.id, a.id)
  await put(waiting.id, b.id, true)
  const lock = { eventId: event.id, planId: plan.id }
  await db
    .insertInto('planBoothLock')
    .values({ ...lock, boothId: a.id })
    .execute()

  const actor = { eventId: event.id, userId: user.id }
  const made = await proposeAllocation(db, actor, {
    weights: DEFAULT_WEIGHTS,
    seed: 1,
    basePlanId: plan.id,
    includeWaiting: false,
    steps: 1000,
  })

  const rows = await db
    .selectFrom('placement')
    .select(['applicationId', 'boothId', 'locked'])
    .where('planId', '=', made.id)
    .execute()
  expect(rows).toHaveLength(4)
  expect(rows).toContainEqual({ applicationId: inLocked.id, boothId: a.id, locked: false })
  expect(rows).toContainEqual({ applicationId: waiting.id, boothId: b.id, locked: true })
  for (const { id } of others)
    expect(rows).toContainEqual({ applicationId: id, boothId: b.id, locked: false })
  const locks = await db
    .selectFrom('planBoothLock')
    .select('boothId')
    .where('planId', '=', made.id)
    .execute()
  expect(locks).toEqual([{ boothId: a.id }])
})

test('the call’s limit is every Kanwil’s maximum unless it has its own, and never cuts a promise', async () => {
  await using db = await createTestDb()
  const { event, booth, application } = await festival(db)
  await booth('A-01')
  for (const code of ['AC', 'BA', 'JB']) await application(code)
  const { id: eventId } = event
  await db.insertInto('callTerms').values({ eventId, maxTablesPerKanwil: 2 }).execute()
  await db
    .insertInto('kanwilQuota')
    .values([
      { eventId, kanwilCode: 'BA', maxTables: 9 },
      { eventId, kanwilCode: 'JB', minTables: 4 },
    ])
    .execute()

  const { problem } = await loadProblem(db, eventId, DEFAULT_WEIGHTS)

  expect(problem.quotas).toEqual([
    { kanwilCode: 'AC', minTables: 0, maxTables: 2 },
    { kanwilCode: 'BA', minTables: 0, maxTables: 9 },
    { kanwilCode: 'JB', minTables: 4, maxTables: 4 },
  ])
})

test('cold storage that an application needs and a booth has arrives in the problem', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  await createBooth(db, { eventId: event.id, hasColdStorage: true })
  await createApplication(db, { eventId: event.id, needsColdStorage: true })

  const { problem } = await loadProblem(db, event.id, DEFAULT_WEIGHTS)

  expect(problem.booths.map((row) => row.hasColdStorage)).toEqual([true])
  expect(problem.applications.map((row) => row.needsColdStorage)).toEqual([true])
})

test('the file for the command line says the problem to the letter, with the locks of a plan', async () => {
  await using db = await createTestDb()
  const { event, plan, booth, application, put } = await festival(db)
  const a = await booth('A-01')
  const locked = await application('JB')
  await application('AC', 'waiting_list')
  await put(locked.id, a.id, true)
  const asked = [db, event.id, DEFAULT_WEIGHTS, { planId: plan.id }] as const
  const { problem } = await loadProblem(...asked)
  expect(problem.applications.map(({ lockedBoothId }) => lockedBoothId)).toContain(a.id)
  const file = Buffer.from(writeProblem(await loadProblemText(...asked))).toString()
  expect(JSON.parse(file)).toEqual(problem)
})
