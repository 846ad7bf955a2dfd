import { randomBytes } from 'node:crypto'
import { queueMail } from '#app/features/mail/queue-mail.server.ts'
import type { Language } from '#app/i18n/i18n.ts'
import { newId } from '#app/lib/ids.ts'
import { setPasswordPath } from '#app/lib/paths.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { hashIdentifier } from './auth.server.ts'

export const resetMinutes = 60
export const invitationDays = 7

/** How better-auth names the right to choose a new password. */
const identifierOf = (token: string) => hashIdentifier(`reset-password:${token}`)

/** Makes a one-time link to choose a password; the table keeps its hash only. Answers its path. */
export async function createPasswordLink(
  trx: Trx,
  userId: string,
  validMinutes: number,
): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await trx
    .insertInto('verification')
    .values({
      id: newId(),
      identifier: identifierOf(token),
      value: userId,
      expiresAt: new Date(Date.now() + validMinutes * 60_000),
    })
    .execute()
  return setPasswordPath(token)
}

/** Whose password a link may set, or undefined when it is unknown, used or too old. */
export async function findPasswordLink(
  db: Db,
  token: string,
): Promise<{ name: string; email: string; language: Language } | undefined> {
  return db
    .selectFrom('verification')
    .innerJoin('user', (join) =>
      join.on(({ eb, cast, ref }) =>
        eb(cast<string>(ref('user.id'), 'text'), '=', ref('verification.value')),
      ),
    )
    .select(['user.name', 'user.email', 'user.language'])
    .where('verification.identifier', '=', identifierOf(token))
    .where('verification.expiresAt', '>', new Date())
    .executeTakeFirst()
}

/**
 * Mails a link to choose a new password, in the person's own language. Nothing happens for an address that
 * nobody has; callers answer alike in both cases.
 */
export async function requestPasswordReset(db: Db, email: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const user = await trx
      .selectFrom('user')
      .select(['id', 'name', 'email', 'language'])
      .where('email', '=', email)
      .executeTakeFirst()
    if (!user) return
    await queueMail(trx, {
      eventId: null,
      to: user.email,
      language: user.language,
      template: 'reset-password',
      props: {
        name: user.name,
        path: await createPasswordLink(trx, user.id, resetMinutes),
        validMinutes: resetMinutes,
      },
    })
  })
}
