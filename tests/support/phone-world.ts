import { createPairingCode } from '#app/features/devices/pairing.server.ts'
import { getSigningKey, signTicket } from '#app/features/tickets/code/ticket-keys.server.ts'
import { localDay } from '#app/lib/local-day.ts'
import type { Db } from '#db/connect.server.ts'
import {
  createBooth,
  createEvent,
  createGate,
  createListing,
  createRegistration,
  createUser,
} from './factories.ts'

/** A festival that is open today, with a code for a gate and one for a till, a ticket for two, and goods. */
export async function createPhoneWorld(db: Db) {
  const event = await createEvent(db)
  const today = localDay(new Date(), event.timeZone)
  await db
    .insertInto('eventDay')
    .values({ eventId: event.id, openOn: today, opensAt: '00:00', closesAt: '23:59' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const gate = await createGate(db, { eventId: event.id })
  const booth = await createBooth(db, { eventId: event.id })
  const user = await createUser(db)
  const { ticket } = await createRegistration(db, {
    eventId: event.id,
    visitOn: today,
    groupSize: 2,
  })
  const changed = await createRegistration(db, {
    eventId: event.id,
    visitOn: today,
    changedAt: new Date(),
  })
  const listing = await createListing(db, {
    eventId: event.id,
    boothId: booth.id,
    priceIdr: 35_000,
    stock: 40,
  })
  const gateCode = await createPairingCode(
    db,
    { eventId: event.id, userId: user.id },
    { kind: 'gate', gateId: gate.id },
  )
  const tillCode = await createPairingCode(
    db,
    { eventId: event.id, userId: user.id },
    { kind: 'till', boothId: booth.id },
  )
  return {
    gateCode: gateCode.code,
    tillCode: tillCode.code,
    ticketCode: signTicket(await getSigningKey(db, event.id), ticket),
    changedTicketId: changed.ticket.id,
    listing,
  }
}
