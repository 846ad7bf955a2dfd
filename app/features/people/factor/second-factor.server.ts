import { isAPIError } from 'better-auth/api'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Db } from '#db/connect.server.ts'
import type { Auth } from '../auth.server.ts'
import type { SessionUser } from '../session.server.ts'
import { refusedAs } from '../sign-in.server.ts'
import { endSessions, removeFactor, switchFactor } from './account-doors.server.ts'
import { tellAccount } from './account-news.server.ts'
import { closeCodes, openSecret, openStoredCodes } from './factor-secrets.server.ts'
import { makeRecoveryCodes } from './make-recovery-codes.server.ts'
import { codeUsed } from './one-time-codes.server.ts'
import { isRecoveryCode } from './recovery-codes.ts'
import { withdrawFactorReset } from './reset-factor.server.ts'
import { findStep } from './totp.server.ts'

/** Who is asking: the headers with the session, and the person it belongs to. */
export type Asking<Known extends keyof SessionUser = never> = {
  headers: Headers
  user: Pick<SessionUser, 'id' | 'sessionId' | Known>
}

/** What proves a person twice: the password, and a code of the phone or a recovery code. */
export type Proof = { password: string; code: string }

/** Checks a plain code, which is then used up. Signs in who has only given the password so far. */
async function checkCode(auth: Auth, headers: Headers, code: string) {
  try {
    const asked = { headers, returnHeaders: true } as const
    return await (isRecoveryCode(code)
      ? auth.api.verifyBackupCode({ body: { code }, ...asked })
      : auth.api.verifyTOTP({ body: { code }, ...asked }))
  } catch (error) {
    if (isAPIError(error) && error.body?.code === codeUsed) throw new DomainError('codeUsed')
    throw error
  }
}

/** The second step of signing in: a code from the phone, or a recovery code; each works once. */
export async function passSecondFactor(
  db: Db,
  auth: Auth,
  headers: Headers,
  code: string,
): Promise<{ cookies: Headers }> {
  const passed = await refusedAs('codeWrong', () => checkCode(auth, headers, code))
  const { id: userId } = passed.response.user
  if (!isRecoveryCode(code)) {
    // The phone is there after all.
    await withdrawFactorReset(db, userId, userId)
  } else {
    const left = await countRecoveryCodes(db, auth, userId)
    await db
      .transaction()
      .execute((trx) =>
        tellAccount(trx, { userId, what: 'recoveryUsed', by: userId, after: { left } }),
      )
  }
  return { cookies: passed.headers }
}

/** How many recovery codes somebody has left. */
export async function countRecoveryCodes(db: Db, auth: Auth, userId: string): Promise<number> {
  const factor = await db
    .selectFrom('twoFactor')
    .select('backupCodes')
    .where('userId', '=', userId)
    .executeTakeFirst()
  if (!factor) return 0
  const { secretConfig } = await auth.$context
  return (await openStoredCodes(secretConfig, factor.backupCodes)).length
}

/** Begins to set up the second factor: the address for the phone, and codes to keep. Not in force yet. */
export async function beginSecondFactor(
  auth: Auth,
  headers: Headers,
  password: string,
): Promise<{ uri: string; recoveryCodes: string[] }> {
  return refusedAs('passwordWrong', async () => {
    const answer = await auth.api.enableTwoFactor({ body: { password }, headers })
    if (answer.method !== 'totp') throw new Error('The second factor is not a code of a phone')
    return { uri: answer.totpURI, recoveryCodes: answer.backupCodes }
  })
}

/** Puts the second factor in force once the phone has shown a right code. Every other session ends. */
export async function confirmSecondFactor(
  db: Db,
  auth: Auth,
  { headers, user }: Asking,
  code: string,
): Promise<{ cookies: Headers }> {
  const { secretConfig } = await auth.$context
  await db.transaction().execute(async (trx) => {
    const factor = await trx
      .selectFrom('twoFactor')
      .select(['id', 'secret', 'lastStep'])
      .where('userId', '=', user.id)
      .where('verified', '=', false)
      .forUpdate()
      .executeTakeFirst()
    const secret = factor && (await openSecret(secretConfig, factor.secret))
    const lastStep = secret && findStep(secret, code, new Date())
    if (!factor || !lastStep) throw new DomainError('codeWrong')
    if (factor.lastStep !== null && lastStep <= factor.lastStep) throw new DomainError('codeUsed')
    await trx
      .updateTable('twoFactor')
      .set({ verified: true, lastStep })
      .where('id', '=', factor.id)
      .execute()
    await switchFactor(trx, user.id, true)
    await endSessions(trx, user.id, user.sessionId)
    await tellAccount(trx, { userId: user.id, what: 'factorOn', by: user.id })
  })
  return renewSession(auth, headers)
}

/** Takes the second factor off again. Every other session ends. */
export async function endSecondFactor(
  db: Db,
  auth: Auth,
  { headers, user }: Asking,
  proof: Proof,
): Promise<{ cookies: Headers }> {
  await prove(auth, headers, proof)
  await db.transaction().execute(async (trx) => {
    await removeFactor(trx, user.id)
    await endSessions(trx, user.id, user.sessionId)
    await tellAccount(trx, { userId: user.id, what: 'factorOff', by: user.id })
  })
  return renewSession(auth, headers)
}

/** Makes new recovery codes; those from before work no more. */
export async function renewRecoveryCodes(
  db: Db,
  auth: Auth,
  { headers, user }: Asking,
  proof: Proof,
): Promise<string[]> {
  await prove(auth, headers, proof)
  const recoveryCodes = makeRecoveryCodes()
  const { secretConfig } = await auth.$context
  const backupCodes = await closeCodes(secretConfig, recoveryCodes)
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('twoFactor')
      .set({ backupCodes })
      .where('userId', '=', user.id)
      .where('verified', '=', true)
      .returning('id')
      .executeTakeFirstOrThrow()
    await tellAccount(trx, { userId: user.id, what: 'codesRenewed', by: user.id })
  })
  return recoveryCodes
}

/** Demands password and code of who is signed in with a second factor. */
export async function prove(
  auth: Auth,
  headers: Headers,
  { password, code }: Proof,
): Promise<void> {
  await provePassword(auth, headers, password)
  await refusedAs('codeWrong', () => checkCode(auth, headers, code))
}

/** Demands the password of who is signed in. */
export async function provePassword(auth: Auth, headers: Headers, password: string): Promise<void> {
  await refusedAs('passwordWrong', () => auth.api.verifyPassword({ body: { password }, headers }))
}

async function renewSession(auth: Auth, headers: Headers): Promise<{ cookies: Headers }> {
  const answer = await auth.api.renewSession({ headers, returnHeaders: true })
  return { cookies: answer.headers }
}
