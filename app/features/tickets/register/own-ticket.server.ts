import type { Db } from '#db/connect.server.ts'
import { getSigningKey, signTicket } from '../code/ticket-keys.server.ts'
import { findOwnRegistration, type OwnRegistration } from './own-registration.server.ts'
import { getVisitorEvent, type VisitorEvent } from './register-visitor.server.ts'

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
