import { expect, test } from 'vitest'
import { mailTemplates, strangersMails } from '#app/features/mail/mail-templates.ts'
import type { Db } from '#db/connect.server.ts'
import { createEvent } from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import {
  cancelRegistration,
  changeRegistration,
  eraseRegistration,
} from './own-registration.server.ts'
import { findOwnTicket, mailOwnTicket } from './own-ticket.server.ts'
import { registerVisitor } from './register-visitor.server.ts'
import { confirmAddress, isConfirmed, mailedTicketPath } from './visitor-address.server.ts'

const BEFORE = new Date('2026-08-01T02:00:00Z')
const email = 'korban@contoh.id'
/** What somebody would like to have said in the name of the festival. */
const words = 'Menang undian'

function form(overrides: Partial<Parameters<typeof registerVisitor>[2]> = {}) {
  const formKey = crypto.randomUUID()
  return {
    formKey,
    name: words,
    email,
    visitOn: '2026-08-08',
    groupSize: 2,
    wantsNews: false,
    ...overrides,
  }
}

const mails = (db: Db) =>
  db.selectFrom('outboxMessage').select(['template', 'props', 'toAddress']).orderBy('id').execute()

const change = { name: words, visitOn: '2026-08-09', groupSize: 1 }

/** Opens the link of the mail to `email`. */
async function openMail(db: Db, eventId: string, secret: string): Promise<void> {
  const link = new URL(mailedTicketPath(secret, email), 'http://localhost')
  await confirmAddress(db, { eventId, email }, secret, link.searchParams.get('surel') ?? '')
}

test('whatever a stranger does with the address of somebody else, one mail goes there', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)

  const made = await Promise.all(
    Array.from({ length: 12 }, () => registerVisitor(db, event.id, form(), 'id', BEFORE)),
  )
  for (const { secret } of made.slice(0, 4)) {
    await changeRegistration(db, secret, change, BEFORE)
    await expect(mailOwnTicket(db, secret)).rejects.toMatchObject({ key: 'mailNotConfirmed' })
  }
  for (const { secret } of made.slice(4, 8)) await cancelRegistration(db, secret, BEFORE)
  for (const { secret } of made) await eraseRegistration(db, secret, BEFORE)
  const again = form({ email: email.toUpperCase() })
  const { secret } = await registerVisitor(db, event.id, again, 'id', BEFORE)

  const waiting = await db.selectFrom('outboxMessage').select('id').execute()
  expect(waiting.length).toBeLessThanOrEqual(1)
  expect((await findOwnTicket(db, secret))?.registration.mailed).toBe(false)
})

test('nothing that a stranger has typed is in a mail', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const { secret } = await registerVisitor(db, event.id, form(), 'id', BEFORE)
  await openMail(db, event.id, secret)
  await changeRegistration(db, secret, change, BEFORE)
  await mailOwnTicket(db, secret)
  await cancelRegistration(db, secret, BEFORE)

  const sent = await mails(db)
  expect(sent.map(({ template }) => template)).toEqual([
    'ticket',
    'ticket',
    'ticket',
    'registration-cancelled',
  ])
  expect(JSON.stringify(sent)).not.toContain(words)
})

test('a mail that strangers can cause takes no props but those known to be free of their words', () => {
  const taken = strangersMails.flatMap((name) => Object.keys(mailTemplates[name].shape))
  expect([...new Set(taken)].sort()).toEqual([
    'changed',
    'closesAt',
    'code',
    'day',
    'event',
    'groupSize',
    'opensAt',
    'path',
    'qrText',
    'registrationId',
    'timeZone',
    'venue',
  ])
})

test('an address is confirmed by the link of its mail alone, and then gets its mails, ten an hour', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const { secret } = await registerVisitor(db, event.id, form(), 'id', BEFORE)

  await confirmAddress(db, { eventId: event.id, email }, secret, 'x'.repeat(22))
  await confirmAddress(db, { eventId: event.id, email }, secret, '')
  expect(await isConfirmed(db, event.id, email)).toBe(false)
  await openMail(db, event.id, secret)
  expect(await isConfirmed(db, event.id, email)).toBe(true)

  for (let sent = 1; sent < 10; sent += 1) await mailOwnTicket(db, secret)
  await expect(mailOwnTicket(db, secret)).rejects.toMatchObject({ key: 'mailsTooMany' })
  expect(await mails(db)).toHaveLength(10)
  await db.updateTable('visitorAddress').set({ hourBeganAt: BEFORE }).execute()
  await mailOwnTicket(db, secret)
  expect(await mails(db)).toHaveLength(11)
})
