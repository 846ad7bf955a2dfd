import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth'
import {
  APIError,
  createAuthEndpoint,
  createAuthMiddleware,
  getSessionFromCtx,
  isAPIError,
  sessionMiddleware,
} from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import type { Db } from '#db/connect.server.ts'
import { openSecret, openStoredCodes } from './factor-secrets.server.ts'
import { findRecoveryCode } from './recovery-codes.ts'
import { tellLock } from './tell-lock.server.ts'
import { findStep } from './totp.server.ts'

/** How a refusal is named that is about a code of the phone which has passed before. */
export const codeUsed = 'CODE_USED'

const Typed = z.object({ code: z.string() })

/** Whose code is asked for: who is signed in, else who has just given the right password. */
async function findHolder(ctx: GenericEndpointContext): Promise<string | undefined> {
  const session = await getSessionFromCtx(ctx)
  if (session) return session.user.id
  const { name } = ctx.context.createAuthCookie('two_factor')
  const challenge = await ctx.getSignedCookie(name, ctx.context.secret)
  if (!challenge) return undefined
  return (await ctx.context.internalAdapter.findVerificationValue(challenge))?.value
}

/** What was typed, and the second factor that it is for. */
async function readAttempt(db: Db, ctx: GenericEndpointContext) {
  const typed = Typed.safeParse(ctx.body)
  const userId = typed.success ? await findHolder(ctx) : undefined
  if (!typed.success || !userId) return undefined
  const factor = await db
    .selectFrom('twoFactor')
    .select(['secret', 'backupCodes'])
    .where('userId', '=', userId)
    .executeTakeFirst()
  return factor && { userId, code: typed.data.code, key: ctx.context.secretConfig, ...factor }
}

/**
 * Notes the step of a code that is right, so that neither it nor an older one passes again. Two that come at once are
 * told apart by the row.
 */
async function claimStep(db: Db, userId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('twoFactor')
    .set({ lastStep: step })
    .where('userId', '=', userId)
    .where((row) => row.or([row('lastStep', 'is', null), row('lastStep', '<', step)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/**
 * What the library's second factor lacks: a phone's code passes once (RFC 6238, 5.2), and a recovery code is taken
 * however it is written, and whose factor wrong codes have locked is told. Counting them and the rest stays with the
 * library.
 */
export const oneTimeCodes = (db: Db) =>
  ({
    id: 'one-time-codes',
    hooks: {
      before: [
        {
          matcher: ({ path }) => path === '/two-factor/verify-totp',
          handler: createAuthMiddleware(async (ctx) => {
            const attempt = await readAttempt(db, ctx)
            if (!attempt) return
            const secret = await openSecret(attempt.key, attempt.secret)
            const step = findStep(secret, attempt.code, new Date())
            if (step !== undefined && !(await claimStep(db, attempt.userId, step))) {
              throw new APIError('BAD_REQUEST', { code: codeUsed, message: 'Used before' })
            }
          }),
        },
        {
          matcher: ({ path }) => path === '/two-factor/verify-backup-code',
          handler: createAuthMiddleware(async (ctx) => {
            const attempt = await readAttempt(db, ctx)
            const stored = attempt && (await openStoredCodes(attempt.key, attempt.backupCodes))
            const code = stored && findRecoveryCode(stored, attempt.code)
            if (code) return { context: { body: { ...ctx.body, code } } }
          }),
        },
      ],
      after: [
        {
          matcher: ({ path }) =>
            path === '/two-factor/verify-totp' || path === '/two-factor/verify-backup-code',
          handler: createAuthMiddleware(async (ctx) => {
            if (!isAPIError(ctx.context.returned)) return
            const userId = await findHolder(ctx)
            if (userId) await tellLock(db, userId, new Date())
          }),
        },
      ],
    },
    endpoints: {
      /** Goes on under a new session: the key in use before somebody proved who they are opens nothing any more. */
      renewSession: createAuthEndpoint.serverOnly(
        { method: 'POST', use: [sessionMiddleware] },
        async (ctx) => {
          const { session, user } = ctx.context.session
          const made = await ctx.context.internalAdapter.createSession(user.id, false, session)
          await setSessionCookie(ctx, { session: made, user })
          await ctx.context.internalAdapter.deleteSession(session.token)
          return ctx.json({ status: true })
        },
      ),
    },
  }) satisfies BetterAuthPlugin
