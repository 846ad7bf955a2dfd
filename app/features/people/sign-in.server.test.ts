import { describe, expect, test } from 'vitest'
import type { Db } from '#db/connect.server.ts'
import { CookieJar } from '#tests/support/cookies.ts'
import { createUser } from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { type Auth, createAuth } from './auth.server.ts'
import {
  createPasswordLink,
  findPasswordLink,
  requestPasswordReset,
} from './password-links.server.ts'
import {
  changePassword,
  setPasswordByLink,
  signIn,
  signOut,
  signOutElsewhere,
} from './sign-in.server.ts'

const password = 'kopi lombok pagi'
const email = 'sari@contoh.id'

const authOf = (db: Db, origin = 'http://localhost:3000') =>
  createAuth(db, { origin, secret: 'a secret for tests of 32 letters' })

const tokenIn = (path: string) => new URL(path, 'http://localhost').searchParams.get('kunci') ?? ''

/** Somebody who has chosen a password by an invitation's link. */
async function createAccount(db: Db, auth: Auth) {
  const user = await createUser(db, { email, name: 'Sari' })
  const path = await db.transaction().execute((trx) => createPasswordLink(trx, user.id, 60))
  await setPasswordByLink(auth, tokenIn(path), password)
  return user
}

async function enter(auth: Auth, jar = new CookieJar(), secret = password) {
  const answer = await signIn(auth, jar.headers(), { email, password: secret })
  jar.take(answer.cookies)
  return { jar, secondFactor: answer.secondFactor }
}

const whoIs = async (auth: Auth, jar: CookieJar) =>
  (await auth.api.getSession({ headers: jar.headers() }))?.user.email

describe('signing in', () => {
  test('opens a session that lasts until signing out', async () => {
    await using db = await createTestDb()
    const auth = authOf(db)
    await createAccount(db, auth)

    const { jar } = await enter(auth)
    expect(await whoIs(auth, jar)).toBe(email)

    jar.take((await signOut(auth, jar.headers())).cookies)
    expect(await whoIs(auth, jar)).toBeUndefined()
    expect(jar.names()).toEqual([])
  })

  test('takes the address in any case', async () => {
    await using db = await createTestDb()
    const auth = authOf(db)
    await createAccount(db, auth)
    const answer = await signIn(auth, new Headers(), { email: 'Sari@Contoh.ID', password })
    expect(answer.secondFactor).toBe(false)
  })

  test('refuses a wrong password, an unknown address and an account without password alike', async () => {
    await using db = await createTestDb()
    const auth = authOf(db)
    await createAccount(db, auth)
    await createUser(db, { email: 'undangan@contoh.id' })

    for (const attempt of [
      { email, password: 'kopi lombok sore' },
      { email: 'tidak-ada@contoh.id', password },
      { email: 'undangan@contoh.id', password },
    ]) {
      await expect(signIn(auth, new Headers(), attempt)).rejects.toMatchObject({
        name: 'DomainError',
        key: 'signInWrong',
      })
    }
  })

  test('sets cookies that scripts cannot read, secure where the address is https', async () => {
    await using db = await createTestDb()
    await createAccount(db, authOf(db))

    const plain = await signIn(authOf(db), new Headers(), { email, password })
    const safe = await signIn(authOf(db, 'https://gelar.example.id'), new Headers(), {
      email,
      password,
    })

    for (const cookie of [...plain.cookies.getSetCookie(), ...safe.cookies.getSetCookie()]) {
      expect(cookie).toMatch(/HttpOnly/)
      expect(cookie).toMatch(/SameSite=Lax/)
    }
    expect(plain.cookies.getSetCookie().join()).not.toMatch(/Secure/)
    expect(safe.cookies.getSetCookie()[0]).toMatch(/^__Secure-gelar\.session_token=.*Secure/)
  })

  test('a session made up or changed by hand opens nothing', async () => {
    await using db = await createTestDb()
    const auth = authOf(db)
    await createAccount(db, auth)
    const { jar } = await enter(auth)
    const cookie = jar.headers().get('Cookie') ?? ''
    const forged = new Headers({ Cookie: cookie.replace(/=(\w{4})/, '=AAAA') })
    expect(await auth.api.getSession({ headers: forged })).toBeNull()
  })

  test('nobody can sign up', async () => {
    await using db = await createTestDb()
    const signUp = authOf(db).api.signUpEmail({ body: { email, password, name: 'Sari' } })
    await expect(signUp).rejects.toThrow()
    expect(await db.selectFrom('user').select('id').execute()).toEqual([])
  })
})

describe('a link to choose a password', () => {
  async function requestReset(db: Db, address: string) {
    await requestPasswordReset(db, address)
    return db
      .selectFrom('outboxMessage')
      .select(['toAddress', 'template', 'props', 'eventId'])
      .execute()
  }

  test('comes by mail, works once and ends every session', async () => {
    await using db = await createTestDb()
    const auth = authOf(db)
    await createAccount(db, auth)
    const { jar } = await enter(auth)

    const [mail] = await requestReset(db, email)
    expect(mail).toMatchObject({ toAddress: email, template: 'reset-password', eventId: null })
    const { path } = Object(mail?.props)
    expect(await findPasswordLink(db, tokenIn(path))).toMatchObject({ email })
    await setPasswordByLink(auth, tokenIn(path), 'sandi yang baru')

    expect(await whoIs(auth, jar)).toBeUndefined()
    await expect(enter(auth)).rejects.toMatchObject({ key: 'signInWrong' })
    expect((await enter(auth, new CookieJar(), 'sandi yang baru')).secondFactor).toBe(false)
    await expect(setPasswordByLink(auth, tokenIn(path), 'sandi ketiga saya')).rejects.toMatchObject(
      { key: 'linkExpired' },
    )
    expect(await findPasswordLink(db, tokenIn(path))).toBeUndefined()
  })

  test('is sent to nobody for an address that nobody has', async () => {
    await using db = await createTestDb()
    expect(await requestReset(db, 'tidak-ada@contoh.id')).toEqual([])
  })

  test('opens nothing after its time, and the table does not hold it', async () => {
    await using db = await createTestDb()
    const auth = authOf(db)
    const user = await createUser(db, { email })
    const path = await db.transaction().execute((trx) => createPasswordLink(trx, user.id, -1))
    expect(await findPasswordLink(db, tokenIn(path))).toBeUndefined()
    await expect(setPasswordByLink(auth, tokenIn(path), password)).rejects.toMatchObject({
      key: 'linkExpired',
    })
    const stored = await db.selectFrom('verification').selectAll().execute()
    expect(JSON.stringify(stored)).not.toContain(tokenIn(path))
  })
})

describe('one’s own account', () => {
  test('changing the password needs the old one and ends the other sessions', async () => {
    await using db = await createTestDb()
    const auth = authOf(db)
    await createAccount(db, auth)
    const { jar: here } = await enter(auth)
    const { jar: elsewhere } = await enter(auth)

    const wrong = changePassword(auth, here.headers(), {
      current: 'salah',
      password: 'sandi baru 1',
    })
    await expect(wrong).rejects.toMatchObject({ key: 'passwordWrong' })
    const right = await changePassword(auth, here.headers(), {
      current: password,
      password: 'sandi baru 1',
    })
    here.take(right.cookies)

    expect(await whoIs(auth, here)).toBe(email)
    expect(await whoIs(auth, elsewhere)).toBeUndefined()
  })

  test('signing out elsewhere leaves only this session', async () => {
    await using db = await createTestDb()
    const auth = authOf(db)
    await createAccount(db, auth)
    const { jar: here } = await enter(auth)
    const { jar: elsewhere } = await enter(auth)

    await signOutElsewhere(auth, here.headers())

    expect(await whoIs(auth, here)).toBe(email)
    expect(await whoIs(auth, elsewhere)).toBeUndefined()
  })
})
