import type { AccountNews } from '#app/features/mail/mail-templates.ts'
import { queueMail } from '#app/features/mail/queue-mail.server.ts'
import { accountPath } from '#app/lib/paths.ts'
import type { Trx } from '#db/connect.server.ts'
import { writeAudit } from '../audit.server.ts'

type News = {
  /** Whose account. */
  userId: string
  what: AccountNews
  /** Who did it; null for a command on the server, and for somebody who is not known. */
  by: string | null
  before?: object | undefined
  after?: object
  /** Where the mail goes, when not to the address of the account. */
  to?: string
}

/** Records what became of an account's doors, and tells its person by mail, in the transaction of the change. */
export async function tellAccount(trx: Trx, news: News): Promise<void> {
  const { userId, what, by, before, after } = news
  const person = await trx
    .selectFrom('user')
    .select(['name', 'email', 'language'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  await writeAudit(trx, {
    eventId: null,
    userId: by,
    action: `account.${what}`,
    subjectType: 'user',
    subjectId: userId,
    before,
    after: { person: person.name, ...after },
  })
  await queueMail(trx, {
    eventId: null,
    to: news.to ?? person.email,
    language: person.language,
    template: 'account-news',
    props: { name: person.name, what, path: accountPath() },
  })
}
