import { Hono } from 'hono'
import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

/** A site as these settings make it, and the cookies that it sets when it is asked for `url`. */
async function site(settings: Record<string, string>) {
  vi.resetModules()
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
  const { secureCookies } = await import('./secure-cookies.server.ts')
  const { languageCookie } = await import('#app/i18n/i18n.server.ts')
  const { redirectWithFlash } = await import('#app/lib/flash.server.ts')
  const app = new Hono()
  app.use(secureCookies())
  app.get('/', () => {
    const answer = redirectWithFlash('/akun', 'people:account.saved')
    answer.headers.append('Set-Cookie', languageCookie('en'))
    answer.headers.append('Set-Cookie', 'own=1; Secure; HttpOnly')
    return answer
  })
  return async (url: string, headers: Record<string, string> = {}) =>
    (await app.request(url, { headers })).headers
      .getSetCookie()
      .map((cookie) => [cookie.split('=')[0], cookie.match(/; Secure/g)?.length ?? 0])
}

const all = (count: number) => [
  ['gelar_flash', count],
  ['lang', count],
  ['own', 1],
]

test('every cookie is Secure, once, where the public address is HTTPS', async () => {
  const ask = await site({ GELAR_ORIGIN: 'https://gelar.example.id' })
  expect(await ask('http://gelar.example.id/')).toEqual(all(1))
})

test('without a public address a trusted proxy says whether browsers come by HTTPS', async () => {
  const ask = await site({ GELAR_ORIGIN: '', TRUST_PROXY: '1' })
  expect(await ask('http://localhost/', { 'X-Forwarded-Proto': 'https' })).toEqual(all(1))
  expect(await ask('http://localhost/', { 'X-Forwarded-Proto': 'http' })).toEqual(all(0))
  expect(await ask('https://localhost/')).toEqual(all(1))
})

test('a header of a stranger says nothing', async () => {
  const ask = await site({ GELAR_ORIGIN: '', TRUST_PROXY: '' })
  expect(await ask('http://localhost/', { 'X-Forwarded-Proto': 'https' })).toEqual(all(0))
})
