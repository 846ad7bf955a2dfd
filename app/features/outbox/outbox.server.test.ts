import { expect, test } from 'vitest'
import { queueMail } from '#app/features/mail/queue-mail.server.ts'
import { createEvent } from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { findOutboxMessage } from './outbox.server.ts'

test('who may only look at the outbox sees a ticket mail without its ticket', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const ticket = {
    event: 'IPPA Fest',
    code: '7KQ2M-8XD01',
    qrText: 'PROOF OF THE TICKET',
    day: '2026-11-22',
    timeZone: 'Asia/Jakarta',
    venue: 'Lapangan Banteng',
    groupSize: 2,
    path: '/tiket/rahasia',
  }
  const id = await db.transaction().execute((trx) =>
    queueMail(trx, {
      eventId: event.id,
      to: 'sari@contoh.id',
      language: 'id',
      template: 'ticket',
      props: ticket,
    }),
  )

  const whole = await findOutboxMessage(db, event.id, id, { covered: false })
  expect(whole?.html).toContain('/tiket/rahasia')
  expect(whole?.html).toContain(ticket.code)

  const covered = await findOutboxMessage(db, event.id, id, { covered: true })
  expect(covered?.html).toContain('IPPA Fest')
  expect(covered?.html + (covered?.text ?? '')).not.toMatch(/rahasia|7KQ2M/)
  expect(covered?.attachments[0]?.content).not.toEqual(whole?.attachments[0]?.content)
})
