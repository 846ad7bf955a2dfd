import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { toDomainError } from '#app/lib/constraint-errors.server.ts'
import type { Db } from '#db/connect.server.ts'
import {
  createApplication,
  createEvent,
  createExhibitor,
  createOfficer,
  createUptExhibitor,
  createUser,
} from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { countAnswers, listAnswerIds, listAnswers } from './answers.server.ts'
import { inviteExhibitors, inviteKanwil, remindExhibitors } from './invite.server.ts'
import { removeQuota, saveCall, saveQuota } from './save-call.server.ts'

const now = new Date('2026-06-15T00:00:00Z')
const hour = 60 * 60 * 1000
const later = (hours: number) => new Date(now.getTime() + hours * hour)

/** A festival whose call is open, and UPT of BA: with an officer, with an address, without any. */
async function world(db: Db) {
  const event = await createEvent(db, { status: 'call_open' })
  const user = await createUser(db)
  const actor = { eventId: event.id, userId: user.id }
  const withOfficer = await createUptExhibitor(db, 'BA')
  const officer = await createOfficer(db, withOfficer.id)
  const withAddress = await createUptExhibitor(db, 'BA')
  await db
    .updateTable('exhibitor')
    .set({ contactEmail: 'upt@contoh.id' })
    .where('id', '=', withAddress.id)
    .execute()
  const unreachable = await createUptExhibitor(db, 'BA')
  return { event, user, actor, officer, withOfficer, withAddress, unreachable }
}

const mails = (db: Db) =>
  db
    .selectFrom('outboxMessage')
    .select(['template', 'toAddress'])
    .orderBy('toAddress')
    .orderBy('template')
    .execute()

async function outcome(promise: Promise<unknown>): Promise<unknown> {
  try {
    return await promise
  } catch (error) {
    return toDomainError(error)?.key
  }
}

test('all UPT of a Kanwil that have an address are invited, and a second press invites nobody twice', async () => {
  await using db = await createTestDb()
  const { actor, officer } = await world(db)
  const presses = [
    inviteKanwil(db, actor, { kanwilCodes: ['BA'], now }),
    inviteKanwil(db, actor, { kanwilCodes: ['BA'], now }),
  ]
  expect((await Promise.all(presses)).sort()).toEqual([0, 2])
  expect(await mails(db)).toEqual([
    { template: 'call-invitation', toAddress: officer.email },
    { template: 'call-invitation', toAddress: 'upt@contoh.id' },
  ])
  const jobs = await db
    .selectFrom('outboxMessage')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('status', '=', 'queued')
    .executeTakeFirstOrThrow()
  expect(Number(jobs.count)).toBe(2)
})

test('a unit that has never exhibited becomes an exhibitor, without an address it is only listed', async () => {
  await using db = await createTestDb()
  const { event, actor } = await world(db)
  await db
    .insertInto('upt')
    .values({
      code: 'BA-99',
      kanwilCode: 'BA',
      name: 'Lapas Baru',
      kind: 'lapas',
      class: 'IIB',
      city: 'Baru',
      province: 'Banten',
    })
    .execute()
  await inviteKanwil(db, actor, { kanwilCodes: ['BA'], now })
  const { rows } = await listAnswers(db, event.id, { search: 'lapas baru' }, { page: 1, size: 50 })
  expect(rows).toMatchObject([{ name: 'Lapas Baru', state: 'noAddress', invitedAt: null }])
})

test('who has answered is neither invited nor reminded, who has begun is reminded', async () => {
  await using db = await createTestDb()
  const { event, actor, officer, withOfficer, withAddress } = await world(db)
  await createApplication(db, {
    eventId: event.id,
    exhibitorId: withAddress.id,
    status: 'submitted',
  })
  expect(await inviteKanwil(db, actor, { kanwilCodes: ['BA'], now })).toBe(1)
  await createApplication(db, { eventId: event.id, exhibitorId: withOfficer.id, status: 'draft' })
  expect(await remindExhibitors(db, actor, { again: false, now: later(25) })).toBe(1)
  expect(await mails(db)).toEqual([
    { template: 'call-invitation', toAddress: officer.email },
    { template: 'call-reminder', toAddress: officer.email },
  ])
})

test('nobody is written to twice within a day, unless it is wanted, and never by a double click', async () => {
  await using db = await createTestDb()
  const { actor, withOfficer } = await world(db)
  await inviteExhibitors(db, actor, { exhibitorIds: [withOfficer.id], now })
  const remind = (hours: number, again = false) =>
    remindExhibitors(db, actor, { exhibitorIds: [withOfficer.id], again, now: later(hours) })
  expect(await remind(2)).toBe(0)
  expect(await remind(3, true)).toBe(1)
  expect(await remind(3, true)).toBe(0)
  expect(await remind(26)).toBe(0)
  expect((await Promise.all([remind(28), remind(28)])).sort()).toEqual([0, 1])
  const { reminderCount } = await db
    .selectFrom('callInvitation')
    .select('reminderCount')
    .executeTakeFirstOrThrow()
  expect(reminderCount).toBe(2)
})

test('a call that is not open invites nobody', async () => {
  await using db = await createTestDb()
  const { event, actor } = await world(db)
  await db.updateTable('event').set({ status: 'call_closed' }).where('id', '=', event.id).execute()
  expect(await outcome(inviteKanwil(db, actor, { kanwilCodes: ['BA'], now }))).toBe('callClosed')
  expect(await outcome(remindExhibitors(db, actor, { again: true, now }))).toBe('callClosed')
})

test('answers are counted by state, for all and for the units of each Kanwil', async () => {
  await using db = await createTestDb()
  const { event, actor, withOfficer } = await world(db)
  await inviteExhibitors(db, actor, { exhibitorIds: [withOfficer.id], now })
  const trader = await createExhibitor(db)
  await createApplication(db, { eventId: event.id, exhibitorId: trader.id, status: 'submitted' })
  const { all, offices } = await countAnswers(db, event.id)
  expect(all).toEqual({ waiting: 1, draft: 0, answered: 1, uninvited: 1, noAddress: 1 })
  expect(offices).toMatchObject([
    { code: 'BA', counts: { waiting: 1, draft: 0, answered: 0, uninvited: 1, noAddress: 1 } },
  ])
  const page = { page: 1, size: 50 }
  const waiting = await listAnswers(db, event.id, { state: 'waiting' }, page)
  expect(waiting).toMatchObject({ count: 1, rows: [{ id: withOfficer.id, remindedAt: null }] })
  expect((await listAnswers(db, event.id, { search: '100%' }, page)).count).toBe(0)
})

test('all of six thousand that a filter finds are invited at once', async () => {
  await using db = await createTestDb()
  const { event, actor } = await world(db)
  await sql`
    insert into exhibitor (id, kind, name, city, contact_email)
    select gen_random_uuid(), 'umkm', 'Usaha ' || n, 'Kota ' || n % 7, 'usaha' || n || '@contoh.id'
    from generate_series(1, 6000) n
  `.execute(db)
  await sql`analyze`.execute(db)

  const filter = { state: 'uninvited' as const, search: 'Kota 3' }
  const meant = await listAnswerIds(db, event.id, filter)
  expect(meant).toHaveLength(857)
  expect(await inviteExhibitors(db, actor, { exhibitorIds: meant, now })).toBe(857)
  expect(await listAnswerIds(db, event.id, filter)).toEqual([])

  const last = await listAnswers(db, event.id, {}, { page: 240, size: 25 })
  expect(last.rows).toHaveLength(25)
  expect((await countAnswers(db, event.id)).all).toMatchObject({ waiting: 857 })
})

test('six thousand are invited by a few statements, between which others are served, and by two presses once', async () => {
  await using db = await createTestDb()
  const { event, actor } = await world(db)
  await sql`
    insert into exhibitor (id, kind, name, city, contact_email)
    select gen_random_uuid(), 'umkm', 'Usaha ' || n, 'Kota', 'usaha' || n || '@contoh.id'
    from generate_series(1, 6000) n
  `.execute(db)
  const exhibitorIds = await listAnswerIds(db, event.id, { search: 'Usaha' })
  let statements = 0
  db.pool.on('connect', (client) => {
    const query = client.query.bind(client)
    Object.assign(client, {
      query: (...args: Parameters<typeof query>) => {
        statements += 1
        return query(...args)
      },
    })
  })

  const presses = [0, 1].map(() => inviteExhibitors(db, actor, { exhibitorIds, now }))
  expect((await Promise.all(presses)).sort()).toEqual([0, 6000])

  const { rows } = await sql`
    select count(*)::int as mails, count(distinct to_address)::int as addresses,
      (select count(*)::int from graphile_worker._private_jobs where key = any(
        select 'send-mail:' || id from outbox_message)) as jobs
    from outbox_message`.execute(db)
  expect(rows).toEqual([{ mails: 6000, addresses: 6000, jobs: 6000 }])
  expect(statements).toBeLessThan(60)
})

test('dates are read by the clock of the venue, and limits of a Kanwil come and go', async () => {
  await using db = await createTestDb()
  const user = await createUser(db)
  const event = await createEvent(db, { timeZone: 'Asia/Jayapura' })
  await createUptExhibitor(db, 'BA')
  const actor = { eventId: event.id, userId: user.id }
  await saveCall(db, actor, {
    intent: 'save',
    callOpensAt: '2026-07-01T09:00',
    callClosesAt: undefined,
    callRules: 'Bawa yang terbaik.',
    categories: ['kuliner'],
    askedFields: ['power'],
    maxTablesPerApplication: 3,
    maxApplicationsPerKanwil: undefined,
    maxTablesPerKanwil: 12,
  })
  const stored = await db
    .selectFrom('event')
    .innerJoin('callTerms', 'callTerms.eventId', 'event.id')
    .select(['callOpensAt', 'callClosesAt', 'callRules', 'categories', 'maxTablesPerKanwil'])
    .executeTakeFirstOrThrow()
  expect(stored).toEqual({
    // Nine in the morning in Jayapura, nine hours ahead of Greenwich.
    callOpensAt: new Date('2026-07-01T00:00:00Z'),
    callClosesAt: null,
    callRules: 'Bawa yang terbaik.',
    categories: ['kuliner'],
    maxTablesPerKanwil: 12,
  })
  const quota = { intent: 'quota' as const, kanwilCode: 'BA', minTables: 2 }
  await saveQuota(db, actor, { ...quota, maxTables: 4, maxApplications: 5 })
  await saveQuota(db, actor, { ...quota, maxTables: 6 })
  const limits = () => db.selectFrom('kanwilQuota').selectAll().execute()
  expect(await limits()).toMatchObject([{ minTables: 2, maxTables: 6, maxApplications: null }])
  await removeQuota(db, actor, 'BA')
  expect(await limits()).toEqual([])
})
