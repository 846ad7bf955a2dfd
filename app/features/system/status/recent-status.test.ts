import { expect, test } from 'vitest'
import { createDb, createPool } from '#db/connect.server.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { recentStatus } from './recent-status.server.ts'

test('all who ask at once, or a moment later, get one reading of the state', async () => {
  await using db = await createTestDb()

  const [one, other] = await Promise.all([recentStatus(db, 'a', 20_000), recentStatus(db, 'a', 0)])
  const later = await recentStatus(db, 'a', 20_000)
  const anew = await recentStatus(db, 'a', 0)

  expect(other).toBe(one)
  expect(later).toBe(one)
  expect(anew).not.toBe(one)
})

test('a reading that failed is not kept', async () => {
  const db = createDb(createPool('postgres://gelar@127.0.0.1:1/none'))
  const first = recentStatus(db, 'a', 20_000)
  await expect(first).rejects.toThrow()
  const second = recentStatus(db, 'a', 20_000)
  await expect(second).rejects.toThrow()
  expect(second).not.toBe(first)
  await db.destroy()
})
