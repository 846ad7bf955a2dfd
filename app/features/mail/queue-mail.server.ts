import { sql, type Transaction } from 'kysely'
import type { Language } from '#app/i18n/i18n.ts'
import { newId } from '#app/lib/ids.ts'
import { insertMany } from '#db/insert-many.ts'
import type { DB } from '#db/types.ts'
import { type MailInput, type MailTemplate, mailTemplates } from './mail-templates.ts'

/** The job that sends one message; its payload is `{ id }`. */
export const sendMailTask = 'send-mail'

/** Tries within about fifteen hours: the wait grows with every one. */
const maxAttempts = 12

export type Mail<Template extends MailTemplate> = {
  /** Whose outbox shows it; null for mails about accounts. */
  eventId: string | null
  to: string
  language: Language
  template: Template
  props: MailInput<Template>
}

/**
 * Writes a mail into the outbox and plans its sending, both in the transaction of what it tells of:
 * a mail goes out if, and only if, that has happened. Answers the id of the message.
 */
export async function queueMail<Template extends MailTemplate>(
  trx: Transaction<DB>,
  { eventId, to, language, template, props }: Mail<Template>,
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('outboxMessage')
    .values({
      id,
      eventId,
      template,
      props: JSON.stringify(mailTemplates[template].parse(props)),
      toAddress: to,
      language,
    })
    .execute()
  await planSending(trx, id)
  return id
}

/** Like `queueMail`, for many mails of one kind in two statements. */
export async function queueMails<Template extends MailTemplate>(
  trx: Transaction<DB>,
  mails: ReadonlyArray<Mail<Template>>,
): Promise<void> {
  const rows = mails.map(({ eventId, to, language, template, props }) => ({
    id: newId(),
    eventId,
    template,
    props: JSON.stringify(mailTemplates[template].parse(props)),
    toAddress: to,
    language,
  }))
  await insertMany(trx, 'outboxMessage', rows)
  await sql`
    select graphile_worker.add_job(
      ${sendMailTask}, json_build_object('id', id),
      job_key => ${`${sendMailTask}:`}::text || id, max_attempts => ${maxAttempts}::integer)
    from unnest(${rows.map((row) => row.id)}::text[]) id
  `.execute(trx)
}

/** Plans the sending of a message; a plan that exists already is brought forward. */
export async function planSending(trx: Transaction<DB>, id: string): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      ${sendMailTask}, json_build_object('id', ${id}::text),
      job_key => ${`${sendMailTask}:${id}`}, max_attempts => ${maxAttempts}::integer)
  `.execute(trx)
}
