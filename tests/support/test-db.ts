import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject, vi } from 'vitest'
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
  // Copying files takes less than half the time of writing the copy to the log first.
  await asAdmin(adminUrl, `create database ${name} template gelar strategy file_copy`)
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

/**
 * A test database that the app's own pool uses too. The app holds one pool in its process, which finds its database when
 * its modules are loaded: those imported after this are loaded anew, so a test file imports them where it needs them. `through` leads the app there
 * by another address.
 */
export async function createAppDb(
  through: (url: string) => Promise<string> | string = (url) => url,
): Promise<TestDb> {
  const db = await createTestDb()
  vi.resetModules()
  process.env.DATABASE_URL = await through(db.url)
  const { closeDatabase } = await import('#app/db.server.ts')
  const drop = db[Symbol.asyncDispose].bind(db)
  return Object.assign(db, {
    async [Symbol.asyncDispose]() {
      await closeDatabase()
      await drop()
    },
  })
}
