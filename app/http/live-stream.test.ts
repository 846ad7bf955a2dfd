import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { LiveHub, notifyLive } from '#app/lib/live.server.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { liveStream } from './live-stream.server.ts'

test('a stream tells the changes of its own festival and ends with the server', async () => {
  await using db = await createTestDb()
  const hub = new LiveHub(db.url)
  const app = new Hono().get(
    '/panitia/:event/live',
    liveStream(hub, async () => ({ eventId: 'mine' })),
  )
  const response = await app.request('/panitia/ippa/live')
  expect(response.headers.get('Content-Type')).toContain('text/event-stream')

  // The stream listens a moment after it has begun: so it is told again until it has heard.
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
  expect(text).toContain('data: {"topic":"scans"}')
  expect(text).not.toContain('sales')
  await hub.close()
  await Promise.all(told)
})

test('who may not follow a festival is answered as the authorization says', async () => {
  const hub = { subscribe: () => () => {}, onClose: () => () => {} }
  const app = new Hono().get(
    '/panitia/:event/live',
    liveStream(hub, async () => {
      throw new Response(null, { status: 404 })
    }),
  )
  expect((await app.request('/panitia/ippa/live')).status).toBe(404)
})
