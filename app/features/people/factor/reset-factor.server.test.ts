import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Db } from '#db/connect.server.ts'
import { accountsOf, stopClock } from '#tests/support/accounts.ts'
import { createUser, grantRole } from '#tests/support/factories.ts'
import { outcome } from '#tests/support/outcome.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { totpOf } from '#tests/support/totp.ts'
import {
  askFactorReset,
  confirmFactorReset,
  resetFactorByCommand,
  withdrawFactorReset,
} from './reset-factor.server.ts'

beforeEach(stopClock)
afterEach(() => {
  vi.useRealTimers()
})

const email = 'sari@contoh.id'

async function createAdministrator(db: Db) {
  const { id } = await createUser(db)
  await grantRole(db, { userId: id, role: 'administrator' })
  return id
}

/** Somebody with a second factor, and three administrators. */
async function arrange(db: Db) {
  const doors = accountsOf(db)
  const { id: userId } = await doors.createAccount(email)
  const { jar } = await doors.enter(email)
  const { uri } = await doors.turnOn(jar)
  const administrators = [
    await createAdministrator(db),
    await createAdministrator(db),
    await createAdministrator(db),
  ] as const
  return { ...doors, userId, jar, uri, administrators }
}

const traces = async (db: Db) =>
  (
    await db
      .selectFrom('auditEntry')
      .select(['action', 'userId as by'])
      .where('action', '<>', 'account.factorOn')
      .orderBy('id')
      .execute()
  ).map(({ action, by }) => [action, by])

test('one administrator asks, another confirms, and the person signs in by the password alone', async () => {
  await using db = await createTestDb()
  const { userId, jar, enter, whoIs, administrators } = await arrange(db)
  const [first, second] = administrators

  await askFactorReset(db, first, userId)
  expect(await outcome(confirmFactorReset(db, first, userId))).toBe('resetNotYours')
  expect((await enter(email)).secondFactor).toBe(true)
  await confirmFactorReset(db, second, userId)

  expect((await enter(email)).secondFactor).toBe(false)
  expect(await whoIs(jar)).toBeUndefined()
  expect(await traces(db)).toEqual([
    ['account.resetAsked', first],
    ['account.factorReset', second],
  ])
  const mails = await db.selectFrom('outboxMessage').select(['toAddress', 'props']).execute()
  expect(mails).toMatchObject([
    { toAddress: email, props: { what: 'factorOn' } },
    { toAddress: email, props: { what: 'resetAsked' } },
    { toAddress: email, props: { what: 'factorReset' } },
  ])
})

test('nobody asks for the own, and neither the person concerned nor a newcomer confirms', async () => {
  await using db = await createTestDb()
  const { userId, administrators } = await arrange(db)
  await grantRole(db, { userId, role: 'administrator' })
  await expect(askFactorReset(db, userId, userId)).rejects.toMatchObject({
    constraint: 'factor_reset_of_somebody_else',
  })

  await askFactorReset(db, administrators[0], userId)
  const newcomer = await createAdministrator(db)
  for (const who of [userId, newcomer]) {
    expect(await outcome(confirmFactorReset(db, who, userId))).toBe('resetNotYours')
  }
})

test('of two who confirm at once, one does', async () => {
  await using db = await createTestDb()
  const { userId, administrators } = await arrange(db)
  const [first, second, third] = administrators
  await askFactorReset(db, first, userId)
  const outcomes = await Promise.all(
    [second, third].map((who) => outcome(confirmFactorReset(db, who, userId))),
  )
  expect(outcomes.filter((one) => one === 'resetNotYours')).toHaveLength(1)
})

test('a request ends by being withdrawn, by its time, and by the code of the phone after all', async () => {
  await using db = await createTestDb()
  const { userId, uri, enter, pass, administrators } = await arrange(db)
  const [first, second] = administrators

  await askFactorReset(db, first, userId)
  expect(await outcome(askFactorReset(db, second, userId))).toBe('resetNotPossible')
  await withdrawFactorReset(db, second, userId)
  expect(await outcome(confirmFactorReset(db, second, userId))).toBe('resetNotYours')

  await askFactorReset(db, first, userId)
  await db
    .updateTable('factorReset')
    .set({ expiresAt: sql<Date>`now() - interval '1 second'` })
    .execute()
  expect(await outcome(confirmFactorReset(db, second, userId))).toBe('resetNotYours')

  await askFactorReset(db, second, userId)
  await pass((await enter(email)).jar, totpOf(uri))
  expect(await outcome(confirmFactorReset(db, first, userId))).toBe('resetNotYours')
  expect((await traces(db)).at(-1)).toEqual(['account.resetWithdrawn', userId])
})

test('the command takes it off from the machine itself, and says when there is nothing to do', async () => {
  await using db = await createTestDb()
  const { enter, administrators } = await arrange(db)
  const { id: other } = await createUser(db, { email: 'made@contoh.id' })
  expect(await outcome(askFactorReset(db, administrators[0], other))).toBe('resetNotPossible')

  expect(await resetFactorByCommand(db, 'SARI@contoh.id')).toBe('done')
  expect((await enter(email)).secondFactor).toBe(false)
  expect(await resetFactorByCommand(db, email)).toBe('off')
  expect(await resetFactorByCommand(db, 'tidak-ada@contoh.id')).toBe('unknown')
  expect(await traces(db)).toEqual([['account.factorReset', null]])
})
