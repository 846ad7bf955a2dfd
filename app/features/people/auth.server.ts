import { createHash, randomBytes } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins'
import { db as appDb } from '#app/db.server.ts'
import { env } from '#app/env.server.ts'
import { newId } from '#app/lib/ids.ts'
import { log } from '#app/lib/log.server.ts'
import type { Db } from '#db/connect.server.ts'
import { passwordLength } from './account-forms.ts'
import { makeRecoveryCodes } from './factor/make-recovery-codes.server.ts'
import { oneTimeCodes } from './factor/one-time-codes.server.ts'

const DAY = 24 * 60 * 60
const sessionDays = 14

/** How one-time links and codes are kept: only their hash, so that reading the table opens no account. */
export function hashIdentifier(identifier: string): string {
  return createHash('sha256').update(identifier).digest('base64url')
}

export type AuthOptions = {
  /** Public address; cookies are marked secure when it is https. */
  origin: string
  secret: string
}

/**
 * Sign-in, passwords, second factor and sessions, kept by better-auth in our own tables. Nobody can sign
 * up: accounts come from invitations. Pages call `auth.api`; its own HTTP routes are not mounted.
 */
export function createAuth(db: Db, { origin, secret }: AuthOptions) {
  return betterAuth({
    appName: 'Gelar',
    baseURL: origin,
    secret,
    database: { db, type: 'postgres' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      revokeSessionsOnPasswordReset: true,
      // The link came by mail, so the address is proven; other links that wait are of no use any more.
      async onPasswordReset({ user }) {
        await db
          .updateTable('user')
          .set({ emailVerified: true })
          .where('id', '=', user.id)
          .execute()
        await db.deleteFrom('verification').where('value', '=', user.id).execute()
      },
    },
    user: {
      additionalFields: {
        language: { type: 'string', required: false, defaultValue: 'id', input: false },
      },
    },
    // Every page would have to hand the refreshed cookie on; instead a session simply lasts its days.
    session: { expiresIn: sessionDays * DAY, disableSessionRefresh: true },
    verification: { storeIdentifier: { hash: async (identifier) => hashIdentifier(identifier) } },
    // Attempts are counted by the actions, which know the client's address and can say so in words.
    rateLimit: { enabled: false },
    plugins: [
      twoFactor({
        issuer: 'Gelar',
        twoFactorCookieMaxAge: 600,
        totpOptions: { digits: 6, period: 30 },
        backupCodeOptions: { customBackupCodesGenerate: makeRecoveryCodes },
        // Wrong codes in a row, over all attempts to sign in; a right one forgives them.
        accountLockout: { maxFailedAttempts: 10, durationSeconds: 900 },
      }),
      oneTimeCodes(db),
    ],
    advanced: {
      cookiePrefix: 'gelar',
      useSecureCookies: origin.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      database: { generateId: () => newId(), joins: true, validateSchema: false },
      ipAddress: { disableIpTracking: true },
    },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      // The library's own words may quote what was typed, so only the sentence itself is kept.
      log: (level, message) => log[level]({ from: 'auth' }, message),
    },
  })
}

export type Auth = ReturnType<typeof createAuth>

/** Signs cookies when the server has been given no secret (a build, a test): good until it stops. */
const passingSecret = () => randomBytes(32).toString('hex')

export const auth: Auth = createAuth(appDb, {
  origin: env.GELAR_ORIGIN ?? `http://localhost:${env.PORT}`,
  secret: env.GELAR_SECRET ?? passingSecret(),
})
