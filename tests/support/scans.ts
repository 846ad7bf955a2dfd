import { getSigningKey, signTicket } from '#app/features/tickets/code/ticket-keys.server.ts'
import type { EntryRule } from '#app/features/tickets/scans/gate-rules.ts'
import { recordScans } from '#app/features/tickets/scans/record-scan.server.ts'
import type { GateItem } from '#app/features/tickets/scans/scan-items.ts'
import type { Db } from '#db/connect.server.ts'
import { createDevice, createEvent, createGate, createRegistration } from './factories.ts'

/** 12.00 WIB on the second day of the festival. */
export const NOON = new Date('2026-08-08T05:00:00Z')
export const minutes = (after: number) => new Date(NOON.getTime() + after * 60_000)

type TicketItem = GateItem & { kind: 'ticket' }

/** A ticket that was read at noon. */
export function reading(
  seq: number,
  code: string,
  overrides: Partial<TicketItem> = {},
): TicketItem {
  return {
    kind: 'ticket',
    seq,
    code,
    direction: 'entry',
    scannedAt: NOON,
    offline: false,
    told: null,
    ...overrides,
  }
}

/** A festival with a gate and its phone, and a ticket for three. */
export async function arrangeGate(db: Db, entryRule: EntryRule = 'once_per_day') {
  const event = await createEvent(db, { entryRule })
  const gate = await createGate(db, { eventId: event.id, name: 'Pintu Utara' })
  const device = await createDevice(db, { eventId: event.id, kind: 'gate', gateId: gate.id })
  const { ticket } = await createRegistration(db, { eventId: event.id, groupSize: 3 })
  const code = signTicket(await getSigningKey(db, event.id), ticket)
  return { event, gate, device, ticket, code }
}

/** Sends readings of a phone and answers what the server said. */
export async function scan(db: Db, token: string, items: GateItem[], now = NOON) {
  const recorded = await recordScans(db, token, { sentAt: now, items }, now)
  if (recorded.status !== 'stored') throw new Error(recorded.status)
  return recorded.answers
}
