import { expect, test, vi } from 'vitest'
import { createTestDb } from '#tests/support/test-db.ts'

test('attempts over the limit are refused for a while, each key by itself, and no key is readable', async () => {
  await using db = await createTestDb()
  vi.stubEnv('DATABASE_URL', db.url)
  const { limit } = await import('./rate-limit.server.ts')
  const { pool } = await import('#app/db.server.ts')

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

  await pool.end()
})
