import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createAuth } from '#app/features/people/auth.server.ts'
import { createEvent, createGate, createStage } from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { demonstrationAccounts, demonstrationPassword, fillAccounts } from './accounts.ts'

test('there is one demonstration account for each role', async () => {
  await using db = await createTestDb()
  const { rows } = await sql<{ role: string }>`
    select unnest(enum_range(null::role_name))::text as role
  `.execute(db)
  expect(demonstrationAccounts.map(({ role }) => role).sort()).toEqual(
    rows.map(({ role }) => role).sort(),
  )
})

test('each signs in with the common password, and a second filling changes nothing', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  await createGate(db, { eventId: event.id })
  await createStage(db, { eventId: event.id })
  const fill = () => db.transaction().execute((trx) => fillAccounts(trx, { slug: event.slug }))

  await fill()
  await fill()

  const auth = createAuth(db, { origin: 'http://localhost:3000', secret: 's'.repeat(32) })
  const signedIn = await auth.api.signInEmail({
    body: { email: 'pintu@gelar.test', password: demonstrationPassword },
  })
  expect(signedIn).toMatchObject({ user: { email: 'pintu@gelar.test' } })
  const roles = await db
    .selectFrom('roleGrant')
    .innerJoin('user', 'user.id', 'roleGrant.userId')
    .select(['role', 'email'])
    .orderBy('email')
    .execute()
  // Nobody has a booth at this festival, so nobody is an officer, a coordinator or a cashier.
  expect(roles).toEqual(
    [
      { role: 'administrator', email: 'admin@gelar.test' },
      { role: 'auditor', email: 'auditor@gelar.test' },
      { role: 'organizer', email: 'panitia@gelar.test' },
      { role: 'stage_manager', email: 'panggung@gelar.test' },
      { role: 'gate_crew', email: 'pintu@gelar.test' },
    ].sort((a, b) => a.email.localeCompare(b.email)),
  )
})
