import { expect, test } from 'vitest'
import { keepTicketUntil } from './ticket-copy.ts'

const ticket = { visitOn: '2026-08-28', timeZone: 'Asia/Jakarta', erased: false }

test('a phone keeps a ticket for a week beyond the day of the visit', () => {
  expect(keepTicketUntil(ticket)).toEqual(new Date('2026-09-05T00:00:00+07:00'))
})

test('erased data are kept by no phone', () => {
  expect(keepTicketUntil({ ...ticket, erased: true })).toBeUndefined()
})
