import { expect, test } from 'vitest'
import { createTestDb } from '#tests/support/test-db.ts'
import { readStatus } from './read-status.server.ts'

test('the state of an installation names database, schema, queue and the last backup', async () => {
  await using db = await createTestDb()
  const made = { byteCount: 729_088, rowCount: 19_344, fileCount: 2 }
  await db
    .insertInto('backup')
    .values([
      { id: '0192d3a0-0000-7000-8000-000000000001', madeAt: new Date('2026-11-28'), ...made },
      { id: '0192d3a0-0000-7000-8000-000000000002', madeAt: new Date('2026-11-27'), ...made },
    ])
    .execute()
  await db.pool.query(
    `select graphile_worker.add_job('send-mail', '{}', run_at => now() - interval '1 hour')`,
  )

  const status = await readStatus(db, 'a-build')
  expect(status.backup).toEqual({ madeAt: new Date('2026-11-28'), ...made })
  expect(status.jobs).toMatchObject({ due: 1, planned: 0, givenUp: 0 })
  expect(status.jobs.oldestDueAt?.getTime()).toBeLessThan(Date.now() - 3_500_000)
  expect(status.database.bytes).toBeGreaterThan(1_000_000)
  expect(status.database.connections).toBeGreaterThan(0)
  expect(status.database.schema).toMatch(/^\d{8}T\d{4}-/)
  expect(status.build).toBe('a-build')
})
