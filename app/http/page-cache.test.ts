import { brotliDecompressSync } from 'node:zlib'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { PageCache } from './page-cache.server.ts'

/** A site whose page tells how often it has been made. */
function site(options: { headers?: Record<string, string>; delayMs?: number } = {}) {
  const clock = { now: 0 }
  const database = { away: false }
  const made = { count: 0 }
  const cache = new PageCache({ freshMs: 3000, staleMs: 7000, now: () => clock.now })
  const app = new Hono()
  app.get('*', cache.middleware())
  app.get('*', async (c) => {
    made.count += 1
    const { count } = made
    await new Promise((done) => setTimeout(done, options.delayMs ?? 0))
    if (database.away) return c.text('away', 503)
    const page = `<body><p>${count}</p>${'x'.repeat(2000)}`
    return c.html(c.req.method === 'HEAD' ? '' : page, 200, options.headers)
  })
  const read = async (path = '/', headers: Record<string, string> = {}) => {
    const response = await app.request(path, { headers })
    return /<p>(\d+)<\/p>/.exec(await response.text())?.[1]
  }
  return { app, cache, clock, database, made, read }
}

test('a page is made once while it is fresh, and again after', async () => {
  const { clock, read } = site()
  expect([await read(), await read()]).toEqual(['1', '1'])
  clock.now = 3001
  expect(await read()).toBe('2')
})

test('many readers at once wait for one rendering', async () => {
  const { made, read } = site({ delayMs: 20 })
  const answers = await Promise.all(Array.from({ length: 50 }, () => read()))
  expect(new Set(answers)).toEqual(new Set(['1']))
  expect(made.count).toBe(1)
})

test('readers who wait for a page that cannot be made are told so with its maker, and do not wait anew', async () => {
  const { app, database, made } = site({ delayMs: 20 })
  database.away = true
  const answers = await Promise.all(Array.from({ length: 50 }, () => app.request('/')))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]))
  expect(made.count).toBe(1)
})

test('while a stale page is made anew, others still get the old one', async () => {
  const { clock, read } = site({ delayMs: 20 })
  await read()
  clock.now = 5000
  expect(await Promise.all([read(), read()])).toEqual(['2', '1'])
})

test('languages and addresses are kept apart', async () => {
  const { read } = site()
  expect(await read('/', { Cookie: 'lang=id' })).toBe('1')
  expect(await read('/', { Cookie: 'lang=en' })).toBe('2')
  expect(await read('/?a=1')).toBe('3')
  expect(await read('/', { Cookie: 'lang=id' })).toBe('1')
})

test('whoever carries a session gets a page of their own', async () => {
  const { read } = site()
  expect(await read()).toBe('1')
  expect(await read('/', { Cookie: 'lang=id; session=s' })).toBe('2')
})

test('a page that sets a cookie or is private is not kept', async () => {
  const cookies = site({ headers: { 'Set-Cookie': 'a=b' } })
  expect([await cookies.read(), await cookies.read()]).toEqual(['1', '2'])
  const personal = site({ headers: { 'Cache-Control': 'private' } })
  expect([await personal.read(), await personal.read()]).toEqual(['1', '2'])
})

test('a reader who has the page already is told so', async () => {
  const { app } = site()
  const first = await app.request('/')
  const etag = first.headers.get('ETag') ?? ''
  const second = await app.request('/', { headers: { 'If-None-Match': etag } })
  expect(second.status).toBe(304)
  expect(await second.text()).toBe('')
  expect(second.headers.get('Cache-Control')).toContain('public')
  expect(second.headers.get('Vary')).toContain('Cookie')
})

test('what is asked for without its body leaves no empty page behind', async () => {
  const { app, made, read } = site()
  expect(await (await app.request('/', { method: 'HEAD' })).text()).toBe('')
  expect(await read()).toBe('2')
  const { headers } = await app.request('/', { method: 'HEAD' })
  expect(headers.get('ETag')).toMatch(/^W\//)
  expect(made.count).toBe(2)
})

test('a kept page is sent compressed to who accepts it', async () => {
  const { app } = site()
  const answer = await app.request('/', { headers: { 'Accept-Encoding': 'gzip, br' } })
  expect(answer.headers.get('Content-Encoding')).toBe('br')
  const text = brotliDecompressSync(await answer.arrayBuffer()).toString()
  expect(text).toContain('<p>1</p>')
  const refusing = await app.request('/', { headers: { 'Accept-Encoding': 'br;q=0' } })
  expect(refusing.headers.get('Content-Encoding')).toBeNull()
})

test('a page that has been encoded already is not kept, for another reader may not read it', async () => {
  const { read } = site({ headers: { 'Content-Encoding': 'identity' } })
  expect([await read(), await read()]).toEqual(['1', '2'])
})

test('a page begun before a change is not kept after it', async () => {
  const { cache, read } = site({ delayMs: 20 })
  const early = read()
  await new Promise((done) => setTimeout(done, 5))
  cache.clear()
  expect(await early).toBe('1')
  expect(await read()).toBe('2')
})

test('the last good copy of a page is shown while none can be made, and says how old it is', async () => {
  const { app, cache, clock, database, read } = site()
  await read('/', { Cookie: 'lang=en' })
  database.away = true
  cache.clear() // something that the page shows had changed
  clock.now = 5 * 60_000
  for (const cookie of ['lang=en', 'session=s; lang=en']) {
    const kept = await app.request('/', { headers: { Cookie: cookie } })
    expect(kept.status).toBe(200)
    expect(kept.headers.get('Cache-Control')).toBe('no-store')
    expect(await kept.text()).toMatch(/<body>.*from 5 minutes ago.*<p>1<\/p>/s)
  }
  expect((await app.request('/never-asked-for')).status).toBe(503)

  database.away = false
  expect(await read('/', { Cookie: 'lang=en' })).toBe('5')
})

test('a copy is not shown for longer than a day, nor in place of an answer', async () => {
  const { app, clock, database, read } = site()
  await read()
  database.away = true
  clock.now = 25 * 60 * 60_000
  expect((await app.request('/')).status).toBe(503)
})
