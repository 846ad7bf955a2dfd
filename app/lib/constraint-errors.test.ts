import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createTestDb } from '#tests/support/test-db.ts'
import { constraintErrors, toDomainError } from './constraint-errors.server.ts'

test('every promise that has a sentence is one that the database makes', async () => {
  await using db = await createTestDb()
  const { rows } = await sql<{ name: string }>`
    select conname as name from pg_constraint union select indexname from pg_indexes
  `.execute(db)
  const names = new Set(rows.map(({ name }) => name))

  const unknown = Object.keys(constraintErrors).filter((name) => !names.has(name))

  expect(unknown).toEqual([])
})

test('a broken promise without a sentence of its own still becomes a refusal, a bug does not', () => {
  const broken = Object.assign(new Error(), { code: '23505', constraint: 'some_key' })

  expect(toDomainError(broken)?.key).toBe('alreadyExists')
  expect(toDomainError(new Error('bug'))).toBeUndefined()
})
