import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { refuseUnreadableAddresses } from './unreadable-address.server.ts'

const app = new Hono()
app.use(refuseUnreadableAddresses())
app.all('*', (c) => c.text('ok'))

test.each([
  ['/f/ippa-fest/acara', 200],
  ['/f/ippa-fest/produk?cari=kopi%20bubuk%25', 200],
  ['/f/%00/acara', 400],
  ['/f/ippa-fest/produk?cari=%00', 400],
  ['/f/%E0%A4%A', 400],
])('%s is answered with %i', async (path, status) => {
  expect((await app.request(path)).status).toBe(status)
})
