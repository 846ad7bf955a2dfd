import { sql } from 'kysely'
import { queueMail } from '#app/features/mail/queue-mail.server.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { confirmAddressPath } from '#app/lib/paths.ts'
import { hashSecret, newToken } from '#app/lib/secret.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { Auth } from '../auth.server.ts'
import { endSessions } from '../factor/account-doors.server.ts'
import { tellAccount } from '../factor/account-news.server.ts'
import { type Asking, prove, provePassword } from '../factor/second-factor.server.ts'

const linkHours = 24

export type AddressWish = {
  email: string
  current: string
  /** Of the phone, where a second factor is on. */
  code?: string | undefined
}

/**
 * Asks for another address of the account: a link goes to the new one, a notice to the one so far. Nothing is sent to
 * an address that somebody has already, and the answer does not tell. A new wish takes the place of an older one.
 */
export async function askAddressChange(
  db: Db,
  auth: Auth,
  asking: Asking<'twoFactorEnabled' | 'email' | 'name' | 'language'>,
  { email, current: password, code }: AddressWish,
): Promise<void> {
  const { headers, user } = asking
  if (email.toLowerCase() === user.email.toLowerCase()) throw new DomainError('addressSame')
  if (!user.twoFactorEnabled) await provePassword(auth, headers, password)
  else if (code === undefined) throw new DomainError('signInCodeInvalid')
  else await prove(auth, headers, { password, code })
  const token = newToken()
  await db.transaction().execute(async (trx) => {
    const { id: userId, name, language } = user
    await tellAccount(trx, { userId, what: 'addressAsked', by: userId, after: { email } })
    if (await isTaken(trx, email)) return
    const wish = {
      newEmail: email,
      tokenHash: hashSecret(token),
      askedAt: sql<Date>`now()`,
      expiresAt: sql<Date>`now() + make_interval(hours => ${linkHours})`,
    }
    await trx
      .insertInto('addressChange')
      .values({ userId, ...wish })
      .onConflict((conflict) => conflict.column('userId').doUpdateSet(wish))
      .execute()
    await queueMail(trx, {
      eventId: null,
      to: email,
      language,
      template: 'confirm-address',
      props: { name, path: confirmAddressPath(token), validHours: linkHours },
    })
  })
}

/** Whose address a link changes, and into which; undefined when it is unknown, used or too old. */
export async function findAddressChange(
  db: Db,
  token: string,
): Promise<{ name: string; email: string } | undefined> {
  return db
    .selectFrom('addressChange')
    .innerJoin('user', 'user.id', 'addressChange.userId')
    .select(['user.name', 'addressChange.newEmail as email'])
    .where('addressChange.tokenHash', '=', hashSecret(token))
    .where('addressChange.expiresAt', '>', sql<Date>`now()`)
    .executeTakeFirst()
}

/**
 * Gives an account the address at which this link has arrived. Every session of it ends but for the one named, and
 * links that were mailed to the former address open nothing any more.
 */
export async function confirmAddressChange(
  db: Db,
  token: string,
  exceptSession?: string,
): Promise<{ userId: string }> {
  return db.transaction().execute(async (trx) => {
    const wish = await trx
      .deleteFrom('addressChange')
      .where('tokenHash', '=', hashSecret(token))
      .where('expiresAt', '>', sql<Date>`now()`)
      .returning(['userId', 'newEmail'])
      .executeTakeFirst()
    if (!wish || (await isTaken(trx, wish.newEmail))) throw new DomainError('linkExpired')
    const { userId, newEmail } = wish
    const { email: former } = await trx
      .selectFrom('user')
      .select('email')
      .where('id', '=', userId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    await trx
      .updateTable('user')
      .set({ email: newEmail, emailVerified: true, updatedAt: new Date() })
      .where('id', '=', userId)
      .execute()
    await trx.deleteFrom('verification').where('value', '=', userId).execute()
    await endSessions(trx, userId, exceptSession)
    await tellAccount(trx, {
      userId,
      what: 'addressChanged',
      by: userId,
      before: { email: former },
      after: { email: newEmail },
      to: former,
    })
    return { userId }
  })
}

async function isTaken(trx: Trx, email: string): Promise<boolean> {
  const holder = await trx
    .selectFrom('user')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst()
  return holder !== undefined
}
