import { sql } from 'kysely'
import { queueMail } from '#app/features/mail/queue-mail.server.ts'
import { isLanguage, type Language } from '#app/i18n/i18n.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { registerPath, ticketPath } from '#app/lib/paths.ts'
import { hashSecret } from '#app/lib/secret.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { OutboxStatus } from '#db/types.ts'
import { getSigningKey, signTicket } from '../code/ticket-keys.server.ts'
import { tellScansSoon } from '../scans/scan-news.server.ts'
import { getVisitorEvent, mailTicket, type VisitorEvent } from './register-visitor.server.ts'
import type { ChangeRegistration } from './registration-forms.ts'
import { lockPlaces } from './visit-days.server.ts'
import { mayMailVisitor } from './visitor-address.server.ts'

/** A registration as its holder sees it. */
export type OwnRegistration = {
  id: string
  eventId: string
  name: string | null
  email: string | null
  language: Language
  visitOn: string
  groupSize: number
  status: 'active' | 'cancelled'
  wantsNews: boolean
  erased: boolean
  /** The ticket as it is was handed to the outbox. */
  mailed: boolean
  /** What became of that mail. */
  mailStatus: OutboxStatus | null
  ticketId: string
  shortCode: string
  /** Somebody has come in with it, so nothing about it may change any more. */
  used: boolean
}

/** The registration that a link opens; undefined for a wrong link. */
export async function findOwnRegistration(
  db: Db,
  secret: string,
): Promise<OwnRegistration | undefined> {
  const row = await db
    .selectFrom('registration')
    .innerJoin('ticket', 'ticket.registrationId', 'registration.id')
    .select(['registration.id', 'registration.eventId', 'name', 'email', 'language', 'visitOn'])
    .select([
      'groupSize',
      'registration.status',
      'wantsNews',
      'erasedAt',
      'ticket.id as ticketId',
      'shortCode',
      'mailedAt',
    ])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('admission')
            .select('ticketId')
            .whereRef('admission.ticketId', '=', 'ticket.id'),
        )
        .as('used'),
    )
    // Both were written in one transaction, at its instant.
    .select((eb) =>
      eb
        .selectFrom('outboxMessage')
        .select('outboxMessage.status')
        .whereRef('outboxMessage.eventId', '=', 'registration.eventId')
        .whereRef('outboxMessage.createdAt', '=', 'registration.mailedAt')
        .whereRef('outboxMessage.toAddress', '=', 'registration.email')
        .limit(1)
        .as('mailStatus'),
    )
    .where('linkHash', '=', hashSecret(secret))
    .executeTakeFirst()
  if (!row) return undefined
  const { erasedAt, mailedAt, language, used, ...registration } = row
  return {
    ...registration,
    language: isLanguage(language) ? language : 'id',
    used: Boolean(used),
    erased: erasedAt !== null,
    mailed: mailedAt !== null,
  }
}

/** Locks the registration of a link and its ticket, so that it is not used while it changes. */
async function lockUnused(trx: Trx, secret: string): Promise<OwnRegistration> {
  const locked = await trx
    .selectFrom('registration')
    .innerJoin('ticket', 'ticket.registrationId', 'registration.id')
    .select('registration.id')
    .where('linkHash', '=', hashSecret(secret))
    .forUpdate()
    .executeTakeFirst()
  const registration = locked ? await findOwnRegistration(trx, secret) : undefined
  if (!registration || registration.status === 'cancelled') {
    throw new DomainError('registrationCancelled')
  }
  if (registration.used) throw new DomainError('ticketUsed')
  return registration
}

/** Changes name, day and group of a registration whose ticket is unused; the new ticket goes out by mail. */
export async function changeRegistration(
  db: Db,
  secret: string,
  change: Omit<ChangeRegistration, 'intent'>,
  now: Date = new Date(),
): Promise<void> {
  const { eventId } = await getOwn(db, secret)
  const event = await getVisitorEvent(db, eventId)
  const key = await getSigningKey(db, eventId)
  await db.transaction().execute(async (trx) => {
    const hours = await lockPlaces(
      trx,
      event,
      { day: change.visitOn, people: change.groupSize, without: (await getOwn(trx, secret)).id },
      now,
    )
    const { id, ticketId, shortCode, email, language } = await lockUnused(trx, secret)
    await trx
      .updateTable('registration')
      .set({ ...change, changedAt: now })
      .where('id', '=', id)
      .execute()
    if (email === null) return
    const ticket = { id: ticketId, validOn: change.visitOn, admits: change.groupSize }
    await mailTicket(trx, {
      event,
      hours,
      registration: { id, email, language },
      ticket: { ...ticket, shortCode, qrText: signTicket(key, ticket) },
      secret,
      changed: true,
    })
  })
  tellScansSoon(db, eventId)
}

async function getOwn(db: Db, secret: string): Promise<OwnRegistration> {
  const registration = await findOwnRegistration(db, secret)
  if (!registration) throw new DomainError('registrationCancelled')
  return registration
}

/** Gives the places back and makes the ticket worthless. */
export async function cancelRegistration(
  db: Db,
  secret: string,
  now: Date = new Date(),
): Promise<void> {
  const { eventId } = await getOwn(db, secret)
  const event = await getVisitorEvent(db, eventId)
  await db.transaction().execute(async (trx) => {
    const registration = await lockUnused(trx, secret)
    await cancelLocked(trx, registration.id, now)
    await queueCancelledMail(trx, event, registration)
  })
  tellScansSoon(db, eventId)
}

async function cancelLocked(trx: Trx, registrationId: string, now: Date): Promise<void> {
  await trx
    .updateTable('registration')
    .set({ status: 'cancelled', changedAt: now })
    .where('id', '=', registrationId)
    .execute()
  await trx
    .updateTable('ticket')
    .set({ revokedAt: now })
    .where('registrationId', '=', registrationId)
    .where('revokedAt', 'is', null)
    .execute()
}

async function queueCancelledMail(
  trx: Trx,
  event: VisitorEvent,
  { id, email, language, visitOn }: OwnRegistration,
): Promise<void> {
  if (email === null || !(await mayMailVisitor(trx, event.id, email))) return
  await queueMail(trx, {
    eventId: event.id,
    to: email,
    language,
    template: 'registration-cancelled',
    props: { event: event.name, registrationId: id, day: visitOn, path: registerPath(event) },
  })
}

/**
 * Deletes what is known of a person: name, address and the mails with them. A ticket that is not used yet is
 * cancelled with it; what the gates have counted stays, without a name.
 */
export async function eraseRegistration(
  db: Db,
  secret: string,
  now: Date = new Date(),
): Promise<void> {
  const { eventId } = await getOwn(db, secret)
  await db.transaction().execute(async (trx) => {
    await trx
      .selectFrom('registration')
      .select('id')
      .where('linkHash', '=', hashSecret(secret))
      .forUpdate()
      .execute()
    const { id, used, status, erased, email } = await getOwn(trx, secret)
    if (erased) return
    if (!used && status === 'active') await cancelLocked(trx, id, now)
    await trx
      .updateTable('registration')
      .set({ name: null, email: null, wantsNews: false, erasedAt: now })
      .where('id', '=', id)
      .execute()
    if (email === null) return
    await trx
      .deleteFrom('outboxMessage')
      .where('eventId', '=', eventId)
      .where('toAddress', '=', email)
      .where((eb) =>
        eb.or([
          eb(sql`split_part(props->>'path', '?', 1)`, '=', ticketPath(secret)),
          eb(sql`props->>'registrationId'`, '=', id),
        ]),
      )
      .execute()
  })
  tellScansSoon(db, eventId)
}
