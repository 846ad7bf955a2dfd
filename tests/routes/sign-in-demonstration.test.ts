import { afterEach, expect, test } from 'vitest'
import { fillAccounts } from '#db/seed/accounts.ts'
import { createEvent } from '#tests/support/factories.ts'
import { createAppDb } from '#tests/support/test-db.ts'

afterEach(() => {
  process.env.GELAR_DEMONSTRATION = ''
})

test('the sign-in page offers the accounts of the demonstration where they are, and not before', async () => {
  process.env.GELAR_DEMONSTRATION = '1'
  await using db = await createAppDb()
  const { loader } = await import('#app/routes/account/sign-in.tsx')
  const offered = async () => {
    const request = new Request('http://localhost/masuk')
    const { demonstration } = await loader({ request, params: {}, context: {} as never })
    return demonstration?.accounts.map(({ role }) => role)
  }

  expect(await offered()).toBeUndefined()
  const { slug } = await createEvent(db)
  await db.transaction().execute((trx) => fillAccounts(trx, { slug }))
  expect(await offered()).toEqual(['administrator', 'organizer', 'auditor'])
})
