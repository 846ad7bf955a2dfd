import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { createTestDb } from '#tests/support/test-db.ts'
import { describeTables } from './describe-tables.ts'

test('the map in docs/tables.md is that of the live schema', async () => {
  await using db = await createTestDb()

  const committed = await readFile('docs/tables.md', 'utf8')

  expect(committed, 'run npm run db:tables').toEqual(await describeTables(db.url))
})

test('a table without a subject is listed under Other', async () => {
  await using db = await createTestDb()
  await db.schema.createTable('unheard_of').addColumn('what', 'text').execute()

  const text = await describeTables(db.url)

  expect(text).toContain('## Other\n\n### `unheard_of`\n\n`what` text?\n')
})
