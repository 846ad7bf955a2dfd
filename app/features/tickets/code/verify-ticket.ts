import { verifyAsync } from '@noble/ed25519'
import { type ReadTicket, signedMessage } from './ticket-code.ts'

/** Number of a key and its 32 public bytes. */
export type PublicKeys = ReadonlyMap<number, Uint8Array<ArrayBuffer>>

/**
 * Whether a key of this event has signed the code. Uses the platform's Ed25519, and a library where the
 * platform has none (phones from before mid-2025).
 */
export async function verifyTicket(
  ticket: ReadTicket,
  eventId: string,
  keys: PublicKeys,
): Promise<boolean> {
  const key = keys.get(ticket.keyNumber)
  if (!key) return false
  const message = signedMessage(ticket.body, eventId)
  try {
    const imported = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify('Ed25519', imported, ticket.signature, message)
  } catch {
    return verifyWithLibrary(ticket.signature, message, key)
  }
}

/** The library's answer alone. It is loaded with the page: without a network nothing can be loaded any more. */
export function verifyWithLibrary(
  signature: Uint8Array,
  message: Uint8Array,
  key: Uint8Array,
): Promise<boolean> {
  return verifyAsync(signature, message, key, { zip215: false })
}
