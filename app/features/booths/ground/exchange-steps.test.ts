import { expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import {
  createApplication,
  createBooth,
  createEvent,
  createPlan,
  createUser,
  createZone,
} from '#tests/support/factories.ts'
import { createTestDb, type TestDb } from '#tests/support/test-db.ts'
import type { GroundStep } from './doc.ts'
import { exchangeSteps, listGroundChanges } from './exchange-steps.server.ts'
import { loadGround } from './load-ground.server.ts'

const clientId = '01990000-0000-7000-8000-000000000001'

async function setUp(db: TestDb) {
  const event = await createEvent(db, { groundWidthM: 100, groundDepthM: 60 })
  const zone = await createZone(db, { eventId: event.id, code: 'A' })
  const user = await createUser(db)
  const actor = { eventId: event.id, userId: user.id }
  let sequence = 0
  /** Sends steps as one editor does. */
  const send = (...steps: GroundStep[]) =>
    exchangeSteps(db, actor, {
      since: 0,
      operations: steps.map((step) => {
        sequence += 1
        return { clientId, sequence, step }
      }),
    })
  return { event, zone, actor, send }
}

const boothAt = (zoneId: string, code: string, xM: number, id = newId()) => ({
  op: 'put' as const,
  kind: 'booth' as const,
  value: {
    id,
    zoneId,
    code,
    xM,
    yM: 10,
    widthM: 3,
    depthM: 3,
    rotationDeg: 0,
    capacity: 2,
    powerWatts: 900,
    hasWater: false,
    cookingAllowed: false,
    hasColdStorage: true,
  },
})

test('what is drawn is kept: zone, booths, landmark, walkway and the ground itself', async () => {
  await using db = await createTestDb()
  const { event, zone, send } = await setUp(db)
  const booth = boothAt(zone.id, 'A-01', 10)
  const landmark = {
    id: newId(),
    kind: 'power' as const,
    name: 'Genset',
    xM: 1,
    yM: 1,
    widthM: 2,
    depthM: 2,
    rotationDeg: 45,
  }
  const walkway = { id: newId(), line: [[0, 20] as const, [50, 20] as const], widthM: 4 }

  const reply = await send(
    [booth, { op: 'put', kind: 'landmark', value: landmark }],
    [
      { op: 'put', kind: 'walkway', value: walkway },
      {
        op: 'patch',
        kind: 'zone',
        id: zone.id,
        fields: {
          outline: [
            [0, 0],
            [40, 0],
            [40, 30],
          ],
        },
      },
      { op: 'patch', kind: 'ground', fields: { widthM: 120, cableLengthM: 30 } },
    ],
  )

  expect(reply).toMatchObject({ revision: 2, results: [{ sequence: 1 }, { sequence: 2 }] })
  const { revision, rows } = await loadGround(db, event.id)
  expect(revision).toBe(2)
  expect(rows.booth).toEqual([booth.value])
  expect(rows.landmark).toEqual([landmark])
  expect(rows.walkway).toEqual([walkway])
  expect(rows.zone[0]?.outline).toEqual([
    [0, 0],
    [40, 0],
    [40, 30],
  ])
  expect(rows.ground).toMatchObject({ widthM: 120, cableLengthM: 30 })
  const traces = await db.selectFrom('auditEntry').select(['action', 'after']).execute()
  expect(traces).toEqual([
    {
      action: 'ground.changed',
      after: {
        revision: 2,
        boothAdded: 1,
        landmarkAdded: 1,
        walkwayAdded: 1,
        zoneChanged: 1,
        groundChanged: 1,
      },
    },
  ])
})

test('a batch that is sent again changes nothing and is answered alike', async () => {
  await using db = await createTestDb()
  const { event, zone, actor } = await setUp(db)
  const operations = [{ clientId, sequence: 1, step: [boothAt(zone.id, 'A-01', 10)] }]

  const replies = await Promise.all(
    [1, 2, 3].map(() => exchangeSteps(db, actor, { since: 0, operations })),
  )

  expect(replies.map(({ results }) => results)).toEqual(
    Array.from({ length: 3 }, () => [{ clientId, sequence: 1 }]),
  )
  expect((await loadGround(db, event.id)).revision).toBe(1)
})

test('two planners who change one booth at once both keep their field', async () => {
  await using db = await createTestDb()
  const { event, zone, actor, send } = await setUp(db)
  const booth = boothAt(zone.id, 'A-01', 10)
  await send([booth])
  const { id } = booth.value
  const change = (client: string, fields: object) =>
    exchangeSteps(db, actor, {
      since: 1,
      operations: [
        { clientId: client, sequence: 1, step: [{ op: 'patch', kind: 'booth', id, fields }] },
      ],
    })

  await Promise.all([change(newId(), { xM: 40 }), change(newId(), { hasWater: true })])

  const { revision, rows } = await loadGround(db, event.id)
  expect(revision).toBe(3)
  expect(rows.booth).toMatchObject([{ id, xM: 40, hasWater: true }])
  const told = await listGroundChanges(db, event.id, 1)
  expect(told.changes.map((row) => row.revision)).toEqual([2, 3])
})

test('one who moves a booth that another has just deleted is not refused, and it stays deleted', async () => {
  await using db = await createTestDb()
  const { event, zone, send } = await setUp(db)
  const booth = boothAt(zone.id, 'A-01', 10)
  const { id } = booth.value
  const reply = await send(
    [booth],
    [{ op: 'remove', kind: 'booth', id }],
    [{ op: 'patch', kind: 'booth', id, fields: { xM: 30 } }],
  )
  expect(reply.results.some(({ refused }) => refused)).toBe(false)
  expect((await loadGround(db, event.id)).rows.booth).toEqual([])
})

test('a booth that is placed in a plan stays, and the refusal names who stands there', async () => {
  await using db = await createTestDb()
  const { event, zone, send } = await setUp(db)
  const plan = await createPlan(db, { eventId: event.id })
  const booth = await createBooth(db, { eventId: event.id, zoneId: zone.id, capacity: 5 })
  const application = await createApplication(db, { eventId: event.id, tables: 2 })
  await db
    .insertInto('placement')
    .values({
      eventId: event.id,
      planId: plan.id,
      applicationId: application.id,
      boothId: booth.id,
      tables: 2,
    })
    .execute()
  const exhibitor = await db
    .selectFrom('exhibitor')
    .select('name')
    .where('id', '=', application.exhibitorId)
    .executeTakeFirstOrThrow()

  const reply = await send(
    [{ op: 'remove', kind: 'booth', id: booth.id }],
    [{ op: 'patch', kind: 'booth', id: booth.id, fields: { capacity: 1 } }],
    [{ op: 'patch', kind: 'booth', id: booth.id, fields: { capacity: 2 } }],
  )

  expect(reply.results).toMatchObject([
    { refused: { key: 'boothOccupied', params: { booth: booth.code, who: exhibitor.name } } },
    { refused: { key: 'boothBelowPlaced', params: { booth: booth.code, tables: 2 } } },
    {},
  ])
  expect(reply.results[2]?.refused).toBeUndefined()
  expect((await loadGround(db, event.id)).rows.booth).toMatchObject([{ id: booth.id, capacity: 2 }])
})

test('a refused step leaves nothing of itself and does not hold up those after it', async () => {
  await using db = await createTestDb()
  const { event, zone, send } = await setUp(db)
  const elsewhere = await createEvent(db)
  const foreign = await createZone(db, { eventId: elsewhere.id })
  const foreignBooth = await createBooth(db, { eventId: elsewhere.id, zoneId: foreign.id })
  await send([boothAt(zone.id, 'A-01', 10)])

  const reply = await send(
    [boothAt(zone.id, 'A-02', 14), boothAt(zone.id, 'A-01', 18)],
    [boothAt(foreign.id, 'A-03', 14)],
    [boothAt(zone.id, 'A-04', 99)],
    [boothAt(zone.id, 'A-05', 14, foreignBooth.id)],
    [{ op: 'remove', kind: 'zone', id: zone.id }],
    [{ op: 'patch', kind: 'ground', fields: { widthM: 11 } }],
    [{ op: 'patch', kind: 'booth', id: newId(), fields: { xM: Number.NaN } }],
    [boothAt(zone.id, 'A-06', 22)],
  )

  expect(reply.results.map(({ refused }) => refused?.key)).toEqual([
    'boothCodeTaken',
    'zoneNotFound',
    'outsideGround',
    'alreadyExists',
    'zoneInUse',
    'groundTooSmall',
    'changeInvalid',
    undefined,
  ])
  const { rows } = await loadGround(db, event.id)
  expect(rows.booth.map(({ code }) => code)).toEqual(['A-01', 'A-06'])
})

test('booths can take over each other’s codes in one step', async () => {
  await using db = await createTestDb()
  const { event, zone, send } = await setUp(db)
  const [one, two] = [boothAt(zone.id, 'A-01', 10), boothAt(zone.id, 'A-02', 14)]
  const renamed = (id: string, code: string) =>
    ({ op: 'patch', kind: 'booth', id, fields: { code } }) as const
  await send([one, two], [renamed(one.value.id, 'A-02'), renamed(two.value.id, 'A-01')])
  const { rows } = await loadGround(db, event.id)
  expect(rows.booth.map(({ code, xM }) => [code, xM])).toEqual([
    ['A-01', 14],
    ['A-02', 10],
  ])
})

test('who has fallen far behind, or comes from another copy of the database, gets the whole ground', async () => {
  await using db = await createTestDb()
  const { event, zone, send } = await setUp(db)
  await send([boothAt(zone.id, 'A-01', 10)])
  const answer = await listGroundChanges(db, event.id, 70)
  expect(answer).toMatchObject({ revision: 1, changes: [], whole: { booth: [{ code: 'A-01' }] } })
})
