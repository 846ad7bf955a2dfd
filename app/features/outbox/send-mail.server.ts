import { sql } from 'kysely'
import { log } from '#app/lib/log.server.ts'
import type { Db } from '#db/connect.server.ts'
import type { MailDelivery, MailProvider } from './mail-provider.server.ts'
import { renderMail, type StoredMail, withoutSecrets } from './render-mail.server.ts'

/** Thrown to have the job queue try again later. */
export class TryAgainLater extends Error {
  override readonly name = 'TryAgainLater'
}

export type Attempt = {
  provider: MailProvider | undefined
  /** No attempt follows this one: what fails now has failed. */
  isLast: boolean
}

/**
 * Sends one message of the outbox and notes what became of it. Without a provider it is kept to be
 * read in the outbox. A message that has gone out already is left alone.
 */
export async function sendMail(db: Db, id: string, { provider, isLast }: Attempt): Promise<void> {
  const message = await db
    .selectFrom('outboxMessage')
    .select(['id', 'template', 'props', 'toAddress', 'language', 'status'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (message?.status !== 'queued') return
  if (!provider) {
    await db.updateTable('outboxMessage').set({ status: 'kept' }).where('id', '=', id).execute()
    return
  }

  const delivery = await deliver(db, message, provider)
  const attempts = sql<number>`attempts + 1`
  if (delivery.kind === 'sent') {
    await db
      .updateTable('outboxMessage')
      .set({
        status: 'sent',
        sentAt: new Date(),
        providerId: delivery.providerId,
        lastError: null,
        attempts,
        props: JSON.stringify(withoutSecrets(message.template, message.props)),
      })
      .where('id', '=', id)
      .execute()
    return
  }
  const isOver = delivery.kind === 'refused' || isLast
  await db
    .updateTable('outboxMessage')
    .set({ status: isOver ? 'failed' : 'queued', lastError: delivery.reason, attempts })
    .where('id', '=', id)
    .execute()
  if (!isOver) throw new TryAgainLater(delivery.reason)
}

/** A mail that cannot even be rendered waits like one that cannot be sent: the next release may mend it. */
async function deliver(
  db: Db,
  message: StoredMail & { id: string; toAddress: string },
  provider: MailProvider,
): Promise<MailDelivery> {
  try {
    const rendered = await renderMail(message, db)
    return await provider({ ...rendered, to: message.toAddress }, message.id)
  } catch (error) {
    log.error({ err: error, template: message.template }, 'a mail could not be rendered or sent')
    return { kind: 'later', reason: error instanceof Error ? error.name : 'unknown error' }
  }
}
