import { expect, test } from 'vitest'
import { loadReference } from '#db/seed/reference.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { rowsAsText } from './rows-text.server.ts'
import { readRows } from './rows-text.ts'

test('rows come back from their text as the query gives them, in its order', async () => {
  await using db = await createTestDb()
  await loadReference(db)
  const query = db
    .selectFrom('kanwil')
    .select(['code', 'name', 'timeZone', 'capitalCity', 'closedAt', 'latitude'])
    .orderBy('code', 'desc')
  const rows = await query.execute()
  expect(rows.length).toBeGreaterThan(30)
  expect(readRows(await rowsAsText(db, query))).toEqual(rows)
  expect(readRows(await rowsAsText(db, query.where('code', '=', '??')))).toEqual([])
})
