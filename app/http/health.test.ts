import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { createPool } from '#db/connect.server.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { health } from './health.server.ts'

test('health is the health of the database', async () => {
  await using db = await createTestDb()
  const well = await new Hono().get('/healthz', health(db.pool)).request('/healthz')
  expect([well.status, await well.json()]).toEqual([200, { status: 'ok', database: 'ok' }])

  const unreachable = createPool('postgres://127.0.0.1:1/none')
  const ill = await new Hono().get('/healthz', health(unreachable)).request('/healthz')
  expect(ill.status).toBe(503)
  await unreachable.end()
})
