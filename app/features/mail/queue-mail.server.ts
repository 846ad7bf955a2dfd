import { sql, type Transaction } from 'kysely'
import type { Language } from '#app/i18n/i18n.ts'
import { newId } from '#app/lib/ids.ts'
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

/** So many mails are made at a time: between two sets the loop serves others. */
const SET = 500

/** Like `queueMail`, for many mails of one kind, in a statement for each some hundred. */
export async function queueMails<Template extends MailTemplate>(
  trx: Transaction<DB>,
  mails: ReadonlyArray<Mail<Template>>,
): Promise<void> {
  for (let from = 0; from < mails.length; from += SET) {
    await queueSet(trx, mails.slice(from, from + SET))
  }
}

async function queueSet<Template extends MailTemplate>(
  trx: Transaction<DB>,
  mails: ReadonlyArray<Mail<Template>>,
): Promise<void> {
  const props = mails.map((mail) => JSON.stringify(mailTemplates[mail.template].parse(mail.props)))
  await sql`
    with stored as (
      insert into outbox_message (id, event_id, template, props, to_address, language)
      select * from unnest(
        ${mails.map(() => newId())}::uuid[], ${mails.map((mail) => mail.eventId)}::uuid[],
        ${mails.map((mail) => mail.template)}::text[], ${props}::jsonb[],
        ${mails.map((mail) => mail.to)}::citext[], ${mails.map((mail) => mail.language)}::text[])
      returning id)
    select count(*) from graphile_worker.add_jobs((
      select array_agg((
          ${sendMailTask}::text, json_build_object('id', id), null, null,
          ${maxAttempts}::smallint, ${`${sendMailTask}:`}::text || id, null, null
        )::graphile_worker.job_spec)
      from stored))`.execute(trx)
}

/** Plans the sending of a message; a plan that exists already is brought forward. */
export async function planSending(trx: Transaction<DB>, id: string): Promise<void> {
  await sql`
    select graphile_worker.add_job(
      ${sendMailTask}, json_build_object('id', ${id}::text),
      job_key => ${`${sendMailTask}:${id}`}, max_attempts => ${maxAttempts}::integer)
  `.execute(trx)
}
