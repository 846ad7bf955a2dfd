import { isAPIError } from 'better-auth/api'
import { DomainError } from '#app/lib/domain-error.ts'
import { isBackupCode } from './account-forms.ts'
import type { Auth } from './auth.server.ts'

/** Cookies to hand on with the answer, and whether the phone's code is still to come. */
export type SignedIn = { cookies: Headers; secondFactor: boolean }

/** Turns a refusal of the library into our own; anything else is a bug and is thrown on. */
async function refusedAs<Value>(
  key: 'signInWrong' | 'codeWrong' | 'passwordWrong' | 'linkExpired',
  work: () => Promise<Value>,
): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    if (!isAPIError(error)) throw error
    if (error.statusCode === 429) throw new DomainError('tooManyAttempts')
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

/** The second step: a code from the phone, or one of the printed codes, each of which works once. */
export async function passSecondFactor(
  auth: Auth,
  headers: Headers,
  code: string,
): Promise<{ cookies: Headers }> {
  return refusedAs('codeWrong', async () => {
    const answer = isBackupCode(code)
      ? await auth.api.verifyBackupCode({ body: { code }, headers, returnHeaders: true })
      : await auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true })
    return { cookies: answer.headers }
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

/** Begins to set up the second factor: the address for the phone, and codes to print. Not in force yet. */
export async function beginSecondFactor(
  auth: Auth,
  headers: Headers,
  password: string,
): Promise<{ uri: string; backupCodes: string[] }> {
  return refusedAs('passwordWrong', async () => {
    const answer = await auth.api.enableTwoFactor({ body: { password }, headers })
    if (answer.method !== 'totp') throw new Error('The second factor is not a code of a phone')
    return { uri: answer.totpURI, backupCodes: answer.backupCodes }
  })
}

/** Puts the second factor in force once the phone has shown a right code. */
export async function confirmSecondFactor(
  auth: Auth,
  headers: Headers,
  code: string,
): Promise<{ cookies: Headers }> {
  return refusedAs('codeWrong', async () => {
    const answer = await auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true })
    return { cookies: answer.headers }
  })
}

/** Takes the second factor off again. */
export async function endSecondFactor(
  auth: Auth,
  headers: Headers,
  password: string,
): Promise<{ cookies: Headers }> {
  return refusedAs('passwordWrong', async () => {
    const answer = await auth.api.disableTwoFactor({
      body: { password },
      headers,
      returnHeaders: true,
    })
    return { cookies: answer.headers }
  })
}
