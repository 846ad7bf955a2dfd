import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { freshness } from './freshness.ts'
import { refreshHeader } from './news.ts'
import { beginRefresh, isOwnData, patient } from './patient-fetch.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('document', { baseURI: 'http://localhost/panitia/ippa' })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const url = 'http://localhost/panitia/ippa.data'
type Answer = () => Promise<Response>
const down: Answer = async () => {
  throw new TypeError('Failed to fetch')
}
const answer = (status: number, headers = {}): Answer => {
  return async () => new Response('data', { status, headers })
}
/** A body that breaks off on its way. */
const broken: Answer = async () =>
  new Response(
    new ReadableStream({
      pull(controller) {
        controller.error(new TypeError('network error'))
      },
    }),
  )

/** A fetch that answers so, one after the other. */
function fetchThat(...answers: Answer[]) {
  return vi.fn((_url: unknown, _init?: RequestInit) => (answers.shift() ?? down)())
}

test('the data of a page are waited for until they come whole, and what it shows is old meanwhile', async () => {
  const server = fetchThat(answer(200), down, answer(503), broken, answer(200))
  const ask = patient(server, () => true)
  await ask(url)
  expect(freshness.lostSince()).toBeUndefined()
  const lastAnswer = Date.now()

  const asked = ask(url)
  await vi.advanceTimersByTimeAsync(2000)
  expect(freshness.lostSince()).toBe(lastAnswer)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(await (await asked).text()).toBe('data')
  expect(server).toHaveBeenCalledTimes(5)
  expect(freshness.lostSince()).toBeUndefined()
})

test('a server that says when to come back is left alone until then', async () => {
  const server = fetchThat(answer(503, { 'Retry-After': '20' }), answer(200))
  const asked = patient(server, () => true)(url)
  await vi.advanceTimersByTimeAsync(19_000)
  expect(server).toHaveBeenCalledOnce()
  await vi.advanceTimersByTimeAsync(1000)
  expect((await asked).status).toBe(200)
})

test('an answer that does not come is given up and asked for again', async () => {
  const server = vi
    .fn<typeof fetch>()
    .mockImplementationOnce(
      (_, init) =>
        new Promise((_done, fail) => {
          init?.signal?.addEventListener('abort', () => fail(init.signal?.reason))
        }),
    )
    .mockImplementation(answer(200))
  const asked = patient(server, () => true)(url)
  await vi.advanceTimersByTimeAsync(12_000)
  expect((await asked).status).toBe(200)
})

test('a refusal is an answer, and whoever goes to another page waits no longer', async () => {
  const refused = await patient(fetchThat(answer(404)), () => true)(url)
  expect(refused.status).toBe(404)

  const leaving = new AbortController()
  const asked = patient(fetchThat(), () => true)(url, { signal: leaving.signal })
  const left = expect(asked).rejects.toThrow()
  await vi.advanceTimersByTimeAsync(5000)
  expect(freshness.lostSince()).toBeDefined()
  leaving.abort()
  await left
  expect(freshness.lostSince()).toBeUndefined()
})

test('forms and other addresses fail as ever, and only what nobody asked for says so', async () => {
  const ask = patient(fetchThat(), (asked) => asked.pathname === '/panitia/ippa.data')
  await expect(ask('/panitia/ippa/orang.data')).rejects.toThrow('Failed to fetch')
  await expect(ask(url, { method: 'POST' })).rejects.toThrow('Failed to fetch')

  const server = fetchThat(answer(200), answer(200))
  const own = patient(server, () => true)
  beginRefresh()
  await own(url)
  await own(url)
  const marks = server.mock.calls.map(([, init]) => new Headers(init?.headers).get(refreshHeader))
  expect(marks).toEqual(['1', null])
})

test('the data of the page itself are known by its address', () => {
  const page = { origin: 'http://localhost', pathname: '/panitia/ippa', search: '?hari=2' }
  const isOwn = (address: string) => isOwnData(new URL(address, page.origin), page)
  expect(isOwn('/panitia/ippa.data?hari=2')).toBe(true)
  expect(isOwn('/panitia/ippa.data?hari=2&_routes=routes%2Fa')).toBe(true)
  expect(isOwn('/__manifest?p=%2Fpanitia%2Fippa&version=1')).toBe(true)
  expect(isOwn('/panitia/ippa.data')).toBe(false)
  expect(isOwn('/panitia/ippa/orang.data?hari=2')).toBe(false)
})
