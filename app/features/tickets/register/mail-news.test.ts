import { expect, test } from 'vitest'
import { createEvent } from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { mailNewsOf } from './mail-news.ts'
import { findOwnTicket } from './own-ticket.server.ts'
import { registerVisitor } from './register-visitor.server.ts'

const BEFORE = new Date('2026-08-01T02:00:00Z')
const email = 'sari@contoh.id'

test('a ticket is said to be sent when its mail has gone out, and not before', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const formKey = crypto.randomUUID()
  const form = {
    formKey,
    name: 'Sari',
    email,
    visitOn: '2026-08-08',
    groupSize: 2,
    wantsNews: false,
  }
  const { secret } = await registerVisitor(db, event.id, form, 'id', BEFORE)
  const news = async (sends: boolean) => {
    const own = await findOwnTicket(db, secret)
    return own && mailNewsOf({ ...own.registration, sends })
  }
  const become = (status: 'sent' | 'kept' | 'failed') =>
    db
      .updateTable('outboxMessage')
      .set({ status, sentAt: status === 'sent' ? new Date() : null })
      .execute()

  expect([await news(true), await news(false)]).toEqual(['sending', 'notSent'])
  await become('kept')
  expect(await news(false)).toBe('notSent')
  await become('failed')
  expect(await news(true)).toBe('failed')
  await become('sent')
  expect(await news(true)).toBe('sent')

  // Somebody else with the same address, who gets no mail of their own before the first is confirmed.
  const other = { ...form, formKey: crypto.randomUUID(), name: 'Budi' }
  const { secret: second } = await registerVisitor(db, event.id, other, 'id', BEFORE)
  const own = await findOwnTicket(db, second)
  expect(own && mailNewsOf({ ...own.registration, sends: true })).toBe('refused')
})
