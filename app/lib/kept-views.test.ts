import { expect, test } from 'vitest'
import { isDoor, isStagePage, isTicketPage } from './kept-views.ts'

test('a ticket is kept, its pages of files and changes are not', () => {
  expect(['/tiket/Ab-_9', '/tiket/Ab-_9/'].every(isTicketPage)).toBe(true)
  expect(
    ['/tiket', '/tiket/', '/tiket/x/ubah', '/tiket/x/kode.png', '/f/x/tiket/y'].some(isTicketPage),
  ).toBe(false)
})

test('a stage page is kept, not the data that it asks for', () => {
  expect(['/panggung/ippa-fest-2026', '/panggung/ippa-fest-2026/'].every(isStagePage)).toBe(true)
  expect(
    ['/panggung', '/panggung/x.data', '/panggung/x/aplikasi.webmanifest'].some(isStagePage),
  ).toBe(false)
})

test('every way into and out of a session is a door', () => {
  expect(['/masuk', '/masuk/', '/masuk.data', '/masuk/kode', '/keluar'].every(isDoor)).toBe(true)
  expect(['/', '/masukan', '/akun', '/panitia/masuk'].some(isDoor)).toBe(false)
})
