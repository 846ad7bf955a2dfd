import { expect, test } from 'vitest'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import { takeFlash } from './flash-text.server.ts'

/** A request by the browser that has just been sent on with a message. */
function following(headers: Record<string, string> = {}): Request {
  const answer = redirectWithFlash('/akun', 'people:account.saved')
  const [cookie = ''] = (answer.headers.get('Set-Cookie') ?? '').split(';')
  return new Request('http://localhost/akun', { headers: { Cookie: cookie, ...headers } })
}

test('a message is told once by a whole page', async () => {
  const { flash, headers } = await takeFlash(following({ 'Sec-Fetch-Dest': 'document' }))
  expect(flash?.kind).toBe('good')
  expect(new Headers(headers).get('Set-Cookie')).toMatch(/^gelar_flash=; Max-Age=0/)
})

test('a message stays with the browser until a page that was open has shown it', async () => {
  const { flash, headers } = await takeFlash(following({ 'Sec-Fetch-Dest': 'empty' }))
  expect(flash?.text).toBeTruthy()
  expect(new Headers(headers).get('Set-Cookie')).toBeNull()
})

test('where the browser does not say what it asks for, a message is told once', async () => {
  const { headers } = await takeFlash(following())
  expect(new Headers(headers).get('Set-Cookie')).toMatch(/^gelar_flash=; Max-Age=0/)
})

test('a message that nobody knows is told to nobody', async () => {
  const stored = JSON.stringify({ id: 'a', kind: 'good', key: 'people:no.such', params: {} })
  const headers = { Cookie: `gelar_flash=${encodeURIComponent(stored)}` }
  const { flash } = await takeFlash(new Request('http://localhost/akun', { headers }))
  expect(flash).toBeUndefined()
})
