import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillAccounts } from '#db/seed/accounts.ts'
import { createEvent } from '#tests/support/factories.ts'
import { startTestApp, type TestApp } from '#tests/support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  process.env.GELAR_DEMONSTRATION = '1'
  app = await startTestApp()
}, 60_000)
afterAll(async () => {
  process.env.GELAR_DEMONSTRATION = ''
  await app.close()
})

const offered = async () => (await (await app.fetch('/masuk.data')).text()).includes('@gelar.test')

test('the sign-in page offers the accounts of the demonstration where they are, and not before', async () => {
  expect(await offered()).toBe(false)
  const { slug } = await createEvent(app.db)
  await app.db.transaction().execute((trx) => fillAccounts(trx, { slug }))
  expect(await offered()).toBe(true)
})
