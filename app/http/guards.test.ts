import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { FORM_LIMIT, limitBodies } from './body-limits.server.ts'
import { compress } from './compress.server.ts'
import type { HttpEnv } from './environment.ts'
import { requestLog } from './request-log.server.ts'
import { contentSecurityPolicy, securityHeaders } from './security-headers.server.ts'

const FILE = 10 * 1024 * 1024
const uploadLimit = (path: string) => (path.startsWith('/peserta') ? FILE : 0)

function site() {
  const app = new Hono<HttpEnv>()
  app.use(
    requestLog(),
    securityHeaders({ development: false }),
    compress(),
    limitBodies(uploadLimit),
  )
  app.get('/', (c) => c.html('x'.repeat(5000)))
  app.post('*', async (c) => c.text(String((await c.req.arrayBuffer()).byteLength)))
  return app
}
function send(path: string, bytes: number, type: string, chunked = false) {
  const body = new Uint8Array(bytes)
  const options: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: { 'Content-Type': type, ...(chunked ? {} : { 'Content-Length': String(bytes) }) },
    body: chunked ? new Blob([body]).stream() : body,
    duplex: 'half',
  }
  return site().request(path, options)
}
const FORM = 'application/x-www-form-urlencoded'
const FILES = 'multipart/form-data; boundary=x'

test('every answer carries careful headers and a reference', async () => {
  const { headers } = await site().request('/')
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(headers.get('Content-Security-Policy')).toContain("script-src 'self';")
  expect(headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/)
})

test('answers to devices run nothing, also when a browser opens them', async () => {
  const { headers } = await site().request('/api/v1/counts')
  expect(headers.get('Content-Security-Policy')).toBe("default-src 'none'; frame-ancestors 'none'")
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
})

test('no policy allows inline scripts without a nonce, nor compiling outside the gate', () => {
  expect(contentSecurityPolicy()).not.toMatch(/unsafe/)
  expect(contentSecurityPolicy({ nonce: 'abc' })).toContain("script-src 'self' 'nonce-abc';")
  expect(contentSecurityPolicy({ wasm: true })).toContain("'wasm-unsafe-eval'")
})

test('forms end at one megabyte, those with a file at what its route takes and what goes with it', async () => {
  const products = '/peserta/x/produk'
  expect((await send('/', FORM_LIMIT, FORM)).status).toBe(200)
  expect((await send('/', FORM_LIMIT + 1, FORM)).status).toBe(413)
  expect((await send('/', FORM_LIMIT + 1, FORM, true)).status).toBe(413)
  expect((await send(products, FORM_LIMIT + FILE, FILES)).status).toBe(200)
  expect((await send(products, FORM_LIMIT + FILE + 1, FILES)).status).toBe(413)
  expect((await send(products, FORM_LIMIT + 1, FORM)).status).toBe(413)
  expect((await send('/masuk', FORM_LIMIT + 1, FILES)).status).toBe(413)
  expect((await send('/api/v1/scans', FORM_LIMIT + 1, FILES)).status).toBe(413)
})

test('text is compressed for who accepts it', async () => {
  const answer = await site().request('/', { headers: { 'Accept-Encoding': 'gzip' } })
  expect(answer.headers.get('Content-Encoding')).toBe('gzip')
  expect((await answer.arrayBuffer()).byteLength).toBeLessThan(500)
})

test('a refusal is a page in the language of its reader', async () => {
  const body = 'x'.repeat(FORM_LIMIT + 1)
  for (const [Cookie, lang, title] of [
    ['', 'id', 'Kiriman terlalu besar'],
    ['lang=en', 'en', 'Too large to send'],
  ] as const) {
    const headers = { 'Content-Type': FORM, 'Content-Length': String(body.length), Cookie }
    const page = await (await site().request('/', { method: 'POST', headers, body })).text()
    expect(page).toContain(`<html lang="${lang}">`)
    expect(page).toContain(`<h1>${title}</h1>`)
  }
})
