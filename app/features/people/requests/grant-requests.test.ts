import { expect, test } from 'vitest'
import type { Db } from '#db/connect.server.ts'
import { createEvent, createKanwil, createUser, grantRole } from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { type Granter, invitePerson } from '../invite-person.server.ts'
import { listAudit, listFarReaching } from '../list-audit.server.ts'
import { may } from '../policy.ts'
import { listGrantRequests } from './list-requests.server.ts'
import { confirmGrant, declineGrant } from './settle-grant.server.ts'

async function granterOf(db: Db, { id, name }: { id: string; name: string }): Promise<Granter> {
  const grants = await db
    .selectFrom('roleGrant')
    .select(['role', 'eventId', 'kanwilCode', 'exhibitorId', 'boothId', 'gateId', 'stageId'])
    .where('userId', '=', id)
    .execute()
  return { id, name, grants }
}

async function createGranter(
  db: Db,
  grant: { role: 'organizer' | 'administrator'; eventId?: string; grantedBy?: string },
): Promise<Granter> {
  const user = await createUser(db)
  await grantRole(db, { userId: user.id, ...grant })
  return granterOf(db, user)
}

async function setUp(db: Db) {
  const event = await createEvent(db)
  const kanwil = await createKanwil(db)
  const organizer = await createGranter(db, { role: 'organizer', eventId: event.id })
  const colleague = await createGranter(db, { role: 'organizer', eventId: event.id })
  const ask = (email: string) =>
    invitePerson(db, organizer, {
      eventId: event.id,
      email,
      name: 'Sari',
      language: 'id',
      role: 'kanwil_coordinator',
      scope: kanwil.code,
    })
  const requestId = async () =>
    (await db.selectFrom('grantRequest').select('id').executeTakeFirstOrThrow()).id
  return { event, kanwil, organizer, colleague, ask, requestId }
}

const refused = (work: Promise<unknown>) =>
  expect(work).rejects.toMatchObject({ key: 'grantNotYours' })

test('an organizer who gives himself the role of a Kanwil enters no other festival by it', async () => {
  await using db = await createTestDb()
  const { event, organizer, ask, requestId } = await setUp(db)
  const other = await createEvent(db)
  const { email } = await db
    .selectFrom('user')
    .select('email')
    .where('id', '=', organizer.id)
    .executeTakeFirstOrThrow()

  expect(await ask(email)).toBeUndefined()
  const asked = { eventId: event.id, requestId: await requestId() }
  await refused(confirmGrant(db, organizer, asked))

  const now = await granterOf(db, organizer)
  expect(may(now.grants, 'event.enter', { eventId: other.id })).toBe(false)
})

test('a colleague confirms what was asked for: only then there is a role, an account and a mail', async () => {
  await using db = await createTestDb()
  const { event, kanwil, organizer, colleague, ask, requestId } = await setUp(db)
  await ask('sari@contoh.id')
  await expect(ask('sari@contoh.id')).rejects.toMatchObject({ key: 'grantAsked' })
  const accounts = () =>
    db.selectFrom('user').select('id').where('email', '=', 'sari@contoh.id').execute()
  expect(await accounts()).toEqual([])
  expect(await listGrantRequests(db, organizer, event.id)).toMatchObject([{ mine: false }])
  expect(await listGrantRequests(db, colleague, event.id)).toMatchObject([{ mine: true }])

  const asked = { eventId: event.id, requestId: await requestId() }
  const both = await Promise.allSettled([
    confirmGrant(db, colleague, asked),
    confirmGrant(db, colleague, asked),
  ])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)

  const [sari] = await accounts()
  const grants = await db
    .selectFrom('roleGrant')
    .select(['role', 'kanwilCode', 'grantedBy'])
    .where('userId', '=', sari?.id ?? '')
    .execute()
  expect(grants).toEqual([
    { role: 'kanwil_coordinator', kanwilCode: kanwil.code, grantedBy: colleague.id },
  ])
  expect(await db.selectFrom('outboxMessage').select('toAddress').execute()).toEqual([
    { toAddress: 'sari@contoh.id' },
  ])
})

test('nobody whom the asker has made an organizer, or who became one afterwards, is a second person', async () => {
  await using db = await createTestDb()
  const { event, organizer, ask, requestId } = await setUp(db)
  const puppet = await createGranter(db, {
    role: 'organizer',
    eventId: event.id,
    grantedBy: organizer.id,
  })
  await ask('sari@contoh.id')
  const late = await createGranter(db, { role: 'organizer', eventId: event.id })
  const elsewhere = await createGranter(db, {
    role: 'organizer',
    eventId: (await createEvent(db)).id,
  })
  const asked = { eventId: event.id, requestId: await requestId() }
  for (const one of [puppet, late, elsewhere]) await refused(confirmGrant(db, one, asked))

  const administrator = await createGranter(db, { role: 'administrator' })
  await confirmGrant(db, administrator, { ...asked, eventId: null })
})

test('a request ends by its time and by being declined, and cannot be confirmed then', async () => {
  await using db = await createTestDb()
  const { event, colleague, ask, requestId } = await setUp(db)
  await ask('sari@contoh.id')
  const asked = { eventId: event.id, requestId: await requestId() }
  await db
    .updateTable('grantRequest')
    .set({ expiresAt: new Date(0) })
    .execute()
  await refused(confirmGrant(db, colleague, asked))

  await ask('sari@contoh.id')
  const again = { eventId: event.id, requestId: await requestId() }
  await declineGrant(db, colleague, again)
  await refused(confirmGrant(db, colleague, again))
})

test('the audit trail marks what reaches beyond a festival, and tells it first', async () => {
  await using db = await createTestDb()
  const { event, organizer, ask } = await setUp(db)
  await ask('sari@contoh.id')
  await invitePerson(db, organizer, {
    eventId: event.id,
    email: 'budi@contoh.id',
    name: 'Budi',
    language: 'id',
    role: 'auditor',
    scope: null,
  })

  const { rows } = await listAudit(db, { eventId: event.id }, 1)
  expect(rows.map(({ action, farReaching }) => [action, farReaching])).toEqual([
    ['role.granted', false],
    ['role.requested', true],
  ])
  for (const where of [event.id, null]) {
    expect((await listFarReaching(db, where)).map(({ action }) => action)).toEqual([
      'role.requested',
    ])
  }
})
