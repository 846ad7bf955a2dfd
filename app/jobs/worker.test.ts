import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { queueMail } from '#app/features/mail/queue-mail.server.ts'
import type { MailProvider } from '#app/features/outbox/mail-provider.server.ts'
import { eventually } from '#tests/support/eventually.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { startWorker } from './worker.server.ts'

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
