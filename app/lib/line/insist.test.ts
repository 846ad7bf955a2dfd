import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { insist, noteTyping } from './insist.ts'
import { hurryAsks } from './turn.ts'
import { unreached } from './unreached.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const down = async (): Promise<Response> => {
  throw new TypeError('Failed to fetch')
}
const up = async () => new Response('page')
const never = new AbortController().signal

test('what finds no server is asked for again until it does, and the page says so meanwhile', async () => {
  const server = vi.fn(up).mockImplementationOnce(down).mockImplementationOnce(down)
  const asked = insist(server, never)
  await vi.advanceTimersByTimeAsync(100)
  expect(unreached.current()).toMatchObject({ what: 'page', isTrying: false })
  await vi.advanceTimersByTimeAsync(5000)
  expect(await (await asked).text()).toBe('page')
  expect(server).toHaveBeenCalledTimes(3)
  expect(unreached.current()).toBeUndefined()
})

test('a proxy whose server is away is no answer, the server’s own failure is one', async () => {
  const proxy = async () => new Response('Bad gateway', { status: 502 })
  const failed = new Response('', { status: 503, headers: { 'X-Gelar-Version': 'b1' } })
  const server = vi.fn(async () => failed).mockImplementationOnce(proxy)
  const asked = insist(server, never)
  await vi.advanceTimersByTimeAsync(2000)
  expect((await asked).status).toBe(503)
})

test('whoever has typed since is taken along by a tap only', async () => {
  const server = vi.fn(up).mockImplementationOnce(down)
  const asked = insist(server, never)
  await vi.advanceTimersByTimeAsync(100)
  noteTyping()
  hurryAsks()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(server).toHaveBeenCalledOnce()
  unreached.current()?.again()
  expect(unreached.current()?.isTrying).toBe(true)
  await vi.advanceTimersByTimeAsync(1000)
  expect((await asked).status).toBe(200)
})

test('an answer that is late is told of and waited for; whoever goes elsewhere waits no longer', async () => {
  const leaving = new AbortController()
  const ask = (signal: AbortSignal) =>
    new Promise<Response>((_, fail) => {
      signal.addEventListener('abort', () => fail(signal.reason))
    })
  const asked = expect(insist(ask, leaving.signal)).rejects.toThrow()
  await vi.advanceTimersByTimeAsync(9000)
  expect(unreached.current()).toBeUndefined()
  await vi.advanceTimersByTimeAsync(2000)
  expect(unreached.current()).toMatchObject({ isTrying: false })
  leaving.abort()
  await asked
  expect(unreached.current()).toBeUndefined()
})
