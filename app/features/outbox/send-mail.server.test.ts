import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Mail, queueMail } from '#app/features/mail/queue-mail.server.ts'
import { startWorker } from '#app/jobs/worker.server.ts'
import type { Db } from '#db/connect.server.ts'
import { createEvent } from '#tests/support/factories.ts'
import { startResendServer } from '#tests/support/resend-server.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { resendProvider } from './mail-provider.server.ts'
import { sendMail, TryAgainLater } from './send-mail.server.ts'

const reset: Mail<'reset-password'> = {
  eventId: null,
  to: 'sari@contoh.id',
  language: 'id',
  template: 'reset-password',
  props: { name: 'Sari', path: '/atur-sandi?kunci=rahasia', validMinutes: 60 },
}
const serverError = { statusCode: 500, name: 'internal_server_error', message: 'try later' }

const queue = (db: Db, mail: Mail<'reset-password'> = reset) =>
  db.transaction().execute((trx) => queueMail(trx, mail))

const providerOf = (url: string) =>
  resendProvider({ apiKey: 're_test', baseUrl: url, from: 'Gelar <gelar@contoh.id>' })

async function stateOf(db: Db, id: string) {
  return db
    .selectFrom('outboxMessage')
    .select(['status', 'attempts', 'lastError'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

async function waitFor(settled: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + 10_000
  while (!(await settled())) {
    if (Date.now() > until) throw new Error('It did not happen within ten seconds')
    await new Promise((wait) => setTimeout(wait, 25))
  }
}

test('the worker sends what was queued, with subject, text and the idempotency key', async () => {
  await using db = await createTestDb()
  await using resend = await startResendServer()
  const worker = await startWorker(db.pool, db, { provider: providerOf(resend.url) })

  const id = await queue(db)
  await waitFor(async () => (await stateOf(db, id)).status === 'sent')
  await worker.stop()

  expect(resend.requests).toEqual([{ key: id, authorization: 'Bearer re_test' }])
  const mail = resend.delivered.get(id)
  expect(mail).toMatchObject({
    from: 'Gelar <gelar@contoh.id>',
    to: 'sari@contoh.id',
    subject: 'Atur ulang kata sandi Gelar',
  })
  expect(mail?.html).toContain('http://localhost:3000/atur-sandi?kunci=rahasia')
  expect(mail?.text).toContain('Halo Sari,')
  const jobs = await sql<{ count: number }>`select count(*) from graphile_worker.jobs`.execute(db)
  expect(jobs.rows).toEqual([{ count: 0 }])
})

test('a link that opens an account is gone from the outbox once it has been sent', async () => {
  await using db = await createTestDb()
  await using resend = await startResendServer()
  const id = await queue(db)

  await sendMail(db, id, { provider: providerOf(resend.url), isLast: false })

  const { props } = await db
    .selectFrom('outboxMessage')
    .select('props')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(props).toEqual({ name: 'Sari', path: '/', validMinutes: 60 })
})

test('nothing is queued when the change it tells of is rolled back', async () => {
  await using db = await createTestDb()

  const change = db.transaction().execute(async (trx) => {
    await queueMail(trx, reset)
    throw new Error('the change failed')
  })

  await expect(change).rejects.toThrow('the change failed')
  expect(await db.selectFrom('outboxMessage').select('id').execute()).toEqual([])
  const jobs = await sql<{ count: number }>`select count(*) from graphile_worker.jobs`.execute(db)
  expect(jobs.rows).toEqual([{ count: 0 }])
})

test('a failing provider is tried again, and the mail goes out once', async () => {
  await using db = await createTestDb()
  await using resend = await startResendServer()
  resend.failNext(serverError)
  const worker = await startWorker(db.pool, db, { provider: providerOf(resend.url) })

  const id = await queue(db)
  await waitFor(async () => (await stateOf(db, id)).attempts === 1)
  const waiting = await stateOf(db, id)
  // The queue waits longer after each attempt; the test does not.
  await sql`update graphile_worker._private_jobs set run_at = now()`.execute(db)
  await sql`select pg_notify('jobs:insert', '{"count":1}')`.execute(db)
  await waitFor(async () => (await stateOf(db, id)).status === 'sent')
  await worker.stop()

  expect(waiting).toEqual({
    status: 'queued',
    attempts: 1,
    lastError: '500 internal_server_error: try later',
  })
  expect(await stateOf(db, id)).toEqual({ status: 'sent', attempts: 2, lastError: null })
  expect(resend.delivered.size).toBe(1)
})

test('a mail that the provider refuses for good is not tried again', async () => {
  await using db = await createTestDb()
  await using resend = await startResendServer()
  resend.failNext({ statusCode: 422, name: 'validation_error', message: 'Invalid `to` field.' })
  const id = await queue(db)

  await sendMail(db, id, { provider: providerOf(resend.url), isLast: false })

  expect(await stateOf(db, id)).toEqual({
    status: 'failed',
    attempts: 1,
    lastError: '422 validation_error: Invalid `to` field.',
  })
})

test('the last attempt that fails leaves the mail failed, not waiting for ever', async () => {
  await using db = await createTestDb()
  await using resend = await startResendServer()
  resend.failNext(serverError, serverError)
  const provider = providerOf(resend.url)
  const id = await queue(db)

  await expect(sendMail(db, id, { provider, isLast: false })).rejects.toThrow(TryAgainLater)
  await sendMail(db, id, { provider, isLast: true })

  expect((await stateOf(db, id)).status).toBe('failed')
})

test('an attempt repeated after a crash delivers one mail', async () => {
  await using db = await createTestDb()
  await using resend = await startResendServer()
  const provider = providerOf(resend.url)
  const id = await queue(db)

  await sendMail(db, id, { provider, isLast: false })
  // As if the process had died between the provider's answer and our note of it.
  await db
    .updateTable('outboxMessage')
    .set({ status: 'queued', sentAt: null })
    .where('id', '=', id)
    .execute()
  await sendMail(db, id, { provider, isLast: false })

  expect(resend.requests).toHaveLength(2)
  expect(resend.delivered.size).toBe(1)
})

test('a provider that cannot be reached counts as a failed attempt', async () => {
  await using db = await createTestDb()
  const provider = providerOf('http://127.0.0.1:1')
  const id = await queue(db)

  await expect(sendMail(db, id, { provider, isLast: false })).rejects.toThrow(TryAgainLater)

  expect(await stateOf(db, id)).toMatchObject({ status: 'queued', attempts: 1 })
})

test('without a provider the mail is kept to be read in the outbox', async () => {
  await using db = await createTestDb()
  const worker = await startWorker(db.pool, db, { provider: undefined })

  const id = await queue(db)
  await waitFor(async () => (await stateOf(db, id)).status === 'kept')
  await worker.stop()

  expect(await stateOf(db, id)).toEqual({ status: 'kept', attempts: 0, lastError: null })
})

test('a ticket carries its code as a picture that the text shows', async () => {
  await using db = await createTestDb()
  await using resend = await startResendServer()
  const event = await createEvent(db)
  const id = await db.transaction().execute((trx) =>
    queueMail(trx, {
      eventId: event.id,
      to: 'sari@contoh.id',
      language: 'en',
      template: 'ticket',
      props: {
        event: 'IPPA Fest',
        code: 'K7QF-2M9D',
        qrText: 'GELAR CONTOH',
        day: '2026-11-21',
        timeZone: 'Asia/Jakarta',
        venue: 'Lapangan Banteng',
        groupSize: 1,
        path: '/tiket/contoh',
      },
    }),
  )

  await sendMail(db, id, { provider: providerOf(resend.url), isLast: false })

  const mail = resend.delivered.get(id)
  expect(mail?.subject).toBe('Your ticket for IPPA Fest')
  expect(mail?.html).toContain('src="cid:tiket-qr"')
  const [picture] = mail?.attachments ?? []
  expect(picture).toMatchObject({
    filename: 'K7QF-2M9D.png',
    content_type: 'image/png',
    content_id: 'tiket-qr',
  })
  const png = Buffer.from(picture?.content ?? '', 'base64')
  expect(png.subarray(1, 4).toString()).toBe('PNG')
})
