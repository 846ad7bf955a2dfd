import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Db } from '#db/connect.server.ts'
import { accountsOf, stopClock, testPassword } from '#tests/support/accounts.ts'
import { outcome } from '#tests/support/outcome.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { totpOf } from '#tests/support/totp.ts'
import { createPasswordLink } from '../password-links.server.ts'
import { setPasswordByLink } from '../sign-in.server.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  countRecoveryCodes,
  endSecondFactor,
  renewRecoveryCodes,
} from './second-factor.server.ts'

beforeEach(stopClock)
afterEach(() => {
  vi.useRealTimers()
})

const email = 'sari@contoh.id'
const password = testPassword

/** Somebody with the second factor on, signed in here. */
async function arrange(db: Db) {
  const doors = accountsOf(db)
  const user = await doors.createAccount(email)
  const { jar } = await doors.enter(email)
  return { ...doors, user, jar, ...(await doors.turnOn(jar)) }
}

const traces = (db: Db) =>
  db.selectFrom('auditEntry').select(['action', 'userId', 'subjectId']).orderBy('id').execute()

const mails = (db: Db) =>
  db.selectFrom('outboxMessage').select(['toAddress', 'props']).orderBy('id').execute()

test('it is asked for once it has been confirmed with a right code, and every other session ends', async () => {
  await using db = await createTestDb()
  const { auth, createAccount, enter, pass, whoIs, asking } = accountsOf(db)
  const user = await createAccount(email)
  const { jar: here } = await enter(email)
  const { jar: elsewhere } = await enter(email)

  const { uri, recoveryCodes } = await beginSecondFactor(auth, here.headers(), password)
  expect(recoveryCodes).toHaveLength(10)
  expect((await enter(email)).secondFactor).toBe(false)
  const wrong = confirmSecondFactor(db, auth, await asking(here), '000000')
  expect(await outcome(wrong)).toBe('codeWrong')
  expect(await whoIs(elsewhere)).toBe(email)
  const before = here.headers()
  const code = totpOf(uri, Date.now() - 30_000)
  here.take((await confirmSecondFactor(db, auth, await asking(here), code)).cookies)

  expect(await whoIs(here)).toBe(email)
  expect(await whoIs(elsewhere)).toBeUndefined()
  expect(await auth.api.getSession({ headers: before })).toBeNull()
  expect(await traces(db)).toEqual([
    { action: 'account.factorOn', userId: user.id, subjectId: user.id },
  ])
  expect(await mails(db)).toMatchObject([{ toAddress: email, props: { what: 'factorOn' } }])

  const second = await enter(email)
  expect(second.secondFactor).toBe(true)
  expect(await whoIs(second.jar)).toBeUndefined()
  await pass(second.jar, totpOf(uri))
  expect(await whoIs(second.jar)).toBe(email)
})

test('a code of the phone passes once, and an older one not after it', async () => {
  await using db = await createTestDb()
  const { enter, pass, whoIs, uri } = await arrange(db)
  const [code, older] = [totpOf(uri), totpOf(uri, Date.now() - 30_000)]

  const first = await enter(email)
  await pass(first.jar, code)
  expect(await whoIs(first.jar)).toBe(email)

  const again = await enter(email)
  expect(await outcome(pass(again.jar, code))).toBe('codeUsed')
  expect(await outcome(pass(again.jar, older))).toBe('codeUsed')
  expect(await whoIs(again.jar)).toBeUndefined()
  await pass(again.jar, totpOf(uri, Date.now() + 30_000))
  expect(await whoIs(again.jar)).toBe(email)
})

test('of two who give the same code at once, one gets in', async () => {
  await using db = await createTestDb()
  const { enter, pass, uri } = await arrange(db)
  const rivals = await Promise.all([enter(email), enter(email), enter(email)])
  const code = totpOf(uri)
  const outcomes = await Promise.all(rivals.map(({ jar }) => outcome(pass(jar, code))))
  expect(outcomes.filter((one) => one === 'codeUsed')).toHaveLength(2)
})

test('a recovery code passes once, however it is written, and its use is told', async () => {
  await using db = await createTestDb()
  const { auth, user, enter, pass, whoIs, recoveryCodes } = await arrange(db)
  const plain = (recoveryCodes[3] ?? '').replace('-', '')

  const first = await enter(email)
  await pass(first.jar, plain)
  expect(await whoIs(first.jar)).toBe(email)
  expect(await countRecoveryCodes(db, auth, user.id)).toBe(9)
  expect((await traces(db)).at(-1)?.action).toBe('account.recoveryUsed')
  expect((await mails(db)).at(-1)).toMatchObject({ props: { what: 'recoveryUsed' } })

  const again = await enter(email)
  expect(await outcome(pass(again.jar, plain))).toBe('codeWrong')
})

test('guessing is stopped for the account, also over new passwords given, and forgiven by a right code', async () => {
  await using db = await createTestDb()
  const { enter, pass, uri } = await arrange(db)
  const guess = async (times: number) => {
    for (let count = 0; count < times; count += 1) {
      const { jar } = await enter(email)
      await outcome(pass(jar, '000000'))
    }
  }
  await guess(9)
  await pass((await enter(email)).jar, totpOf(uri))
  await guess(9)
  const { failedVerificationCount } = await db
    .selectFrom('twoFactor')
    .select('failedVerificationCount')
    .executeTakeFirstOrThrow()
  expect(failedVerificationCount).toBe(9)
  await guess(1)
  const next = totpOf(uri, Date.now() + 30_000)
  expect(await outcome(pass((await enter(email)).jar, next))).toBe('tooManyAttempts')
})

test('whose factor wrong codes have locked is told by mail, once for each lock', async () => {
  await using db = await createTestDb()
  const { enter, pass, user } = await arrange(db)
  const locks = async () =>
    (await mails(db)).filter(({ props }) => Reflect.get(Object(props), 'what') === 'factorLocked')
  const guessedBefore = (failedVerificationCount: number) =>
    db.updateTable('twoFactor').set({ failedVerificationCount, lockedUntil: null }).execute()
  await guessedBefore(8)
  const { jar } = await enter(email)
  await outcome(pass(jar, '000000'))
  expect(await locks()).toEqual([])

  const other = await enter(email)
  await Promise.all([jar, other.jar].map((one) => outcome(pass(one, '000000'))))
  expect(await outcome(pass((await enter(email)).jar, 'ABCD-EFGH'))).toBe('tooManyAttempts')
  expect(await locks()).toMatchObject([{ toAddress: email }])
  expect((await traces(db)).at(-1)).toEqual({
    ...{ action: 'account.factorLocked', userId: null, subjectId: user.id },
  })

  vi.setSystemTime(Date.now() + 16 * 60_000)
  await guessedBefore(9)
  await outcome(pass((await enter(email)).jar, '000000'))
  expect(await locks()).toHaveLength(2)
})

test('it is taken off by password and code only, and every other session ends', async () => {
  await using db = await createTestDb()
  const { auth, user, jar, enter, pass, whoIs, asking, uri, recoveryCodes } = await arrange(db)
  const elsewhere = await enter(email)
  await pass(elsewhere.jar, totpOf(uri))
  const [code = ''] = recoveryCodes
  const end = async (proof: { password: string; code: string }) =>
    endSecondFactor(db, auth, await asking(jar), proof)

  expect(await outcome(end({ password: 'salah', code }))).toBe('passwordWrong')
  expect(await outcome(end({ password, code: '000000' }))).toBe('codeWrong')
  expect(await outcome(end({ password, code: totpOf(uri) }))).toBe('codeUsed')
  jar.take((await end({ password, code: code.replace('-', '') })).cookies)

  expect(await whoIs(jar)).toBe(email)
  expect(await whoIs(elsewhere.jar)).toBeUndefined()
  expect((await enter(email)).secondFactor).toBe(false)
  expect((await traces(db)).at(-1)).toEqual({
    action: 'account.factorOff',
    userId: user.id,
    subjectId: user.id,
  })
})

test('a new password by a mailed link leaves it on', async () => {
  await using db = await createTestDb()
  const { auth, user, enter } = await arrange(db)
  const path = await db.transaction().execute((trx) => createPasswordLink(trx, user.id, 60))
  const token = new URL(path, 'http://localhost').searchParams.get('kunci') ?? ''
  await setPasswordByLink(auth, token, 'sandi yang baru')
  expect((await enter(email, 'sandi yang baru')).secondFactor).toBe(true)
})

test('new recovery codes take the place of those from before', async () => {
  await using db = await createTestDb()
  const { auth, jar, enter, pass, asking, uri, recoveryCodes } = await arrange(db)
  const proof = { password, code: totpOf(uri) }
  const renewed = await renewRecoveryCodes(db, auth, await asking(jar), proof)
  expect(renewed).toHaveLength(10)
  const plain = (code: string | undefined) => (code ?? '').replace('-', '')

  const { jar: again } = await enter(email)
  expect(await outcome(pass(again, plain(recoveryCodes[0])))).toBe('codeWrong')
  await pass(again, plain(renewed[0]))
  expect((await traces(db)).map(({ action }) => action)).toEqual([
    'account.factorOn',
    'account.codesRenewed',
    'account.recoveryUsed',
  ])
})
