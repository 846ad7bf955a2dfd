import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { Pulse } from '#db/pulse.server.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { health } from './health.server.ts'

async function ask(url: string, path: string) {
  const pulse = new Pulse(url)
  const answer = await new Hono().get('/healthz', health(pulse)).request(path)
  await pulse.end()
  return { status: answer.status, said: await answer.json() }
}

const nowhere = 'postgres://127.0.0.1:1/none'

test('health is the health of the database', async () => {
  await using db = await createTestDb()
  const well = { status: 'ok', database: 'ok' }
  expect(await ask(db.url, '/healthz')).toEqual({ status: 200, said: well })
  const ill = { status: 'failing', database: 'unreachable' }
  expect(await ask(nowhere, '/healthz')).toEqual({ status: 503, said: ill })
})

test('a process without its database is alive all the same', async () => {
  expect(await ask(nowhere, '/healthz?live')).toEqual({ status: 200, said: { status: 'ok' } })
})
