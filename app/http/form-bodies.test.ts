import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { refuseUnreadableForms } from './form-bodies.server.ts'

const app = new Hono()
app.use(refuseUnreadableForms((path) => (path === '/produk' ? 1 : 0)))
app.all('*', async (c) => c.text(String([...(await c.req.raw.formData()).keys()])))
app.onError((_, c) => c.text('', 500))

function post(type: string, body: string, method = 'POST') {
  return app.request('/bahasa', { method, body, headers: { 'Content-Type': type } })
}

test('forms of both kinds are handed on with their bodies', async () => {
  const plain = await post('application/x-www-form-urlencoded;charset=UTF-8', 'lang=en')
  expect(await plain.text()).toBe('lang')
  const part = 'Content-Disposition: form-data; name="lang"\r\n\r\nen'
  const files = await post('multipart/form-data; boundary=x', `--x\r\n${part}\r\n--x--\r\n`)
  expect(await files.text()).toBe('lang')
})

test.each([
  ['text/plain', '{"lang":"en"}', 415],
  ['application/json', '{', 415],
  ['multipart/form-data', 'x', 400],
  ['multipart/form-data; boundary=x', '--x\r\nbroken', 400],
])('a body of %s that is no form is refused', async (type, body, status) => {
  expect((await post(type, body)).status).toBe(status)
  expect((await post(type, body, 'PUT')).status).toBe(status)
})

test('a request without any type is refused', async () => {
  expect((await app.request('/bahasa', { method: 'POST' })).status).toBe(415)
})

test('a file is taken only where the route says so, however small; an empty field is none', async () => {
  const status = async (path: string, content: string) => {
    const body = new FormData()
    body.set('file', new File([content], 'a.txt'))
    return (await app.request(path, { method: 'POST', body })).status
  }
  expect(await status('/produk', 'x')).toBe(200)
  expect(await status('/bahasa', 'x')).toBe(415)
  expect(await status('/bahasa', '')).toBe(200)
})
