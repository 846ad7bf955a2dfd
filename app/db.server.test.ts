import { expect, test } from 'vitest'
import { createAppDb } from '#tests/support/test-db.ts'

test('a server that is out of connections says so, and goes on when one is free again', async () => {
  process.env.DATABASE_POOL_SIZE = '2'
  try {
    await using _ = await createAppDb()
    const { db, pool } = await import('./db.server.ts')
    const held = [await pool.connect(), await pool.connect()]
    await expect(db.selectFrom('event').select('id').execute()).rejects.toMatchObject({
      trouble: 'busy',
    })
    for (const connection of held) connection.release()
    expect(await db.selectFrom('event').select('id').execute()).toEqual([])
  } finally {
    delete process.env.DATABASE_POOL_SIZE
  }
})
