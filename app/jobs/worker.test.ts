import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { queueMail } from '#app/features/mail/queue-mail.server.ts'
import type { MailProvider } from '#app/features/outbox/mail-provider.server.ts'
import { eventually } from '#tests/support/eventually.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { startPatiently, startWorker } from './worker.server.ts'

test('a stop gives back a job that does not end, so that another process takes it', async () => {
  await using db = await createTestDb()
  const asked = vi.fn()
  const silent: MailProvider = () => {
    asked()
    return new Promise(() => {})
  }
  const worker = await startWorker(db.pool, db, { provider: silent, patienceMs: 100 })
  await db.transaction().execute((trx) =>
    queueMail(trx, {
      eventId: null,
      to: 'sari@contoh.id',
      language: 'id',
      template: 'reset-password',
      props: { name: 'Sari', path: '/atur-sandi?kunci=rahasia', validMinutes: 60 },
    }),
  )
  await eventually(() => expect(asked).toHaveBeenCalledOnce())

  await worker.stop()

  const jobs = await sql<{ lockedBy: string | null; left: boolean }>`
    select locked_by, attempts < max_attempts as left from graphile_worker.jobs`.execute(db)
  expect(jobs.rows).toEqual([{ lockedBy: null, left: true }])
})

test('a queue that could not be started is started later, and stopped once', async () => {
  const stop = vi.fn(async () => {})
  const start = vi.fn(async () => ({ stop }))
  start.mockRejectedValueOnce(new Error('the database is away'))
  start.mockRejectedValueOnce(new Error('the database is away'))

  const worker = startPatiently(start, 1)
  await eventually(() => expect(start).toHaveBeenCalledTimes(3))
  await worker.stop()

  expect(stop).toHaveBeenCalledOnce()
})

test('a queue that never could be started keeps no process from its end', async () => {
  const start = vi.fn(() => Promise.reject(new Error('the database is away')))

  const worker = startPatiently(start, 60_000)
  await eventually(() => expect(start).toHaveBeenCalledOnce())
  await worker.stop()

  expect(start).toHaveBeenCalledOnce()
})
