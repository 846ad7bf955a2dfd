import { sql } from 'kysely'
import { coveredProps, isMailTemplate } from '#app/features/mail/mail-templates.ts'
import { planSending } from '#app/features/mail/queue-mail.server.ts'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Language } from '#app/i18n/i18n.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Db } from '#db/connect.server.ts'
import type { OutboxStatus } from '#db/types.ts'
import type { RenderedMail } from './mail-definitions.server.ts'
import { renderMail, subjectOf } from './render-mail.server.ts'

export type OutboxFilter = {
  /** The festival whose mails are asked for; null for those about accounts. */
  eventId: string | null
  status?: OutboxStatus | undefined
  /** A part of an address. */
  to?: string | undefined
}

export type OutboxRow = {
  id: string
  template: string
  to: string
  status: OutboxStatus
  attempts: number
  lastError: string | null
  createdAt: Date
  sentAt: Date | null
  subject: string
}

const pageSize = 25

function ofOutbox(db: Db, eventId: string | null) {
  return db.selectFrom('outboxMessage').where('eventId', 'is not distinct from', eventId)
}

/** One page of an outbox, newest first, each message with its subject. */
export async function listOutbox(
  db: Db,
  { eventId, status, to }: OutboxFilter,
  page: number,
): Promise<{ rows: OutboxRow[]; total: number; pageCount: number }> {
  let matching = ofOutbox(db, eventId)
  if (status) matching = matching.where('status', '=', status)
  if (to) matching = matching.where(sql`strpos(lower(to_address::text), lower(${to}))`, '>', 0)
  const { total } = await matching
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const messages = await matching
    .selectAll()
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  const rows = messages.map(
    ({ toAddress, props, language, providerId: _, eventId: __, ...row }) => ({
      ...row,
      to: toAddress,
      subject: subjectOf({ template: row.template, props, language }),
    }),
  )
  return { rows, total, pageCount: Math.max(1, Math.ceil(total / pageSize)) }
}

/** How many messages of an outbox are in each state. */
export async function countOutbox(
  db: Db,
  eventId: string | null,
): Promise<Record<OutboxStatus, number>> {
  const rows = await ofOutbox(db, eventId)
    .select(({ fn }) => ['status' as const, fn.countAll<number>().as('count')])
    .groupBy('status')
    .execute()
  return {
    queued: 0,
    sent: 0,
    failed: 0,
    kept: 0,
    ...Object.fromEntries(rows.map(({ status, count }) => [status, count])),
  }
}

export type OutboxMessage = Omit<OutboxRow, 'subject'> & { language: Language } & RenderedMail

/**
 * One message as it arrives, or undefined when it is not of this outbox. `covered`: without what would let its reader
 * act for the addressee.
 */
export async function findOutboxMessage(
  db: Db,
  eventId: string | null,
  id: string,
  { covered }: { covered: boolean },
): Promise<OutboxMessage | undefined> {
  const message = await ofOutbox(db, eventId).selectAll().where('id', '=', id).executeTakeFirst()
  if (!message) return undefined
  const { toAddress, props, language, providerId: _, eventId: __, ...row } = message
  const shown = covered ? coverProps(row.template, props) : props
  const rendered = await renderMail({ template: row.template, props: shown, language }, db)
  return { ...row, to: toAddress, language, ...rendered }
}

function coverProps(template: string, props: unknown): unknown {
  const cover = isMailTemplate(template) ? coveredProps[template] : undefined
  return cover && typeof props === 'object' ? { ...props, ...cover } : props
}

/**
 * Sends a message once more that has failed, or that was kept while no provider was configured.
 * One whose link has been removed after it went out cannot be sent again.
 */
export async function retryMail(db: Db, actor: Actor<string | null>, id: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const message = await trx
      .selectFrom('outboxMessage')
      .select('status')
      .where('id', '=', id)
      .where('eventId', 'is not distinct from', actor.eventId)
      .forUpdate()
      .executeTakeFirst()
    if (message?.status !== 'failed' && message?.status !== 'kept') {
      throw new DomainError('mailNotFailed')
    }
    await trx
      .updateTable('outboxMessage')
      .set({ status: 'queued', lastError: null })
      .where('id', '=', id)
      .execute()
    await planSending(trx, id)
    await writeAudit(trx, {
      ...actor,
      action: 'mail.retried',
      subjectType: 'outboxMessage',
      subjectId: id,
      before: { status: message.status },
      after: { status: 'queued' },
    })
  })
}
