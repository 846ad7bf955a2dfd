import { isAPIError } from 'better-auth/api'
import { DomainError } from '#app/lib/domain-error.ts'
import { TooManyAttempts } from '#app/lib/limits/too-many-attempts.ts'
import type { Auth } from './auth.server.ts'

/** How long the library's own count of wrong codes lasts at most. */
const QUARTER_HOUR = 15 * 60

/** Cookies to hand on with the answer, and whether the phone's code is still to come. */
export type SignedIn = { cookies: Headers; secondFactor: boolean }

/** Turns a refusal of the library into our own; anything else is a bug and is thrown on. */
export async function refusedAs<Value>(
  key: 'signInWrong' | 'codeWrong' | 'passwordWrong' | 'linkExpired',
  work: () => Promise<Value>,
): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    if (!isAPIError(error)) throw error
    if (error.statusCode === 429) throw new TooManyAttempts(QUARTER_HOUR)
    if (error.statusCode >= 500) throw error
    throw new DomainError(key)
  }
}

/**
 * Signs in by address and password. A wrong password and an address that nobody has are refused alike, and
 * take equally long. With a second factor the cookies open only the page that asks for its code.
 */
export async function signIn(
  auth: Auth,
  headers: Headers,
  { email, password }: { email: string; password: string },
): Promise<SignedIn> {
  return refusedAs('signInWrong', async () => {
    const answer = await auth.api.signInEmail({
      body: { email, password },
      headers,
      returnHeaders: true,
    })
    return { cookies: answer.headers, secondFactor: 'twoFactorRedirect' in answer.response }
  })
}

/** Ends this session. */
export async function signOut(auth: Auth, headers: Headers): Promise<{ cookies: Headers }> {
  const answer = await auth.api.signOut({ headers, returnHeaders: true })
  return { cookies: answer.headers }
}

/** Sets the password by a one-time link and ends every session of the person. */
export async function setPasswordByLink(
  auth: Auth,
  token: string,
  newPassword: string,
): Promise<void> {
  await refusedAs('linkExpired', () => auth.api.resetPassword({ body: { token, newPassword } }))
}

/** Changes the own password. Every other session ends. */
export async function changePassword(
  auth: Auth,
  headers: Headers,
  { current, password }: { current: string; password: string },
): Promise<{ cookies: Headers }> {
  return refusedAs('passwordWrong', async () => {
    const answer = await auth.api.changePassword({
      body: { currentPassword: current, newPassword: password, revokeOtherSessions: true },
      headers,
      returnHeaders: true,
    })
    return { cookies: answer.headers }
  })
}

/** Ends every other session of the person. */
export async function signOutElsewhere(auth: Auth, headers: Headers): Promise<void> {
  await auth.api.revokeOtherSessions({ headers })
}
