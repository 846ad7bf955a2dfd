import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Mail, queueMail } from '#app/features/mail/queue-mail.server.ts'
import { resendProvider } from '#app/features/outbox/mail-provider.server.ts'
import { createClient, type Db } from '#db/connect.server.ts'
import { startResendServer } from '#tests/support/resend-server.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { freeLostJobs } from './lost-jobs.server.ts'
import { startWorker } from './worker.server.ts'

const reset: Mail<'reset-password'> = {
  eventId: null,
  to: 'sari@contoh.id',
  language: 'id',
  template: 'reset-password',
  props: { name: 'Sari', path: '/atur-sandi?kunci=rahasia', validMinutes: 60 },
}

/** A job that a process has begun, this long ago. */
async function begin(db: Db, holder: string, secondsAgo: number) {
  const { rows } = await sql<{ id: string }>`
    select id from graphile_worker.add_job('send-mail')`.execute(db)
  await sql`
    update graphile_worker._private_jobs
    set locked_by = ${holder}, locked_at = now() - make_interval(secs => ${secondsAgo}), attempts = 1
    where id = ${rows[0]?.id}`.execute(db)
}

async function holders(db: Db) {
  const { rows } = await sql<{ holder: string | null }>`
    select locked_by as holder from graphile_worker.jobs order by id`.execute(db)
  return rows.map(({ holder }) => holder)
}

test('jobs of a process that died are freed, those of one that lives or has only begun are not', async () => {
  await using db = await createTestDb()
  const living = createClient(db.url)
  await living.connect()
  await living.query("select pg_advisory_lock(hashtextextended('gelar jobs living', 0))")
  await begin(db, 'dead', 60)
  await begin(db, 'living', 60)
  await begin(db, 'unheard', 5)

  expect(await freeLostJobs(db)).toEqual(['dead'])
  expect(await holders(db)).toEqual([null, 'living', 'unheard'])

  await living.end()
  await expect.poll(() => freeLostJobs(db)).toEqual(['living'])
})

test('a mail that was on its way when its process died is sent by the next one, and arrives once', async () => {
  await using db = await createTestDb()
  await using resend = await startResendServer()
  const id = await db.transaction().execute((trx) => queueMail(trx, reset))
  await sql`
    update graphile_worker._private_jobs
    set locked_by = 'dead', locked_at = now() - interval '1 minute', attempts = 1`.execute(db)
  const provider = resendProvider({ apiKey: 're_test', baseUrl: resend.url, from: 'a@example.id' })
  // It had reached the provider, whose answer came too late.
  await provider({ subject: 'x', html: 'x', text: 'x', attachments: [], to: reset.to }, id)

  const worker = await startWorker(db.pool, db, { provider })
  const status = () =>
    db
      .selectFrom('outboxMessage')
      .select('status')
      .executeTakeFirstOrThrow()
      .then((row) => row.status)
  await expect.poll(status).toBe('sent')
  await worker.stop()
  expect([...resend.delivered.keys()]).toEqual([id])
  expect(resend.requests).toHaveLength(2)
})
