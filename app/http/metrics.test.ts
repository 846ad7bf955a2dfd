import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scansTaken } from '#app/lib/metrics.server.ts'
import { createTestDb, type TestDb } from '#tests/support/test-db.ts'
import { metricsPage } from './metrics.server.ts'

const token = 'a token of those who watch'
let db: TestDb

beforeAll(async () => {
  db = await createTestDb()
})
afterAll(() => db[Symbol.asyncDispose]())

function ask(given: string | undefined, wanted: string | undefined = token, database = db) {
  const app = new Hono().get('/metrics', metricsPage(database, { pages: db.pool }, wanted))
  const headers: HeadersInit = given ? { Authorization: `Bearer ${given}` } : {}
  return app.request('/metrics', { headers })
}

test('only who has the token may read what the process counts', async () => {
  expect((await ask(undefined)).status).toBe(404)
  expect((await ask('a wrong token of somebody')).status).toBe(404)
  expect((await ask(token)).status).toBe(200)
  const app = new Hono().get('/metrics', metricsPage(db, {}, undefined))
  expect((await app.request('/metrics', { headers: { Authorization: 'Bearer ' } })).status).toBe(
    404,
  )
})

test('it tells of readings, connections, mails, jobs and the loop', async () => {
  scansTaken.inc({ outcome: 'accepted' }, 3)
  await db
    .insertInto('outboxMessage')
    .values({
      id: '0192d3a0-0000-7000-8000-000000000001',
      template: 'password-link',
      props: '{}',
      toAddress: 'sari@gelar.test',
      language: 'id',
      status: 'failed',
    })
    .execute()
  const answer = await ask(token)
  expect(answer.headers.get('Content-Type')).toContain('text/plain')
  const text = await answer.text()
  expect(text).toMatch(/^gelar_scans_total\{outcome="accepted"\} 3$/m)
  expect(text).toMatch(/^gelar_mails\{state="failed"\} 1$/m)
  expect(text).toMatch(/^gelar_jobs\{state="due"\} 0$/m)
  expect(text).toMatch(/^gelar_pool_connections\{pool="pages",state="waiting"\} 0$/m)
  expect(text).toMatch(/^gelar_database_up 1$/m)
  expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m)
})

test('without a database it says so, and tells nothing that it does not know', async () => {
  const gone = await createTestDb()
  await gone[Symbol.asyncDispose]()
  const text = await (await ask(token, token, gone)).text()
  expect(text).toMatch(/^gelar_database_up 0$/m)
  expect(text).not.toMatch(/^gelar_mails\{/m)
})
