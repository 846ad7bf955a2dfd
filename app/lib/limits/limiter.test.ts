import { expect, test } from 'vitest'
import { createAppDb } from '#tests/support/test-db.ts'

test('attempts over the limit are refused for a while, each by itself, and nothing counted is readable', async () => {
  await using db = await createAppDb()
  const { limiter } = await import('./limiter.server.ts')

  const attempts = await Promise.all(
    Array.from({ length: 8 }, () => limiter.count(['resetMail', 'sari@example.id'])),
  )
  expect(attempts.filter(({ allowed }) => allowed)).toHaveLength(5)
  const refused = attempts.find(({ allowed }) => !allowed)
  expect(refused).toMatchObject({ allowed: false, retryAfterSeconds: expect.any(Number) })
  expect(await limiter.count(['resetMail', 'budi@example.id'])).toEqual({ allowed: true })
  expect(await limiter.count(['confirmPassword', 'sari@example.id'])).toEqual({ allowed: true })
  const rows = await db.selectFrom('rateLimit').select('key').execute()
  expect(rows).toHaveLength(3)
  expect(JSON.stringify(rows)).not.toContain('example.id')
})

test('work that succeeds uses up no attempts, and what is refused says how long to wait', async () => {
  await using _db = await createAppDb()
  const { withinLimits } = await import('./limiter.server.ts')
  const counts = [
    ['resetMail', 'sari@example.id'],
    ['resetMailNetwork', '203.0.113.7'],
  ] as const
  const fail = async () => Promise.reject(new Error('wrong'))

  for (let time = 0; time < 7; time += 1) {
    expect(await withinLimits(counts, async () => 'in')).toBe('in')
  }
  for (let time = 0; time < 5; time += 1) {
    await expect(withinLimits(counts, fail)).rejects.toThrow('wrong')
  }
  await expect(withinLimits(counts, async () => 'in')).rejects.toMatchObject({
    key: 'tooManyAttempts',
    retryAfterSeconds: expect.any(Number),
    params: { minutes: 60 },
  })
})
