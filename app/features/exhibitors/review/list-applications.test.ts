import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from '#db/connect.server.ts'
import {
  createApplication,
  createEvent,
  createExhibitor,
  createUser,
} from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import {
  type ApplicationFilter,
  listApplications,
  listIdsInStates,
} from '../applications/list-applications.server.ts'
import { decideInBulk } from './decide-in-bulk.server.ts'
import { scoreApplications } from './score-applications.server.ts'
import { findNextUnread } from './scoring-queue.server.ts'

const byName = { by: 'name', descending: false } as const

test('the list is searched forgivingly and filtered by kind, readers and invitation', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const [ani, budi] = [await createUser(db), await createUser(db)]
  const apply = async (name: string, kind: 'umkm' | 'partner') => {
    const exhibitor = await createExhibitor(db, { name, kind })
    return createApplication(db, { eventId: event.id, exhibitorId: exhibitor.id })
  }
  const coffee = await apply('Kopi Flores Bajawa', 'umkm')
  const bank = await apply('Bank IPPA Fest', 'partner')
  await db
    .insertInto('callInvitation')
    .values({ eventId: event.id, exhibitorId: bank.exhibitorId })
    .execute()
  const marks = { quality: 3, story: 3, readiness: 3 }
  const reader = { eventId: event.id, userId: ani.id }
  await scoreApplications(db, reader, { applicationIds: [coffee.id], marks, remark: '' })
  const names = async (filter: ApplicationFilter) =>
    (await listApplications(db, event.id, filter, byName, 1)).rows.map((row) => row.name)

  expect(await names({ search: 'kopi flores bajwa' })).toEqual(['Kopi Flores Bajawa'])
  expect(await names({ search: 'ippafest' })).toEqual(['Bank IPPA Fest'])
  expect(await names({ search: '100%' })).toEqual([])
  expect(await names({ kind: 'partner' })).toEqual(['Bank IPPA Fest'])
  expect(await names({ scored: 'nobody' })).toEqual(['Bank IPPA Fest'])
  expect(await names({ scored: 'not-me', readerId: ani.id })).toEqual(['Bank IPPA Fest'])
  expect((await names({ scored: 'not-me', readerId: budi.id })).length).toBe(2)
  expect(await names({ invited: 'yes' })).toEqual(['Bank IPPA Fest'])
  expect(await names({ invited: 'no' })).toEqual(['Kopi Flores Bajawa'])
})

test('the queue hands every unread application to a reader once, and what was skipped at the end again', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const user = await createUser(db)
  const ids: string[] = []
  for (const minute of ['10', '20', '30']) {
    const { id } = await createApplication(db, {
      eventId: event.id,
      status: 'submitted',
      submittedAt: `2026-06-10T00:${minute}:00Z`,
    })
    ids.push(id)
  }
  const [first = '', second = '', third = ''] = ids
  const reader = { eventId: event.id, userId: user.id }
  const next = async (skipped?: string) => (await findNextUnread(db, reader, skipped)).id
  const read = (id: string) =>
    scoreApplications(db, reader, {
      applicationIds: [id],
      marks: { quality: 1, story: 1, readiness: 1 },
      remark: '',
    })

  expect(await next()).toBe(first)
  expect(await next(first)).toBe(second)
  await read(second)
  expect(await next(second)).toBe(third)
  await read(third)
  expect(await next(third)).toBe(first)
  await read(first)
  expect(await findNextUnread(db, reader)).toEqual({ id: undefined, left: 0, done: 3 })
})

async function fill(db: Db, eventId: string) {
  await sql`
    with made as (
      insert into exhibitor (id, kind, name)
      select gen_random_uuid(), 'umkm', 'Usaha Kopi ' || n from generate_series(1, 10000) n returning id, name)
    insert into application (id, event_id, exhibitor_id, status, tables, categories, submitted_at)
    select gen_random_uuid(), ${eventId}, id, 'submitted', 1, '{kuliner}',
      timestamptz '2026-06-01' + (random() * 20) * interval '1 day'
    from made`.execute(db)
  // As the database does by itself after a while.
  await sql`analyze exhibitor, application`.execute(db)
}

test('ten thousand applications are searched and sorted, and everything that was found is decided about together', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const user = await createUser(db)
  await fill(db, event.id)
  const list = (filter: ApplicationFilter, page = 1) =>
    listApplications(db, event.id, filter, { by: 'readers', descending: true }, page)

  const { total, pageCount } = await list({})
  expect(total).toBe(10_000)
  expect((await list({}, pageCount)).rows.length).toBeGreaterThan(0)
  expect((await list({ scored: 'not-me', readerId: user.id, invited: 'no' })).total).toBe(10_000)

  const actor = { eventId: event.id, userId: user.id }
  const everything = { everything: true, applicationIds: [], remark: '' }
  const some = { search: 'usaha kopi 4711' }
  const accept = { ...everything, intent: 'accept' as const }
  const chosen = (await list(some)).total
  expect(chosen).toBeGreaterThan(0)
  expect(chosen).toBeLessThan(50)
  expect(await decideInBulk(db, actor, some, accept)).toBe(chosen)
  expect((await listIdsInStates(db, event.id, {}, ['accepted'])).length).toBe(chosen)
  // Once more: none of them is open for it any longer.
  expect(await decideInBulk(db, actor, some, accept)).toBe(0)
})
