import { decodeBase45, encodeBase45 } from '#app/lib/base45.ts'
import { readCrockford } from '#app/lib/crockford.ts'

/*
 * A ticket code is 86 bytes in Base45 (129 characters):
 *   0      format, always 1
 *   1      number of the event's key
 *   2-17   ticket id
 *   18-19  first valid day, counted from 2020-01-01
 *   20     number of valid days
 *   21     people it admits
 *   22-85  Ed25519 signature over bytes 0-21 followed by the 16 bytes of the event's id
 * The event is signed but not carried: a code of another festival never verifies here.
 */
const FORMAT = 1
const BODY_BYTES = 22
const CODE_BYTES = 86
const DAY_MS = 86_400_000
const FIRST_DAY = Date.UTC(2020, 0, 1)

/** Characters of the code that is printed below the QR for typing. */
export const SHORT_CODE_LENGTH = 10

export type TicketFacts = {
  ticketId: string
  keyNumber: number
  /** First day, `YYYY-MM-DD`. */
  validOn: string
  days: number
  admits: number
}

/** A code as it was read; nothing in it is proven before `verifyTicket`. */
export type ReadTicket = TicketFacts & {
  body: Uint8Array<ArrayBuffer>
  signature: Uint8Array<ArrayBuffer>
}

export type ScannedText =
  | { kind: 'signed'; ticket: ReadTicket }
  | { kind: 'short'; shortCode: string }
  | { kind: 'foreign' }

/** The unsigned part of a ticket code. */
export function packTicket(ticket: TicketFacts): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(BODY_BYTES)
  const day = Math.round((Date.parse(`${ticket.validOn}T00:00:00Z`) - FIRST_DAY) / DAY_MS)
  if (!(day >= 0 && day <= 0xffff)) throw new RangeError(`No ticket for ${ticket.validOn}`)
  body.set([FORMAT, ticket.keyNumber])
  body.set(uuidBytes(ticket.ticketId), 2)
  body.set([day >> 8, day & 0xff, ticket.days, ticket.admits], 18)
  return body
}

/** What the event's key signs. */
export function signedMessage(body: Uint8Array, eventId: string): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(BODY_BYTES + 16)
  message.set(body)
  message.set(uuidBytes(eventId), BODY_BYTES)
  return message
}

/** The text for the QR code. */
export function joinTicketCode(body: Uint8Array, signature: Uint8Array): string {
  const code = new Uint8Array(CODE_BYTES)
  code.set(body)
  code.set(signature, BODY_BYTES)
  return encodeBase45(code)
}

/** Says what a text from the camera or the keyboard is: a ticket's QR code, its short code, or neither. */
export function readScannedText(text: string): ScannedText {
  const ticket = readTicketCode(text)
  if (ticket) return { kind: 'signed', ticket }
  const shortCode = readCrockford(text, SHORT_CODE_LENGTH)
  return shortCode ? { kind: 'short', shortCode } : { kind: 'foreign' }
}

function readTicketCode(text: string): ReadTicket | undefined {
  const code = text.length === 129 ? decodeBase45(text) : undefined
  if (code?.length !== CODE_BYTES || code[0] !== FORMAT) return undefined
  const [high = 0, low = 0, days = 0, admits = 0] = code.subarray(18, BODY_BYTES)
  return {
    keyNumber: code[1] ?? 0,
    ticketId: uuidText(code.subarray(2, 18)),
    validOn: new Date(FIRST_DAY + (high * 256 + low) * DAY_MS).toISOString().slice(0, 10),
    days,
    admits,
    body: code.slice(0, BODY_BYTES),
    signature: code.slice(BODY_BYTES),
  }
}

function uuidBytes(uuid: string): Uint8Array {
  const hex = uuid.replaceAll('-', '')
  if (!/^[0-9a-f]{32}$/i.test(hex)) throw new RangeError('Not a UUID')
  return Uint8Array.from({ length: 16 }, (_, at) =>
    Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16),
  )
}

function uuidText(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
