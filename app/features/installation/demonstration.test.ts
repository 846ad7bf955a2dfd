import { hashPassword } from 'better-auth/crypto'
import { describe, expect, test } from 'vitest'
import { readEnv } from '#app/env.server.ts'
import { writeAudit } from '#app/features/people/audit.server.ts'
import { fillAccounts } from '#db/seed/accounts.ts'
import { createEvent, createStage } from '#tests/support/factories.ts'
import { createTestDb, type TestDb } from '#tests/support/test-db.ts'
import {
  findProblems,
  holdsDemonstration,
  listOfferedAccounts,
  listOpenAccounts,
} from './demonstration.server.ts'

const embedded = { GELAR_DEMONSTRATION: true }

async function createDemonstration(db: TestDb) {
  const event = await createEvent(db)
  await createStage(db, { eventId: event.id })
  await db.transaction().execute((trx) => fillAccounts(trx, { slug: event.slug }))
}

/** A festival as people make it, with its entry in the audit trail. */
async function createOwnFestival(db: TestDb, status: 'draft' | 'published') {
  const { id } = await createEvent(db, { status })
  await db.transaction().execute((trx) =>
    writeAudit(trx, {
      eventId: id,
      userId: null,
      action: 'event.created',
      subjectType: 'event',
      subjectId: id,
    }),
  )
}

const rolesOf = (accounts: ReadonlyArray<{ role: string }>) => accounts.map(({ role }) => role)

test('open accounts are a problem of the settings, and none once real data took their place', async () => {
  await using db = await createTestDb()
  const settings = readEnv({ ...process.env, GELAR_DEMONSTRATION: '1' })
  expect(await findProblems(db, settings)).not.toContain('demonstration')
  await createDemonstration(db)
  expect(await findProblems(db, settings)).toContain('demonstration')
})

describe('the accounts of the demonstration are offered', () => {
  test('where they are, each that the common password opens', async () => {
    await using db = await createTestDb()
    await createDemonstration(db)
    await createOwnFestival(db, 'draft')
    expect(rolesOf(await listOfferedAccounts(db, embedded))).toEqual([
      'administrator',
      'organizer',
      'stage_manager',
      'auditor',
    ])
  })

  test('no more where real data took the place of the demonstration', async () => {
    await using db = await createTestDb()
    await createOwnFestival(db, 'published')
    expect(await listOfferedAccounts(db, embedded)).toEqual([])
    expect(await holdsDemonstration(db)).toBe(false)
  })

  test('without those that have a password of their own or a second factor', async () => {
    await using db = await createTestDb()
    await createDemonstration(db)
    const userOf = (email: string) =>
      db.selectFrom('user').select('id').where('email', '=', email).executeTakeFirstOrThrow()
    await db
      .updateTable('account')
      .set({ password: await hashPassword('kopi lombok pagi') })
      .where('userId', '=', (await userOf('admin@gelar.test')).id)
      .execute()
    await db
      .updateTable('user')
      .set({ twoFactorEnabled: true })
      .where('email', '=', 'panitia@gelar.test')
      .execute()
    expect(rolesOf(await listOfferedAccounts(db, embedded))).toEqual(['stage_manager', 'auditor'])
  })

  test('not beside a festival that somebody made and let out of its draft, where they are still open', async () => {
    await using db = await createTestDb()
    await createDemonstration(db)
    await createOwnFestival(db, 'published')
    expect(await listOfferedAccounts(db, embedded)).toEqual([])
    expect(await listOpenAccounts(db)).toHaveLength(4)
  })

  test('never with a database of the own', async () => {
    await using db = await createTestDb()
    await createDemonstration(db)
    expect(await listOfferedAccounts(db, { GELAR_DEMONSTRATION: false })).toEqual([])
  })
})
