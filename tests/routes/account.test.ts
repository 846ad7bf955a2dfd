import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#tests/support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

function post(path: string, fields: Record<string, string>, cookies: Headers = new Headers()) {
  const headers = new Headers(cookies)
  headers.set('Content-Type', 'application/x-www-form-urlencoded')
  headers.set('Sec-Fetch-Site', 'same-origin')
  const url = new URL(path, 'http://localhost')
  const body = new URLSearchParams(fields).toString()
  return app.fetch(`${url.pathname}.data${url.search}`, { method: 'POST', headers, body })
}

test('the address of an account changes by the link mailed to the new one, from any browser', async () => {
  const here = await app.signIn()
  const wish = { intent: 'address', email: 'baru@contoh.id', current: 'kopi lombok pagi' }

  const wrong = await post('/akun', { ...wish, current: 'salah' }, here)
  expect(await wrong.text()).toContain('passwordWrong')
  expect(await app.db.selectFrom('outboxMessage').select('id').execute()).toEqual([])
  await post('/akun', wish, here)
  const { props } = await app.db
    .selectFrom('outboxMessage')
    .select('props')
    .where('template', '=', 'confirm-address')
    .executeTakeFirstOrThrow()
  const { path } = Object(props)

  // Looking at the page, as mail programs do, changes nothing.
  const page = await app.fetch(path.replace('?', '.data?'))
  expect(await page.text()).toContain('baru@contoh.id')
  const address = () => app.db.selectFrom('user').select('email').executeTakeFirstOrThrow()
  expect((await address()).email).not.toBe('baru@contoh.id')
  const elsewhere = await post(path, {})
  expect(await elsewhere.text()).toContain('/masuk')

  expect((await address()).email).toBe('baru@contoh.id')
  expect((await app.fetch('/akun.data', { headers: here })).status).toBe(202)
  expect(await (await post(path, {})).text()).toContain('linkExpired')
})

test('wrong codes against the second factor of a session are limited like wrong passwords', async () => {
  const here = await app.signIn()
  const attempt = { intent: 'end', password: 'salah sekali', code: '123456' }
  const answers: string[] = []
  for (let count = 0; count < 11; count += 1) {
    answers.push(await (await post('/akun/dua-langkah', attempt, here)).text())
  }
  expect(answers.filter((answer) => answer.includes('passwordWrong'))).toHaveLength(10)
  expect(answers.at(-1)).toContain('tooManyAttempts')
})
