import { expect, test } from 'vitest'
import { createAppDb } from '#tests/support/test-db.ts'

test('attempts over the limit are refused for a while, each key by itself, and no key is readable', async () => {
  await using db = await createAppDb()
  const { limit } = await import('./rate-limit.server.ts')

  const attempts = await Promise.all(
    Array.from({ length: 8 }, () => limit('sign-in:sari@example.id', 5, 60)),
  )
  expect(attempts.filter(({ allowed }) => allowed)).toHaveLength(5)
  const refused = attempts.find(({ allowed }) => !allowed)
  expect(refused).toMatchObject({ allowed: false, retryAfterSeconds: expect.any(Number) })
  expect(await limit('sign-in:budi@example.id', 5, 60)).toEqual({ allowed: true })
  const rows = await db.selectFrom('rateLimit').select('key').execute()
  expect(rows).toHaveLength(2)
  expect(JSON.stringify(rows)).not.toContain('example.id')
})
