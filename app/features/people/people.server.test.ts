import { describe, expect, test } from 'vitest'
import type { Db } from '#db/connect.server.ts'
import type { RoleName } from '#db/types.ts'
import {
  createApplication,
  createBooth,
  createEvent,
  createExhibitor,
  createGate,
  createKanwil,
  createUser,
  grantRole,
} from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { type Granter, type Invitation, inviteAgain, invitePerson } from './invite-person.server.ts'
import { listPeople } from './list-people.server.ts'
import type { Grant } from './policy.ts'
import { revokeRole } from './revoke-role.server.ts'
import { listScopeOptions } from './role-scopes.server.ts'

async function grantsOf(db: Db, userId: string): Promise<Grant[]> {
  return db
    .selectFrom('roleGrant')
    .select(['role', 'eventId', 'kanwilCode', 'exhibitorId', 'boothId', 'gateId', 'stageId'])
    .where('userId', '=', userId)
    .execute()
}

async function createActor(db: Db, role: RoleName, eventId?: string): Promise<Granter> {
  const user = await createUser(db, { name: `Pak ${role}` })
  await grantRole(db, { userId: user.id, role, ...(eventId ? { eventId } : {}) })
  return { id: user.id, name: user.name, grants: await grantsOf(db, user.id) }
}

const invitation = (eventId: string | null, more: Partial<Invitation> = {}): Invitation => ({
  eventId,
  email: 'sari@contoh.id',
  name: 'Sari',
  language: 'en',
  role: 'auditor',
  scope: null,
  ...more,
})

/** Invites where no second person is needed. */
async function inviteAtOnce(db: Db, actor: Granter, invited: Invitation): Promise<string> {
  const id = await invitePerson(db, actor, invited)
  if (id === undefined) throw new Error('waits for a second person')
  return id
}

const mailsOf = (db: Db) =>
  db.selectFrom('outboxMessage').select(['toAddress', 'language', 'props', 'eventId']).execute()

describe('inviting', () => {
  test('makes the account, gives the role, mails a link and leaves a trace', async () => {
    await using db = await createTestDb()
    const event = await createEvent(db)
    const gate = await createGate(db, { eventId: event.id, name: 'Pintu Utara' })
    const actor = await createActor(db, 'organizer', event.id)

    const id = await inviteAtOnce(
      db,
      actor,
      invitation(event.id, { role: 'gate_crew', scope: gate.id }),
    )

    expect(await grantsOf(db, id)).toMatchObject([
      { role: 'gate_crew', eventId: event.id, gateId: gate.id },
    ])
    const [mail] = await mailsOf(db)
    expect(mail).toMatchObject({ toAddress: 'sari@contoh.id', language: 'en', eventId: null })
    expect(mail?.props).toMatchObject({
      name: 'Sari',
      inviter: 'Pak organizer',
      scope: 'Pintu Utara',
      event: event.name,
      hasAccount: false,
      path: expect.stringMatching(/^\/atur-sandi\?kunci=/),
    })
    const trail = await db.selectFrom('auditEntry').selectAll().execute()
    expect(trail).toMatchObject([
      { action: 'role.granted', userId: actor.id, subjectId: id, eventId: event.id },
    ])
  })

  test('gives a second role to the same person, by the address in any case', async () => {
    await using db = await createTestDb()
    const event = await createEvent(db)
    const actor = await createActor(db, 'organizer', event.id)

    const first = await inviteAtOnce(db, actor, invitation(event.id))
    const second = await inviteAtOnce(
      db,
      actor,
      invitation(event.id, { email: 'SARI@contoh.id', name: 'Lain', role: 'organizer' }),
    )
    const again = invitePerson(db, actor, invitation(event.id))

    expect(second).toBe(first)
    await expect(again).rejects.toMatchObject({ key: 'roleAlreadyHeld' })
    const { name } = await db
      .selectFrom('user')
      .select('name')
      .where('id', '=', first)
      .executeTakeFirstOrThrow()
    expect(name).toBe('Sari')
  })

  test('refuses a booth of another festival and a role without its thing', async () => {
    await using db = await createTestDb()
    const event = await createEvent(db)
    const elsewhere = await createBooth(db, { eventId: (await createEvent(db)).id })
    const actor = await createActor(db, 'organizer', event.id)

    for (const scope of [elsewhere.id, null, 'B-12']) {
      const invited = invitePerson(db, actor, invitation(event.id, { role: 'cashier', scope }))
      await expect(invited).rejects.toMatchObject({ key: 'roleScopeMissing' })
    }
    expect(
      await db.selectFrom('user').select('id').where('email', '=', 'sari@contoh.id').execute(),
    ).toEqual([])
  })

  test('an organizer makes no administrator and adds nobody to a Kanwil that has somebody', async () => {
    await using db = await createTestDb()
    const event = await createEvent(db)
    const kanwil = await createKanwil(db)
    const actor = await createActor(db, 'organizer', event.id)
    const coordinator = { role: 'kanwil_coordinator', scope: kanwil.code } as const

    const crowned = invitePerson(db, actor, invitation(event.id, { role: 'administrator' }))
    await expect(crowned).rejects.toMatchObject({ key: 'roleNotYours' })
    const holder = await createUser(db)
    await grantRole(db, { userId: holder.id, role: 'kanwil_coordinator', kanwilCode: kanwil.code })
    const second = invitePerson(db, actor, invitation(event.id, coordinator))
    await expect(second).rejects.toMatchObject({ key: 'roleTaken' })
    expect(await mailsOf(db)).toEqual([])
  })

  test('is sent again with a fresh link until a password is chosen', async () => {
    await using db = await createTestDb()
    const event = await createEvent(db)
    const actor = await createActor(db, 'organizer', event.id)
    const id = await inviteAtOnce(db, actor, invitation(event.id))
    const [grant] = await db.selectFrom('roleGrant').select('id').where('userId', '=', id).execute()
    const again = { eventId: event.id, grantId: grant?.id ?? '' }

    await inviteAgain(db, actor, again)
    expect(await mailsOf(db)).toHaveLength(2)

    await db
      .insertInto('account')
      .values({ id, userId: id, accountId: id, providerId: 'credential', password: 'hash' })
      .execute()
    await expect(inviteAgain(db, actor, again)).rejects.toMatchObject({ key: 'alreadyJoined' })
    const elsewhere = await createEvent(db)
    await expect(inviteAgain(db, actor, { ...again, eventId: elsewhere.id })).rejects.toMatchObject(
      { key: 'roleNotYours' },
    )
  })
})

describe('taking roles away', () => {
  const grantIdOf = async (db: Db, userId: string) =>
    (
      await db
        .selectFrom('roleGrant')
        .select('id')
        .where('userId', '=', userId)
        .executeTakeFirstOrThrow()
    ).id

  test('ends the role and leaves a trace', async () => {
    await using db = await createTestDb()
    const event = await createEvent(db)
    const actor = await createActor(db, 'organizer', event.id)
    const id = await inviteAtOnce(db, actor, invitation(event.id))

    await revokeRole(db, actor, { eventId: event.id, grantId: await grantIdOf(db, id) })

    expect(await grantsOf(db, id)).toEqual([])
    const last = await db
      .selectFrom('auditEntry')
      .select(['action', 'before'])
      .orderBy('at', 'desc')
      .executeTakeFirst()
    expect(last).toEqual({ action: 'role.revoked', before: { role: 'auditor', scope: null } })
  })

  test('refuses the own role and roles of another festival', async () => {
    await using db = await createTestDb()
    const event = await createEvent(db)
    const actor = await createActor(db, 'organizer', event.id)
    const other = await createEvent(db)
    const elsewhere = await createActor(db, 'organizer', other.id)

    await expect(
      revokeRole(db, actor, { eventId: event.id, grantId: await grantIdOf(db, actor.id) }),
    ).rejects.toMatchObject({ key: 'roleOwn' })
    for (const eventId of [event.id, other.id]) {
      await expect(
        revokeRole(db, actor, { eventId, grantId: await grantIdOf(db, elsewhere.id) }),
      ).rejects.toMatchObject({ key: 'roleNotYours' })
    }
  })

  test('two administrators who remove each other at once leave one', async () => {
    await using db = await createTestDb()
    const first = await createActor(db, 'administrator')
    const second = await createActor(db, 'administrator')

    const outcomes = await Promise.allSettled([
      revokeRole(db, first, { eventId: null, grantId: await grantIdOf(db, second.id) }),
      revokeRole(db, second, { eventId: null, grantId: await grantIdOf(db, first.id) }),
    ])

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const left = await db.selectFrom('roleGrant').select('id').execute()
    expect(left).toHaveLength(1)
  })
})

describe('the list of people', () => {
  test('shows those of the festival, and the officers and coordinators who take part in it', async () => {
    await using db = await createTestDb()
    const event = await createEvent(db, { name: 'IPPA Fest' })
    const other = await createEvent(db)
    await createActor(db, 'organizer', other.id)
    const organizer = await createActor(db, 'organizer', event.id)
    const exhibitor = await createExhibitor(db, { name: 'Lapas Kuripan' })
    await createApplication(db, { eventId: event.id, exhibitorId: exhibitor.id })
    const officer = await createUser(db, { name: 'Ani', email: 'ani@contoh.id' })
    await grantRole(db, {
      userId: officer.id,
      role: 'exhibitor_officer',
      exhibitorId: exhibitor.id,
    })

    const { rows, total } = await listPeople(db, { eventId: event.id }, 1)

    expect(total).toBe(2)
    expect(rows).toMatchObject([
      {
        id: officer.id,
        name: 'Ani',
        joined: false,
        secondFactor: false,
        roles: [{ role: 'exhibitor_officer', scope: 'Lapas Kuripan', here: false, event: null }],
      },
      { id: organizer.id, roles: [{ role: 'organizer', scope: null, here: true }] },
    ])
    const byRole = await listPeople(db, { eventId: event.id, role: 'organizer' }, 1)
    expect(byRole.rows.map(({ id }) => id)).toEqual([organizer.id])
    const found = await listPeople(db, { eventId: event.id, search: 'ANI@' }, 1)
    expect(found.rows.map(({ id }) => id)).toEqual([officer.id])
    expect((await listPeople(db, { eventId: null }, 1)).total).toBe(3)
  })

  test('offers what a role can be about: this festival’s own booths, gates and stages', async () => {
    await using db = await createTestDb()
    const event = await createEvent(db)
    const gate = await createGate(db, { eventId: event.id, name: 'Pintu Utara' })
    const options = await listScopeOptions(db, gate.eventId)
    expect(options.gate).toEqual([{ value: gate.id, label: 'Pintu Utara' }])
    const elsewhere = await createEvent(db)
    expect((await listScopeOptions(db, elsewhere.id)).gate).toEqual([])
  })
})
