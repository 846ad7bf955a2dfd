import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createEvent, createRegistration } from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { listRegistrations, selectRegistrations } from './list-registrations.server.ts'

const page = { day: undefined, page: 1, pageSize: 50, showEmails: true }

test('a visitor is found by a part of the name, of the address, or by the short code', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const elsewhere = await createEvent(db)
  const sari = await createRegistration(db, {
    eventId: event.id,
    name: 'Sari 100%',
    email: 'Sari_W@contoh.id',
  })
  await createRegistration(db, { eventId: event.id, name: 'Budi', email: 'budi@contoh.id' })
  await createRegistration(db, { eventId: elsewhere.id, name: 'Sari', email: 'sari_w@contoh.id' })
  const found = async (search: string, showEmails = true) =>
    (await listRegistrations(db, event.id, { ...page, search, showEmails })).rows.map(
      ({ name }) => name,
    )

  for (const search of ['ari', 'SARI', '0%', 'ri_w', sari.ticket.shortCode.toLowerCase()]) {
    expect(await found(search)).toEqual(['Sari 100%'])
  }
  expect(await found('sari%w')).toEqual([])
  expect(await found('ri_w', false)).toEqual([])
  expect(await found('sari_w@CONTOH.id', false)).toEqual(['Sari 100%'])
  expect(await found('')).toHaveLength(2)
})

test('a search for three letters asks the indexes of names and addresses, not all visitors', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  await sql`
    insert into registration (id, event_id, name, email, visit_on, group_size, link_hash, form_key, consented_at)
    select gen_random_uuid(), ${event.id}::uuid, md5(n::text), md5(n::text || 'a') || '@contoh.id', '2026-08-08', 1,
      sha256(n::text::bytea), gen_random_uuid(), now()
    from generate_series(1, 5000) n`.execute(db)
  await sql`vacuum analyze registration`.execute(db)

  for (const showEmails of [true, false]) {
    const plan = await db.transaction().execute(async (trx) => {
      // A small table is read whole, whatever indexes it has.
      await sql`set local enable_seqscan = off`.execute(trx)
      const filter = { day: undefined, search: 'sari', showEmails }
      return selectRegistrations(trx, event.id, filter).select('registration.id').explain('json')
    })
    const text = JSON.stringify(plan)
    expect(text).toContain('registration_name_trgm_idx')
    expect(text).toContain('registration_email_trgm_idx')
    expect(text).not.toContain('Seq Scan')
  }
})
