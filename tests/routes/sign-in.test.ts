import { afterAll, beforeAll, expect, test } from 'vitest'
import { createUser } from '#tests/support/factories.ts'
import { startTestApp, type TestApp } from '#tests/support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 60_000)
afterAll(() => app.close())

const post = (path: string, fields: Record<string, string>) =>
  app.fetch(`${path}.data`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Sec-Fetch-Site': 'same-origin',
    },
    body: new URLSearchParams(fields).toString(),
  })

const attempt = async (email: string, password: string) => {
  const answer = await post('/masuk', { email, password })
  return { status: answer.status, body: await answer.text() }
}

test('guessing against one account is stopped, for an address that nobody has alike', async () => {
  const { email } = await createUser(app.db)
  for (const address of [email, 'tidak-ada@contoh.id']) {
    for (let count = 0; count < 10; count += 1) {
      expect((await attempt(address, 'salah sekali')).body).toContain('signInWrong')
    }
    const stopped = await attempt(address, 'salah sekali')
    expect(stopped.status).toBe(409)
    expect(stopped.body).toContain('tooManyAttempts')
  }
}, 60_000)

test('signing in rightly does not use the attempts up', async () => {
  await app.signIn()
  const user = await app.db
    .selectFrom('account')
    .innerJoin('user', 'user.id', 'account.userId')
    .select('user.email')
    .executeTakeFirstOrThrow()
  for (let count = 0; count < 12; count += 1) {
    expect((await attempt(user.email, 'kopi lombok pagi')).status).toBe(202)
  }
}, 60_000)

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
