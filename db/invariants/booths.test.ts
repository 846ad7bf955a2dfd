import { expect, test } from 'vitest'
import {
  createApplication,
  createBooth,
  createEvent,
  createPlan,
  createZone,
  placeInPlan,
} from '#tests/support/factories.ts'
import { refusedBy } from '#tests/support/refused-by.ts'
import { createTestDb } from '#tests/support/test-db.ts'

test('of twenty people placing into the last table of a booth exactly one succeeds', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const booth = await createBooth(db, { eventId: event.id, capacity: 1 })
  const plan = await createPlan(db, { eventId: event.id })
  const applications = await Promise.all(
    Array.from({ length: 20 }, () => createApplication(db, { eventId: event.id })),
  )

  const outcomes = await Promise.all(
    applications.map((application) =>
      refusedBy(
        placeInPlan(db, {
          eventId: event.id,
          planId: plan.id,
          applicationId: application.id,
          boothId: booth.id,
          tables: 1,
        }),
      ),
    ),
  )

  expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
  expect(outcomes.filter((outcome) => outcome === 'booth_load_within_capacity')).toHaveLength(19)
})

test('neither a smaller booth nor a larger application may pass the capacity afterwards', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const booth = await createBooth(db, { eventId: event.id, capacity: 3 })
  const plan = await createPlan(db, { eventId: event.id })
  const application = await createApplication(db, { eventId: event.id, tables: 3 })
  await placeInPlan(db, {
    eventId: event.id,
    planId: plan.id,
    applicationId: application.id,
    boothId: booth.id,
    tables: 3,
  })

  const shrunk = refusedBy(
    db.updateTable('booth').set({ capacity: 2 }).where('id', '=', booth.id).execute(),
  )
  expect(await shrunk).toBe('booth_load_within_capacity')
  const grown = refusedBy(
    db.updateTable('application').set({ tables: 4 }).where('id', '=', application.id).execute(),
  )
  expect(await grown).toBe('booth_load_within_capacity')
})

test('a placement taken out gives its tables back', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const booth = await createBooth(db, { eventId: event.id, capacity: 2 })
  const plan = await createPlan(db, { eventId: event.id })
  const application = await createApplication(db, { eventId: event.id, tables: 2 })
  const placement = {
    eventId: event.id,
    planId: plan.id,
    applicationId: application.id,
    boothId: booth.id,
    tables: 2,
  }
  await placeInPlan(db, placement)
  await db.deleteFrom('placement').where('planId', '=', plan.id).execute()

  expect(await refusedBy(placeInPlan(db, placement))).toBe('accepted')
})

test('rows of two festivals are never mixed', async () => {
  await using db = await createTestDb()
  const [here, there] = [await createEvent(db), await createEvent(db)]
  const booth = await createBooth(db, { eventId: there.id })
  const plan = await createPlan(db, { eventId: here.id })
  const application = await createApplication(db, { eventId: here.id })

  const placed = placeInPlan(db, {
    eventId: here.id,
    planId: plan.id,
    applicationId: application.id,
    boothId: booth.id,
    tables: 1,
  })
  expect(await refusedBy(placed)).toBe('placement_booth_fkey')
  const zone = await createZone(db, { eventId: there.id })
  expect(await refusedBy(createBooth(db, { eventId: here.id, zoneId: zone.id }))).toBe(
    'booth_zone_fkey',
  )
})

test('an event has one published plan at most', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const published = { eventId: event.id, status: 'published', publishedAt: new Date() } as const
  await createPlan(db, published)

  expect(await refusedBy(createPlan(db, published))).toBe('allocation_plan_one_published_idx')
})
