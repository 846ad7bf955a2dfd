import { DomainError } from '#app/lib/domain-error.ts'
import type { Db } from '#db/connect.server.ts'
import { getSigningKey, signTicket } from '../code/ticket-keys.server.ts'
import { findOwnRegistration, type OwnRegistration } from './own-registration.server.ts'
import { getVisitorEvent, mailTicket, type VisitorEvent } from './register-visitor.server.ts'
import { isConfirmed } from './visitor-address.server.ts'

export type OwnTicket = {
  registration: OwnRegistration
  event: VisitorEvent & { entryRule: 'once' | 'once_per_day' | 're_entry' }
  hours: { opensAt: string; closesAt: string }
}

/** The ticket of a visitor's link with its festival and the hours of its day; undefined for a wrong link. */
export async function findOwnTicket(db: Db, secret: string): Promise<OwnTicket | undefined> {
  const registration = await findOwnRegistration(db, secret)
  if (!registration) return undefined
  const { eventId, visitOn } = registration
  const [event, { entryRule }, day] = await Promise.all([
    getVisitorEvent(db, eventId),
    db.selectFrom('event').select('entryRule').where('id', '=', eventId).executeTakeFirstOrThrow(),
    db
      .selectFrom('eventDay')
      .select(['opensAt', 'closesAt'])
      .where('eventId', '=', eventId)
      .where('openOn', '=', visitOn)
      .executeTakeFirstOrThrow(),
  ])
  return {
    registration,
    event: { ...event, entryRule },
    hours: { opensAt: day.opensAt.slice(0, 5), closesAt: day.closesAt.slice(0, 5) },
  }
}

/** The text of a ticket's QR code. */
export async function signOwnTicket(db: Db, registration: OwnRegistration): Promise<string> {
  const { eventId, ticketId, visitOn, groupSize } = registration
  const key = await getSigningKey(db, eventId)
  return signTicket(key, { id: ticketId, validOn: visitOn, admits: groupSize })
}

/**
 * Sends the ticket by mail once more, to an address that its holder has confirmed. Throws `mailNotConfirmed` or
 * `mailsTooMany` when that may not be now.
 */
export async function mailOwnTicket(db: Db, secret: string): Promise<void> {
  const own = await findOwnTicket(db, secret)
  if (!own) throw new DomainError('registrationCancelled')
  const { registration, event, hours } = own
  const { id, ticketId, eventId, email, language, visitOn, groupSize, shortCode } = registration
  if (registration.status === 'cancelled') throw new DomainError('registrationCancelled')
  if (email === null || !(await isConfirmed(db, eventId, email))) {
    throw new DomainError('mailNotConfirmed')
  }
  const key = await getSigningKey(db, eventId)
  const ticket = { id: ticketId, validOn: visitOn, admits: groupSize }
  await db.transaction().execute(async (trx) => {
    const sent = await mailTicket(trx, {
      event,
      hours,
      registration: { id, email, language },
      ticket: { ...ticket, shortCode, qrText: signTicket(key, ticket) },
      secret,
      changed: false,
    })
    if (!sent) throw new DomainError('mailsTooMany')
  })
}
