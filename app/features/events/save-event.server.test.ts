import { expect, test } from 'vitest'
import { toDomainError } from '#app/lib/constraint-errors.server.ts'
import type { Db } from '#db/connect.server.ts'
import {
  createEvent as aFestival,
  createRegistration,
  createUser,
  createVenue,
} from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import type { NewEvent } from './event-forms.ts'
import { removeDay, saveDay } from './open-days.server.ts'
import { listEventsOf, listOpenDays } from './queries.server.ts'
import { createEvent, stepEvent, updateEvent } from './save-event.server.ts'

const now = new Date('2026-08-07T16:30:00Z')

async function form(db: Db, overrides: Partial<NewEvent> = {}): Promise<NewEvent> {
  const venue = await createVenue(db, { timeZone: 'Asia/Jayapura' })
  return {
    slug: 'pameran-jayapura',
    name: 'Pameran Jayapura',
    venueId: venue.id,
    plannedStartsOn: '2026-09-01',
    plannedEndsOn: '2026-09-03',
    entryRule: 'once_per_day',
    registrationOpen: false,
    groupSizeMax: 10,
    ...overrides,
  }
}

function refusal(error: unknown) {
  return toDomainError(error)?.key
}

function auditOf(db: Db, eventId: string) {
  return db
    .selectFrom('auditEntry')
    .select(['action', 'userId', 'before', 'after'])
    .where('eventId', '=', eventId)
    .orderBy('id')
    .execute()
}

test('a new festival is a draft in its venue’s zone, open on each of its days', async () => {
  await using db = await createTestDb()
  const user = await createUser(db)

  const { id } = await createEvent(db, { eventId: null, userId: user.id }, await form(db))

  const event = await db
    .selectFrom('event')
    .select(['status', 'timeZone'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(event).toEqual({
    status: 'draft',
    timeZone: 'Asia/Jayapura',
  })
  expect((await listOpenDays(db, id)).map((day) => [day.openOn, day.opensAt])).toEqual([
    ['2026-09-01', '09:00'],
    ['2026-09-02', '09:00'],
    ['2026-09-03', '09:00'],
  ])
  expect((await auditOf(db, id)).map((entry) => [entry.action, entry.userId])).toEqual([
    ['event.created', user.id],
  ])
})

test('two festivals never share an address, nor take one of a page', async () => {
  await using db = await createTestDb()
  const user = await createUser(db)
  await createEvent(db, { eventId: null, userId: user.id }, await form(db))

  const again = await createEvent(db, { eventId: null, userId: user.id }, await form(db)).catch(
    refusal,
  )
  const page = await createEvent(
    db,
    { eventId: null, userId: user.id },
    await form(db, { slug: 'baru' }),
  ).catch(refusal)

  expect([again, page]).toEqual(['slugTaken', 'slugTaken'])
})

test('a change keeps in the audit trail what was before', async () => {
  await using db = await createTestDb()
  const user = await createUser(db)
  const event = await aFestival(db, { name: 'Nama lama' })

  await updateEvent(
    db,
    { eventId: event.id, userId: user.id },
    {
      ...(await form(db, { name: 'Nama baru' })),
      plannedEndsOn: undefined,
    },
  )

  const [entry] = await auditOf(db, event.id)
  expect(entry).toMatchObject({
    action: 'event.changed',
    before: { name: 'Nama lama', plannedEndsOn: '2026-08-09' },
    after: { name: 'Nama baru', plannedEndsOn: null, timeZone: 'Asia/Jayapura' },
  })
})

test('of two people who press at once, one takes the step and the other is told', async () => {
  await using db = await createTestDb()
  const user = await createUser(db)
  const event = await aFestival(db, { status: 'published' })

  const steps = await Promise.all(
    [1, 2].map(() =>
      stepEvent(db, { eventId: event.id, userId: user.id }, 'running', now).then(
        () => 'done',
        refusal,
      ),
    ),
  )

  expect(steps.sort()).toEqual(['done', 'eventStepRefused'])
  expect(await auditOf(db, event.id)).toHaveLength(1)
})

test('opening writes down the day it was at the venue', async () => {
  await using db = await createTestDb()
  const user = await createUser(db)
  const event = await aFestival(db, { status: 'published', timeZone: 'Asia/Jayapura' })

  await stepEvent(db, { eventId: event.id, userId: user.id }, 'running', now)

  const { actualStartsOn } = await db
    .selectFrom('event')
    .select('actualStartsOn')
    .where('id', '=', event.id)
    .executeTakeFirstOrThrow()
  // Half past one at night of the next day there.
  expect(actualStartsOn).toBe('2026-08-08')
})

test('a day can be changed, but not closed once somebody comes on it', async () => {
  await using db = await createTestDb()
  const user = await createUser(db)
  const event = await aFestival(db)
  await createRegistration(db, { eventId: event.id, visitOn: '2026-08-08' })

  await saveDay(
    db,
    { eventId: event.id, userId: user.id },
    {
      openOn: '2026-08-08',
      opensAt: '10:00',
      closesAt: '22:00',
      visitorCapacity: 500,
    },
  )
  await removeDay(db, { eventId: event.id, userId: user.id }, '2026-08-09')
  const refused = await removeDay(db, { eventId: event.id, userId: user.id }, '2026-08-08').catch(
    refusal,
  )

  expect(refused).toBe('dayHasVisitors')
  expect(await listOpenDays(db, event.id, { from: '2026-08-08' })).toEqual([
    { openOn: '2026-08-08', opensAt: '10:00', closesAt: '22:00', capacity: 500 },
  ])
})

test('everybody sees the festivals where they have something to do', async () => {
  await using db = await createTestDb()
  const mine = await aFestival(db, { slug: 'punya-saya', status: 'draft' })
  await aFestival(db, { slug: 'punya-lain', status: 'draft' })
  await aFestival(db, { slug: 'terbuka', status: 'call_open' })
  const none = {
    eventId: null,
    kanwilCode: null,
    exhibitorId: null,
    boothId: null,
    gateId: null,
    stageId: null,
  }
  const slugs = async (...grants: Parameters<typeof listEventsOf>[1]) =>
    (await listEventsOf(db, grants)).map((event) => event.slug).sort()

  expect(await slugs({ ...none, role: 'organizer', eventId: mine.id })).toEqual(['punya-saya'])
  expect(await slugs({ ...none, role: 'kanwil_coordinator', kanwilCode: 'NT' })).toEqual([
    'terbuka',
  ])
  expect(await slugs({ ...none, role: 'administrator' })).toEqual([
    'punya-lain',
    'punya-saya',
    'terbuka',
  ])
  expect(await slugs({ ...none, role: 'exhibitor_officer', exhibitorId: 'x' })).toEqual([])
})
