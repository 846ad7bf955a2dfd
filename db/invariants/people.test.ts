import { expect, test } from 'vitest'
import { createEvent, createUser, grantRole } from '#tests/support/factories.ts'
import { refusedBy } from '#tests/support/refused-by.ts'
import { createTestDb } from '#tests/support/test-db.ts'

test('a role is granted on exactly what it is about', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const user = await createUser(db)

  const grants = await Promise.all([
    refusedBy(grantRole(db, { userId: user.id, role: 'organizer', eventId: event.id })),
    refusedBy(grantRole(db, { userId: user.id, role: 'organizer' })),
    refusedBy(grantRole(db, { userId: user.id, role: 'administrator', eventId: event.id })),
    refusedBy(grantRole(db, { userId: user.id, role: 'cashier', eventId: event.id })),
  ])

  expect(grants).toEqual([
    'accepted',
    'role_grant_scope_matches_role',
    'role_grant_scope_matches_role',
    'role_grant_scope_matches_role',
  ])
})
