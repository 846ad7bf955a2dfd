import { hashPassword } from 'better-auth/crypto'
import { z } from 'zod'
import { mailOrigin } from '#app/features/mail/mail-origin.server.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import { passwordLength } from './account-forms.ts'
import { writeAudit } from './audit.server.ts'
import { grantOf } from './grants.ts'
import { createPasswordLink, invitationDays } from './password-links.server.ts'

export type NewAdministrator = {
  email: string
  name: string
  /** Without one, a link is made by which it is chosen. */
  password?: string | undefined
}

const Fields = z.object({
  email: z.email().max(254),
  name: z.string().trim().min(1).max(200),
  password: z.string().min(passwordLength.min).max(passwordLength.max).optional(),
})

/**
 * Makes an administrator from the machine itself; an account with this address is made one, with its password
 * replaced. Answers the link to choose a password when none was given, or a sentence on what is wrong.
 */
export async function createAdministrator(
  db: Db,
  wanted: NewAdministrator,
): Promise<{ userId: string; link?: string } | { problem: string }> {
  const fields = Fields.safeParse(wanted)
  if (!fields.success) {
    const wrong = new Set(fields.error.issues.map(({ path }) => path.join('.')))
    const { min, max } = passwordLength
    const rule = `kata sandi / a password: ${min}–${max} karakter / characters`
    return { problem: `Tidak diterima / Not accepted: ${[...wrong].join(', ')} (${rule}).` }
  }
  const { email, name, password } = fields.data
  return db.transaction().execute(async (trx) => {
    await trx
      .insertInto('user')
      .values({ id: newId(), email, name, emailVerified: true })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .execute()
    const { id: userId } = await trx
      .selectFrom('user')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    const granted = await trx
      .insertInto('roleGrant')
      .values({ id: newId(), userId, ...grantOf('administrator', null, null) })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (granted) {
      await writeAudit(trx, {
        eventId: null,
        action: 'role.granted',
        subjectType: 'user',
        subjectId: userId,
        after: { role: 'administrator' },
      })
    }
    if (password === undefined) {
      const path = await createPasswordLink(trx, userId, invitationDays * 24 * 60)
      return { userId, link: mailOrigin() + path }
    }
    await trx
      .insertInto('account')
      .values({
        id: newId(),
        userId,
        accountId: userId,
        providerId: 'credential',
        password: await hashPassword(password),
      })
      .onConflict((conflict) =>
        conflict.constraint('account_provider_key').doUpdateSet(({ ref }) => ({
          password: ref('excluded.password'),
          updatedAt: new Date(),
        })),
      )
      .execute()
    await trx.deleteFrom('session').where('userId', '=', userId).execute()
    return { userId }
  })
}
