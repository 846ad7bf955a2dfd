import { expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import {
  createApplication,
  createBooth,
  createEvent,
  createExhibitor,
  createPlan,
  createProduct,
  createUser,
  createZone,
  placeInPlan,
} from '#tests/support/factories.ts'
import { createTestDb, type TestDb } from '#tests/support/test-db.ts'
import { publishPlan } from '../publish/publish-plan.server.ts'
import type { GroundStep } from './doc.ts'
import { exchangeSteps } from './exchange-steps.server.ts'
import { listFormerPlaces } from './former-places.server.ts'

/** Two plans, the second published after the first: somebody has moved from the booth of the first. */
async function setUp(db: TestDb) {
  const event = await createEvent(db, { groundWidthM: 100, groundDepthM: 60 })
  const { id: eventId } = event
  const zone = await createZone(db, { eventId, name: 'Kriya' })
  const [left, right] = await Promise.all([
    createBooth(db, { eventId, zoneId: zone.id, code: 'K-01', capacity: 4 }),
    createBooth(db, { eventId, zoneId: zone.id, code: 'K-02', capacity: 4 }),
  ])
  const exhibitor = await createExhibitor(db, { name: 'Lapas Cipinang' })
  const application = await createApplication(db, {
    eventId,
    exhibitorId: exhibitor.id,
    status: 'accepted',
    tables: 3,
  })
  const product = await createProduct(db, { exhibitorId: exhibitor.id })
  await db
    .insertInto('applicationProduct')
    .values({
      eventId,
      applicationId: application.id,
      productId: product.id,
      priceIdr: 50_000,
    })
    .execute()
  const actor = { eventId, userId: (await createUser(db)).id }
  const publish = async (number: number, boothId: string) => {
    const plan = await createPlan(db, { eventId, number })
    const placing = { eventId, planId: plan.id, applicationId: application.id, boothId, tables: 3 }
    await placeInPlan(db, placing)
    await publishPlan(db, actor, { planId: plan.id })
    return plan
  }
  const first = await publish(1, left.id)
  const second = await publish(2, right.id)
  let sequence = 0
  const send = async (step: GroundStep) => {
    sequence += 1
    const operations = [{ clientId: '01990000-0000-7000-8000-000000000001', sequence, step }]
    const { results } = await exchangeSteps(db, actor, { since: 0, operations })
    return results[0]?.refused?.key
  }
  const standing = () =>
    db
      .selectFrom('placement')
      .select(['planId', 'boothId', 'tables'])
      .where('eventId', '=', eventId)
      .orderBy('planId')
      .execute()
  return { event, zone, left, right, application, first, second, send, standing }
}

const drawn = (zoneId: string, id: string, code: string) => ({
  op: 'put' as const,
  kind: 'booth' as const,
  value: {
    id,
    zoneId,
    code,
    xM: 10,
    yM: 10,
    widthM: 3,
    depthM: 3,
    rotationDeg: 0,
    capacity: 4,
    powerWatts: 900,
    hasWater: false,
    cookingAllowed: false,
    hasColdStorage: false,
  },
})

test('a booth of a superseded plan is removed, who stood there stays on record, and undoing brings both back', async () => {
  await using db = await createTestDb()
  const { event, zone, left, right, application, first, second, send, standing } = await setUp(db)

  expect(await send([{ op: 'remove', kind: 'booth', id: right.id }])).toBe('boothOccupied')
  expect(await send([{ op: 'remove', kind: 'booth', id: left.id }])).toBeUndefined()

  expect(await standing()).toEqual([{ planId: second.id, boothId: right.id, tables: 3 }])
  expect(await listFormerPlaces(db, event.id, first.id)).toEqual([
    { applicationId: application.id, exhibitor: 'Lapas Cipinang', booth: 'K-01', tables: 3 },
  ])
  expect(await send([drawn(zone.id, left.id, 'K-01')])).toBeUndefined()
  expect(await standing()).toEqual([
    { planId: first.id, boothId: left.id, tables: 3 },
    { planId: second.id, boothId: right.id, tables: 3 },
  ])
  expect(await listFormerPlaces(db, event.id, first.id)).toEqual([])
})

test('tables of a superseded plan hold no booth to its size, whatever becomes of the application', async () => {
  await using db = await createTestDb()
  const { left, right, application, send } = await setUp(db)
  const shrink = (id: string, capacity: number) =>
    send([{ op: 'patch', kind: 'booth', id, fields: { capacity } }])

  expect(await shrink(left.id, 1)).toBeUndefined()
  expect(await shrink(right.id, 1)).toBe('boothBelowPlaced')

  await db.updateTable('application').set({ tables: 4 }).where('id', '=', application.id).execute()
  const loads = await db.selectFrom('boothLoad').select(['boothId', 'tables']).execute()
  expect(loads).toEqual([{ boothId: right.id, tables: 4 }])
})

test('a booth stays where goods were sold or something was reported', async () => {
  await using db = await createTestDb()
  const { event, left, send } = await setUp(db)
  await db
    .insertInto('boothReport')
    .values({ id: newId(), eventId: event.id, boothId: left.id, kind: 'arrived' })
    .execute()

  expect(await send([{ op: 'remove', kind: 'booth', id: left.id }])).toBe('boothInUse')

  await db.deleteFrom('boothReport').execute()
  await db.updateTable('listing').set({ active: true }).where('boothId', '=', left.id).execute()
  expect(await send([{ op: 'remove', kind: 'booth', id: left.id }])).toBe('boothInUse')
})
