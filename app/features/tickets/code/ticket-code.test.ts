import fc from 'fast-check'
import QRCode from 'qrcode'
import { expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import { createEvent } from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import {
  joinTicketCode,
  packTicket,
  type ReadTicket,
  readScannedText,
  signedMessage,
} from './ticket-code.ts'
import { getSigningKey, isSignedBy, rotateTicketKey, signTicket } from './ticket-keys.server.ts'
import { type PublicKeys, verifyTicket, verifyWithLibrary } from './verify-ticket.ts'

const anyDay = fc
  .integer({ min: 0, max: 0xffff })
  .map((day) => new Date(Date.UTC(2020, 0, 1) + day * 86_400_000).toISOString().slice(0, 10))

function readSigned(text: string): ReadTicket {
  const read = readScannedText(text)
  if (read.kind !== 'signed') throw new Error(`not a ticket code: ${text}`)
  return read.ticket
}

async function loadKeys(db: Db, eventId: string): Promise<PublicKeys> {
  const rows = await db.selectFrom('ticketKey').selectAll().where('eventId', '=', eventId).execute()
  return new Map(rows.map((row) => [row.number, Uint8Array.from(row.publicKey)]))
}

test('whatever a ticket says is read from its code as it was written', () => {
  const facts = fc.record({
    ticketId: fc.uuid(),
    keyNumber: fc.integer({ min: 1, max: 255 }),
    validOn: anyDay,
    days: fc.integer({ min: 1, max: 255 }),
    admits: fc.integer({ min: 1, max: 100 }),
  })
  const signature = fc.uint8Array({ minLength: 64, maxLength: 64 })
  fc.assert(
    fc.property(facts, signature, (ticket, bytes) => {
      expect(readSigned(joinTicketCode(packTicket(ticket), bytes))).toMatchObject(ticket)
    }),
  )
})

test('a ticket code fits a QR code of version 6 at level M in capitals and digits', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), fc.uuid(), (bytes, ticketId) => {
      const body = packTicket({ ticketId, keyNumber: 1, validOn: '2026-08-08', days: 1, admits: 4 })
      const code = joinTicketCode(body, bytes)
      expect(code).toHaveLength(129)
      const qr = QRCode.create(code, { errorCorrectionLevel: 'M' })
      expect(qr.version).toBeLessThanOrEqual(6)
      // A long run of digits may get a segment of its own, which is smaller still; bytes never appear.
      for (const { mode } of qr.segments) expect(['Alphanumeric', 'Numeric']).toContain(mode.id)
    }),
    { numRuns: 200 },
  )
})

test('a typed short code is read tolerantly, anything else is foreign', () => {
  expect(readScannedText('7kq2m-8xdo1')).toEqual({ kind: 'short', shortCode: '7KQ2M8XD01' })
  for (const text of ['', 'https://contoh.id', 'A'.repeat(129), '7KQ2M8XD0']) {
    expect(readScannedText(text), text).toEqual({ kind: 'foreign' })
  }
})

test('server, platform and library agree on a signed ticket and on every altered one', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const key = await getSigningKey(db, event.id)
  const keys = await loadKeys(db, event.id)
  const publicKey = Buffer.from(keys.get(key.number) ?? [])
  const code = signTicket(key, { id: newId(), validOn: '2026-08-08', admits: 3 })
  const genuine = readSigned(code)

  const verdicts = async (ticket: ReadTicket, eventId = event.id) => [
    await isSignedBy(ticket, eventId, publicKey),
    await verifyTicket(ticket, eventId, keys),
    await verifyWithLibrary(ticket.signature, signedMessage(ticket.body, eventId), publicKey),
  ]

  expect(await verdicts(genuine)).toEqual([true, true, true])
  expect(await verdicts(genuine, newId())).toEqual([false, false, false])
  for (const at of [2, 17, 18, 20, 21]) {
    const body = genuine.body.slice()
    body[at] = (body[at] ?? 0) ^ 1
    expect(await verdicts({ ...genuine, body }), `byte ${at}`).toEqual([false, false, false])
  }
  const signature = genuine.signature.slice()
  signature[0] = (signature[0] ?? 0) ^ 1
  expect(await verdicts({ ...genuine, signature })).toEqual([false, false, false])
})

test('equal tickets give equal codes; after a change of keys old codes still verify', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const ticket = { id: newId(), validOn: '2026-08-08', admits: 1 }
  const first = signTicket(await getSigningKey(db, event.id), ticket)

  expect(signTicket(await getSigningKey(db, event.id), ticket)).toBe(first)
  expect(await rotateTicketKey(db, event.id)).toBe(2)

  const second = signTicket(await getSigningKey(db, event.id), ticket)
  const keys = await loadKeys(db, event.id)
  expect(readSigned(second).keyNumber).toBe(2)
  expect(await verifyTicket(readSigned(first), event.id, keys)).toBe(true)
  expect(await verifyTicket(readSigned(second), event.id, keys)).toBe(true)
})

test('the first key is made once, however many ask for it at the same moment', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)

  const keys = await Promise.all(Array.from({ length: 8 }, () => getSigningKey(db, event.id)))

  expect(new Set(keys.map(({ number }) => number))).toEqual(new Set([1]))
  const code = signTicket(keys[0] ?? expect.fail(), {
    id: newId(),
    validOn: '2026-08-08',
    admits: 1,
  })
  expect(await verifyTicket(readSigned(code), event.id, await loadKeys(db, event.id))).toBe(true)
})

test('a sealed key opens for no other event', async () => {
  await using db = await createTestDb()
  const [one, other] = [await createEvent(db), await createEvent(db)]
  await getSigningKey(db, one.id)
  const row = await db.selectFrom('ticketKey').selectAll().executeTakeFirstOrThrow()
  await db
    .insertInto('ticketKey')
    .values({ ...row, eventId: other.id, publicKey: Buffer.alloc(32, 7) })
    .execute()

  await expect(getSigningKey(db, other.id)).rejects.toThrow()
})
