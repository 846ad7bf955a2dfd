import { readScannedText, type ScannedText } from '../code/ticket-code.ts'
import { isSignedBy } from '../code/ticket-keys.server.ts'
import type { KnownTicket } from './scan-facts.server.ts'
import type { GateItem } from './scan-items.ts'

export type ReadItem = { item: GateItem; read: ScannedText | undefined }
export type MatchedItem = { item: GateItem; ticket: KnownTicket | undefined }

/** Reads the codes of a batch, once. */
export function readItems(items: ReadonlyArray<GateItem>): ReadItem[] {
  return items.map((item) => ({
    item,
    read: item.kind === 'ticket' ? readScannedText(item.code) : undefined,
  }))
}

/** The ticket of each item, if it is signed by its own event or typed by its short code. */
export function matchTickets(
  tickets: ReadonlyArray<KnownTicket>,
  batch: ReadonlyArray<ReadItem>,
): Promise<MatchedItem[]> {
  return Promise.all(
    batch.map(async ({ item, read }) => ({ item, ticket: await findTicket(tickets, read) })),
  )
}

async function findTicket(
  tickets: ReadonlyArray<KnownTicket>,
  read: ScannedText | undefined,
): Promise<KnownTicket | undefined> {
  if (read?.kind === 'short') return tickets.find(({ shortCode }) => shortCode === read.shortCode)
  if (read?.kind !== 'signed') return undefined
  const ticket = tickets.find(({ id }) => id === read.ticket.ticketId)
  const key = ticket?.publicKeys?.[read.ticket.keyNumber]
  if (!ticket || key === undefined) return undefined
  const signed = await isSignedBy(read.ticket, ticket.eventId, Buffer.from(key, 'base64'))
  return signed ? ticket : undefined
}
