import { vi } from 'vitest'
import { createAuth } from '#app/features/people/auth.server.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  passSecondFactor,
} from '#app/features/people/factor/second-factor.server.ts'
import { createPasswordLink } from '#app/features/people/password-links.server.ts'
import { setPasswordByLink, signIn } from '#app/features/people/sign-in.server.ts'
import type { Db } from '#db/connect.server.ts'
import { CookieJar } from './cookies.ts'
import { createUser } from './factories.ts'
import { totpOf } from './totp.ts'

/** Stops the clock in the middle of a step of the phone's codes, so that a slow machine does not let one run out. */
export function stopClock() {
  const step = 30_000
  const now = (Math.floor(Date.now() / step) + 0.5) * step
  vi.useFakeTimers({ toFake: ['Date'], now })
}

export const testPassword = 'kopi lombok pagi'

/** Accounts with passwords over one database, and the doors they come in by. */
export function accountsOf(db: Db, origin = 'http://localhost:3000') {
  const auth = createAuth(db, { origin, secret: 'a secret for tests of 32 letters' })

  /** Somebody who has chosen a password by an invitation's link. */
  async function createAccount(email: string) {
    const user = await createUser(db, { email, name: 'Sari' })
    const path = await db.transaction().execute((trx) => createPasswordLink(trx, user.id, 60))
    const token = new URL(path, 'http://localhost').searchParams.get('kunci') ?? ''
    await setPasswordByLink(auth, token, testPassword)
    return user
  }

  async function enter(email: string, password = testPassword) {
    const jar = new CookieJar()
    const answer = await signIn(auth, jar.headers(), { email, password })
    jar.take(answer.cookies)
    return { jar, secondFactor: answer.secondFactor }
  }

  /** Gives the code after the password; the jar then holds a session. */
  async function pass(jar: CookieJar, code: string) {
    jar.take((await passSecondFactor(db, auth, jar.headers(), code)).cookies)
  }

  const whoIs = async (jar: CookieJar) =>
    (await auth.api.getSession({ headers: jar.headers() }))?.user.email

  /** Who asks with the cookies of a jar. */
  async function asking(jar: CookieJar) {
    const headers = jar.headers()
    const found = await auth.api.getSession({ headers })
    if (!found) throw new Error('Nobody is signed in')
    return { headers, user: { id: found.user.id, sessionId: found.session.id } }
  }

  /** Turns the second factor on, with the code of the step before this one, so that this one's is still good. */
  async function turnOn(jar: CookieJar) {
    const { uri, recoveryCodes } = await beginSecondFactor(auth, jar.headers(), testPassword)
    const code = totpOf(uri, Date.now() - 30_000)
    jar.take((await confirmSecondFactor(db, auth, await asking(jar), code)).cookies)
    return { uri, recoveryCodes }
  }

  return { auth, createAccount, enter, pass, whoIs, asking, turnOn }
}
