import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { promisify } from 'node:util'
import { env } from '#app/env.server.ts'
import type { Db } from '#db/connect.server.ts'
import { joinTicketCode, packTicket, type ReadTicket, signedMessage } from './ticket-code.ts'

const IV_BYTES = 12
const TAG_BYTES = 16

/** A key that may sign tickets of its event; it never leaves the process. */
export type SigningKey = { eventId: string; number: number; privateKey: KeyObject }

function sealingKey(): Buffer {
  if (!env.GELAR_SECRET) throw new Error('GELAR_SECRET is not set: tickets cannot be signed')
  return Buffer.from(hkdfSync('sha256', env.GELAR_SECRET, '', 'gelar ticket keys 1', 32))
}

function seal(seed: Buffer, name: string): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', sealingKey(), iv).setAAD(Buffer.from(name))
  const sealed = Buffer.concat([cipher.update(seed), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed])
}

function unseal(sealed: Buffer, name: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(), sealed.subarray(0, IV_BYTES))
  decipher.setAAD(Buffer.from(name))
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
}

/** Each sealed key opens only as what it is: the event and the number are authenticated with it. */
const sealName = (eventId: string, number: number) => `${eventId}:${number}`

/** Makes the event's next key. The earlier ones sign no more, yet tickets that they signed stay valid. */
export async function rotateTicketKey(db: Db, eventId: string): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await trx.selectFrom('event').select('id').where('id', '=', eventId).forUpdate().execute()
    const last = await trx
      .selectFrom('ticketKey')
      .select((eb) => eb.fn.max('number').as('number'))
      .where('eventId', '=', eventId)
      .executeTakeFirst()
    const number = (last?.number ?? 0) + 1
    await trx
      .updateTable('ticketKey')
      .set({ retiredAt: new Date() })
      .where('eventId', '=', eventId)
      .where('retiredAt', 'is', null)
      .execute()
    await trx
      .insertInto('ticketKey')
      .values({ eventId, number, ...newKeyPair(eventId, number) })
      .execute()
    return number
  })
}

function newKeyPair(eventId: string, number: number) {
  const { d = '', x = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  return {
    publicKey: Buffer.from(x, 'base64url'),
    sealedPrivateKey: seal(Buffer.from(d, 'base64url'), sealName(eventId, number)),
  }
}

const opened = new Map<string, SigningKey>()

/** The key that signs the event's tickets now; the first one is made when it is first asked for. */
export async function getSigningKey(db: Db, eventId: string): Promise<SigningKey> {
  const row = await findNewestKey(db, eventId)
  if (!row) {
    await db
      .insertInto('ticketKey')
      .values({ eventId, number: 1, ...newKeyPair(eventId, 1) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return getSigningKey(db, eventId)
  }
  const x = row.publicKey.toString('base64url')
  const known = opened.get(x)
  if (known) return known
  const d = unseal(row.sealedPrivateKey, sealName(eventId, row.number)).toString('base64url')
  const privateKey = createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', d, x }, format: 'jwk' })
  const key = { eventId, number: row.number, privateKey }
  opened.set(x, key)
  return key
}

function findNewestKey(db: Db, eventId: string) {
  return db
    .selectFrom('ticketKey')
    .select(['number', 'publicKey', 'sealedPrivateKey'])
    .where('eventId', '=', eventId)
    .where('retiredAt', 'is', null)
    .orderBy('number', 'desc')
    .executeTakeFirst()
}

export type TicketToSign = { id: string; validOn: string; admits: number }

/** The text of a ticket's QR code. Equal tickets and keys give equal codes. */
export function signTicket(key: SigningKey, ticket: TicketToSign): string {
  const body = packTicket({
    ticketId: ticket.id,
    keyNumber: key.number,
    validOn: ticket.validOn,
    days: 1,
    admits: ticket.admits,
  })
  return joinTicketCode(body, sign(null, signedMessage(body, key.eventId), key.privateKey))
}

const publicKeys = new Map<string, KeyObject>()

const verifyAside = promisify<null, Uint8Array, KeyObject, Uint8Array, boolean>(verify)

/** `verifyTicket` for the server: the same answer, reckoned beside the thread that serves requests. */
export function isSignedBy(
  ticket: ReadTicket,
  eventId: string,
  publicKey: Buffer,
): Promise<boolean> {
  const x = publicKey.toString('base64url')
  let key = publicKeys.get(x)
  if (!key) {
    key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    publicKeys.set(x, key)
  }
  return verifyAside(null, signedMessage(ticket.body, eventId), key, ticket.signature)
}
