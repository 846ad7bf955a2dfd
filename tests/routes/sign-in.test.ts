import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createUser } from '#tests/support/factories.ts'
import { startTestApp, type TestApp } from '#tests/support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
beforeEach(async () => {
  await app.db.deleteFrom('rateLimit').execute()
})
afterAll(() => app.close())

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  app.fetch(`${path}.data`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Sec-Fetch-Site': 'same-origin',
      ...headers,
    },
    body: new URLSearchParams(fields).toString(),
  })

const attempt = async (email: string, password: string, headers?: Record<string, string>) => {
  const answer = await post('/masuk', { email, password }, headers)
  return { status: answer.status, body: await answer.text(), headers: answer.headers }
}

const rightPassword = 'kopi lombok pagi'

/** Somebody with a password, and how their address is written. */
async function createPerson(): Promise<string> {
  await app.signIn()
  const { email } = await app.db
    .selectFrom('account')
    .innerJoin('user', 'user.id', 'account.userId')
    .select('user.email')
    .orderBy('user.createdAt', 'desc')
    .executeTakeFirstOrThrow()
  return email
}

test('guessing against one account is stopped, for an address that nobody has alike', async () => {
  const { email } = await createUser(app.db)
  for (const address of [email, 'tidak-ada@contoh.id']) {
    for (let count = 0; count < 10; count += 1) {
      expect((await attempt(address, 'salah sekali')).body).toContain('signInWrong')
    }
    const stopped = await attempt(address, 'salah sekali')
    expect(stopped.status).toBe(429)
    expect(Number(stopped.headers.get('Retry-After'))).toBeGreaterThan(800)
    expect(stopped.body).toContain('tooManyAttempts')
  }
})

test('wrong passwords of a stranger in the same network do not lock the owner out, on a known device or a new one', async () => {
  const email = await createPerson()
  const owner = { 'User-Agent': 'Chrome on the desk' }
  const first = await attempt(email, rightPassword, owner)
  const known = first.headers.getSetCookie().find((cookie) => cookie.startsWith('gelar_dikenal='))
  expect(known).toMatch(/; Path=\/masuk; Max-Age=31536000; HttpOnly; SameSite=Lax$/)
  const desk = { ...owner, Cookie: known?.split(';')[0] ?? '' }

  const stranger = { 'User-Agent': 'curl' }
  for (let count = 0; count <= 10; count += 1) await attempt(email, 'salah sekali', stranger)
  expect((await attempt(email, rightPassword, stranger)).status).toBe(429)
  expect((await attempt(email, rightPassword, { 'User-Agent': 'Firefox' })).status).toBe(202)

  // As if they had gone on all day.
  await app.db.updateTable('rateLimit').set({ points: 1000 }).execute()
  expect((await attempt(email, rightPassword, { 'User-Agent': 'Firefox' })).status).toBe(429)
  const again = await attempt(email, rightPassword, desk)
  expect(again.status).toBe(202)
  expect(again.headers.getSetCookie().join()).not.toContain('gelar_dikenal')
})

test('a known device is counted too, and is known for its own account alone', async () => {
  const [email, other] = [await createPerson(), await createPerson()]
  const first = await attempt(email, rightPassword, { 'User-Agent': 'a' })
  const cookie = first.headers.getSetCookie().find((set) => set.startsWith('gelar_dikenal='))
  const known = { 'User-Agent': 'a', Cookie: cookie?.split(';')[0] ?? '' }
  for (let count = 0; count < 10; count += 1) {
    expect((await attempt(email, 'salah sekali', known)).status).toBe(409)
  }
  expect((await attempt(email, rightPassword, known)).status).toBe(429)
  for (let count = 0; count < 10; count += 1) await attempt(other, 'salah sekali', known)
  expect((await attempt(other, rightPassword, { 'User-Agent': 'a' })).status).toBe(429)
})

test('signing in rightly does not use the attempts up', async () => {
  const email = await createPerson()
  for (let count = 0; count < 12; count += 1) {
    expect((await attempt(email, rightPassword)).status).toBe(202)
  }
})

test('asking for a new password is answered alike whether or not somebody has the address', async () => {
  const { email } = await createUser(app.db)
  const known = await post('/lupa-sandi', { email })
  const unknown = await post('/lupa-sandi', { email: 'tidak-ada@contoh.id' })

  expect(known.status).toBe(unknown.status)
  expect((await known.text()).replace(email, '')).toBe(
    (await unknown.text()).replace('tidak-ada@contoh.id', ''),
  )
  const mails = await app.db.selectFrom('outboxMessage').select('toAddress').execute()
  expect(mails).toEqual([{ toAddress: email }])
})

test('a way back that leads to another site is not followed', async () => {
  const headers = await app.signIn()
  for (const path of ['/masuk', '/masuk/lanjut']) {
    const answer = await app.fetch(`${path}?lanjut=https://evil.example/`, { headers })
    expect(answer.headers.get('Location')).toBe('/')
  }
})
