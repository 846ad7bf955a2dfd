import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Db } from '#db/connect.server.ts'
import { accountsOf, stopClock, testPassword } from '#tests/support/accounts.ts'
import { createUser } from '#tests/support/factories.ts'
import { outcome } from '#tests/support/outcome.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { totpOf } from '#tests/support/totp.ts'
import { requestPasswordReset } from '../password-links.server.ts'
import {
  askAddressChange,
  confirmAddressChange,
  findAddressChange,
} from './change-address.server.ts'

beforeEach(stopClock)
afterEach(() => {
  vi.useRealTimers()
})

const email = 'sari@contoh.id'
const next = 'sari@lain.id'

/** Somebody signed in, who asks for another address. */
async function arrange(db: Db) {
  const doors = accountsOf(db)
  const { id } = await doors.createAccount(email)
  const { jar } = await doors.enter(email)
  const ask = async (wish: { email?: string; current?: string; code?: string } = {}) => {
    const { headers, user } = await doors.asking(jar)
    const { twoFactorEnabled } = await db
      .selectFrom('user')
      .select('twoFactorEnabled')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const person = { ...user, email, name: 'Sari', language: 'id', twoFactorEnabled } as const
    const asked = { email: next, current: testPassword, ...wish }
    return askAddressChange(db, doors.auth, { headers, user: person }, asked)
  }
  return { ...doors, id, jar, ask }
}

async function mails(db: Db) {
  const rows = await db
    .selectFrom('outboxMessage')
    .select(['toAddress', 'template', 'props'])
    .orderBy('id')
    .execute()
  return rows.map(({ toAddress, template, props }) => {
    const { what = template, path } = Object(props)
    return { to: toAddress, what, key: String(path).split('kunci=')[1] }
  })
}

test('an address changes once its own link is opened; the former one is told and opens nothing', async () => {
  await using db = await createTestDb()
  const { id, jar, ask, enter, whoIs, asking } = await arrange(db)
  const elsewhere = await enter(email)
  await requestPasswordReset(db, email)
  const { user: here } = await asking(jar)

  await ask()
  const asked = await mails(db)
  expect(asked.map(({ to, what }) => [to, what])).toEqual([
    [email, 'reset-password'],
    [email, 'addressAsked'],
    [next, 'confirm-address'],
  ])
  expect(await whoIs(jar)).toBe(email)
  const key = asked.at(-1)?.key ?? ''
  expect(await findAddressChange(db, key)).toEqual({ name: 'Sari', email: next })
  expect(await confirmAddressChange(db, key, here.sessionId)).toEqual({ userId: id })

  expect(await whoIs(jar)).toBe(next)
  expect(await whoIs(elsewhere.jar)).toBeUndefined()
  expect(await outcome(enter(email))).toBe('signInWrong')
  expect((await enter(next)).secondFactor).toBe(false)
  expect((await mails(db)).at(-1)).toMatchObject({ to: email, what: 'addressChanged' })
  expect(await db.selectFrom('verification').select('id').execute()).toEqual([])
  expect(await outcome(confirmAddressChange(db, key))).toBe('linkExpired')
  const traces = await db
    .selectFrom('auditEntry')
    .select(['action', 'before', 'after'])
    .orderBy('id')
    .execute()
  expect(traces).toEqual([
    { action: 'account.addressAsked', before: null, after: { person: 'Sari', email: next } },
    { action: 'account.addressChanged', before: { email }, after: { person: 'Sari', email: next } },
  ])
})

test('it asks for the password, and for a code where a second factor is on', async () => {
  await using db = await createTestDb()
  const { jar, ask, turnOn } = await arrange(db)
  expect(await outcome(ask({ current: 'salah' }))).toBe('passwordWrong')
  expect(await outcome(ask({ email: 'SARI@contoh.id' }))).toBe('addressSame')
  const { uri } = await turnOn(jar)
  expect(await outcome(ask())).toBe('signInCodeInvalid')
  expect(await outcome(ask({ code: '000000' }))).toBe('codeWrong')
  expect((await mails(db)).map(({ what }) => what)).toEqual(['factorOn'])
  expect(await outcome(ask({ code: totpOf(uri) }))).toBe('done')
})

test('an address that somebody has gets no mail, and is not taken over by a link from before', async () => {
  await using db = await createTestDb()
  const { ask } = await arrange(db)
  await createUser(db, { email: 'made@contoh.id' })
  await ask({ email: 'Made@contoh.id' })
  expect((await mails(db)).map(({ to }) => to)).toEqual([email])

  await ask()
  const key = (await mails(db)).at(-1)?.key ?? ''
  await createUser(db, { email: next })
  expect(await outcome(confirmAddressChange(db, key))).toBe('linkExpired')
})

test('only the newest link counts, and only for a day; the table does not hold it', async () => {
  await using db = await createTestDb()
  const { ask } = await arrange(db)
  await ask()
  const first = (await mails(db)).at(-1)?.key ?? ''
  await ask({ email: 'sari@ketiga.id' })
  const second = (await mails(db)).at(-1)?.key ?? ''

  expect(await findAddressChange(db, first)).toBeUndefined()
  const stored = await db.selectFrom('addressChange').selectAll().execute()
  expect(JSON.stringify(stored)).not.toContain(second)
  await db
    .updateTable('addressChange')
    .set({ expiresAt: sql<Date>`now() - interval '1 second'` })
    .execute()
  expect(await outcome(confirmAddressChange(db, second))).toBe('linkExpired')
})
