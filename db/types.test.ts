import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { createTestDb } from '#tests/support/test-db.ts'
import { generateTypes } from './generate-types.ts'

test('the types in db/types.ts are those of the live schema', async () => {
  await using db = await createTestDb()

  const committed = await readFile('db/types.ts', 'utf8')

  expect(committed, 'run npm run db:types').toEqual(await generateTypes(db.url))
})
