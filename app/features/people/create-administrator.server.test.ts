import { expect, test } from 'vitest'
import { createUser } from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { createAuth } from './auth.server.ts'
import { createAdministrator } from './create-administrator.server.ts'
import { findPasswordLink } from './password-links.server.ts'

test('an administrator made with a password signs in by it', async () => {
  await using db = await createTestDb()
  const email = 'ratna@contoh.id'

  await createAdministrator(db, { email, name: 'Ratna', password: 'kata sandi pertama' })
  const again = await createAdministrator(db, { email, name: 'R', password: 'kata sandi kedua' })

  const auth = createAuth(db, { origin: 'http://localhost:3000', secret: 's'.repeat(32) })
  const signIn = (password: string) => auth.api.signInEmail({ body: { email, password } })
  await expect(signIn('kata sandi pertama')).rejects.toThrow()
  expect(await signIn('kata sandi kedua')).toMatchObject({ user: { name: 'Ratna' } })
  const grants = await db.selectFrom('roleGrant').select(['userId', 'role']).execute()
  expect(grants).toEqual([{ userId: 'userId' in again ? again.userId : '', role: 'administrator' }])
})

test('without a password there is a link to choose it', async () => {
  await using db = await createTestDb()
  await createUser(db, { email: 'ratna@contoh.id', name: 'Ratna' })

  const made = await createAdministrator(db, { email: 'Ratna@contoh.id', name: 'Ratna' })

  const link = new URL('link' in made ? (made.link ?? '') : '')
  expect(link.pathname).toBe('/atur-sandi')
  const found = await findPasswordLink(db, link.searchParams.get('kunci') ?? '')
  expect(found).toMatchObject({ email: 'ratna@contoh.id' })
})

test('a short password or a wrong address makes nobody an administrator', async () => {
  await using db = await createTestDb()
  const refused = await createAdministrator(db, { email: 'ratna', name: 'Ratna', password: 'x' })
  expect(refused).toEqual({ problem: expect.stringContaining('email, password') })
  expect(await db.selectFrom('user').select('id').execute()).toEqual([])
})
