import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { createDb, createPool, type Db } from '#db/connect.server.ts'

export type TestDb = Db & AsyncDisposable & { url: string; pool: pg.Pool }

async function asAdmin(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/**
 * An empty database of its own with the newest schema, a copy of the migrated template.
 * `await using` drops it at the end of the test.
 */
export async function createTestDb(): Promise<TestDb> {
  const adminUrl = inject('adminUrl')
  const name = `test_${randomBytes(8).toString('hex')}`
  await asAdmin(adminUrl, `create database ${name} template gelar`)
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  const pool = createPool(url.href)
  const db = createDb(pool)
  return Object.assign(db, {
    url: url.href,
    pool,
    async [Symbol.asyncDispose]() {
      await db.destroy()
      await asAdmin(adminUrl, `drop database ${name} with (force)`)
    },
  })
}
