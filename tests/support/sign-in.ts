import type { Grant } from '#app/features/people/policy.ts'
import type { RoleName } from '#db/types.ts'
import { CookieJar } from './cookies.ts'
import { createUser, grantRole } from './factories.ts'
import type { TestDb } from './test-db.ts'

export type TestGrant = Partial<Grant> & { role: RoleName }

/**
 * Signs somebody new in who holds these roles; answers the headers of their requests. The app's own pool must
 * look at this database already.
 */
export async function signInWith(db: TestDb, ...grants: TestGrant[]): Promise<Headers> {
  const { auth } = await import('#app/features/people/auth.server.ts')
  const { createPasswordLink } = await import('#app/features/people/password-links.server.ts')
  const people = await import('#app/features/people/sign-in.server.ts')
  const { id, email } = await createUser(db)
  for (const grant of grants) await grantRole(db, { userId: id, ...grant })
  const password = 'kopi lombok pagi'
  const path = await db.transaction().execute((trx) => createPasswordLink(trx, id, 60))
  const token = new URL(path, 'http://localhost').searchParams.get('kunci') ?? ''
  await people.setPasswordByLink(auth, token, password)
  const jar = new CookieJar()
  jar.take((await people.signIn(auth, new Headers(), { email, password })).cookies)
  return jar.headers()
}
