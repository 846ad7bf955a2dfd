import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createTestDb } from '#tests/support/test-db.ts'
import { migrateToLatest } from './migrate.ts'

const nothing = { up: async () => {} }

test('a version starts on a database that the next one has migrated, and leaves it as it is', async () => {
  await using db = await createTestDb()
  const ran = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
    db,
  )
  const names = ran.rows.map(({ name }) => name)
  const former = Object.fromEntries(names.slice(0, -1).map((name) => [name, nothing]))

  expect(await migrateToLatest(db.url, async () => former)).toEqual([])

  const stranger = { ...former, '20200101T0000-elsewhere': nothing }
  await expect(migrateToLatest(db.url, async () => stranger)).rejects.toThrow(/missing/)
  const after = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  expect(after.rows).toHaveLength(names.length)
})
