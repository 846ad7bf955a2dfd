import { Hono } from 'hono'
import { expect, test, vi } from 'vitest'
import { LiveDigest } from '#app/lib/live/live-digest.server.ts'
import { BEAT_MS } from '#app/lib/live/news.ts'
import { LiveHub, notifyLive } from '#app/lib/live.server.ts'
import { eventually } from '#tests/support/eventually.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { type AuthorizeLive, liveStream } from './live-stream.server.ts'

/** An app with one stream, whose changes the test tells. */
function openApp(
  authorize: AuthorizeLive = async () => ({
    eventId: 'mine',
    holder: 'me',
    mayStill: async () => true,
  }),
  { isListening = true } = {},
) {
  let tell: Parameters<LiveHub['subscribe']>[0] = () => {}
  const closers = new Set<() => void>()
  const digest = new LiveDigest({
    subscribe(listener) {
      tell = listener
      return () => {}
    },
    onGap() {},
  })
  const hub = {
    isListening,
    onClose(closer: () => void) {
      closers.add(closer)
      return () => closers.delete(closer)
    },
  }
  const app = new Hono().get('/panitia/:event/live', liveStream({ hub, digest }, authorize))
  return {
    digest,
    tell: (topic: string) => tell({ eventId: 'mine', topic }),
    follow: async (query = '') => {
      const stop = new AbortController()
      const response = await app.request(`/panitia/ippa/live${query}`, { signal: stop.signal })
      const reader = response.body?.getReader()
      return {
        response,
        async next() {
          const { value } = (await reader?.read()) ?? {}
          return Buffer.from(value ?? []).toString()
        },
        async leave() {
          stop.abort()
          await reader?.cancel()
        },
      }
    },
    close() {
      for (const closer of closers) closer()
    },
  }
}

const topicsIn = (text: string) => JSON.parse(/data: (.*)/.exec(text)?.[1] ?? '{}').topics

test('a stream tells the changes of its own festival and ends with the server', async () => {
  await using db = await createTestDb()
  const hub = new LiveHub(db.url)
  const digest = new LiveDigest(hub)
  const app = new Hono().get(
    '/panitia/:event/live',
    liveStream({ hub, digest }, async () => ({
      eventId: 'mine',
      holder: 'me',
      mayStill: async () => true,
    })),
  )
  const response = await app.request('/panitia/ippa/live')
  expect(response.headers.get('Content-Type')).toContain('text/event-stream')

  // The hub listens a moment after it has begun: so it is told again until it has heard.
  const told: Promise<void>[] = []
  const telling = setInterval(() => {
    told.push(notifyLive(db, 'other', 'sales').then(() => notifyLive(db, 'mine', 'scans')))
  }, 50)
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString()
    if (!text.includes('scans')) continue
    clearInterval(telling)
    hub.endStreams()
  }
  expect(text).toContain('"topics":["scans"]')
  expect(text).not.toContain('sales')
  await hub.close()
  await Promise.all(told)
})

test('who comes back with a mark is told what has changed since, and only that', async () => {
  const { follow, tell, digest } = openApp()
  tell('scans')
  const { mark } = digest
  const first = await follow(`?sejak=${mark}`)
  expect(topicsIn(await first.next())).toEqual([])
  await first.leave()

  tell('sales')
  const again = await follow(`?sejak=${mark}`)
  expect(topicsIn(await again.next())).toEqual(['sales'])
  await again.leave()
  const stranger = await follow('?sejak=another-process.7')
  expect(topicsIn(await stranger.next())).toBeNull()
  await stranger.leave()
})

test('a quiet stream beats while this process hears of changes, and falls silent when it does not', async () => {
  vi.useFakeTimers()
  try {
    const hearing = await openApp().follow()
    await hearing.next()
    await vi.advanceTimersByTimeAsync(BEAT_MS)
    expect(await hearing.next()).toMatch(/^event: beat\ndata: ./)

    const deaf = await openApp(undefined, { isListening: false }).follow()
    await deaf.next()
    const heard = vi.fn()
    void deaf.next().then(heard)
    await vi.advanceTimersByTimeAsync(BEAT_MS * 3)
    expect(heard).not.toHaveBeenCalled()
  } finally {
    vi.useRealTimers()
  }
})

test('one holder has a dozen streams at most, and another one when one of them has ended', async () => {
  const { follow } = openApp()
  const streams = await Promise.all(Array.from({ length: 12 }, () => follow()))
  expect((await follow()).response.status).toBe(429)
  await streams[0]?.leave()
  await eventually(async () => expect((await follow()).response.status).toBe(200))
})

test('a screen hears of its own topics alone, and is asked for anew when devices change', async () => {
  const mayStill = vi.fn(async () => false)
  const { follow, tell } = openApp(async () => ({
    eventId: 'mine',
    holder: 'screen',
    topics: ['sales', 'devices'],
    mayStill,
  }))
  const screen = await follow()
  await screen.next()
  tell('scans')
  tell('sales')
  expect(topicsIn(await screen.next())).toEqual(['sales'])
  tell('devices')
  expect(topicsIn(await screen.next())).toEqual(['devices'])
  expect(await screen.next()).toBe('')
  expect(mayStill).toHaveBeenCalledOnce()
})

test('who may not follow a festival is answered as the authorization says', async () => {
  const { follow } = openApp(async () => {
    throw new Response(null, { status: 404 })
  })
  expect((await follow()).response.status).toBe(404)
})
