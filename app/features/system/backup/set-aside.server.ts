import type { ClientBase } from 'pg'
import { quoted } from './read-schema.server.ts'

/** The schemas of a database that is being replaced, and what they are called until the new rows are in. */
const aside = { public: 'gelar_before_restore', graphile_worker: 'graphile_worker_before_restore' }

/** The migrator looks for its tables in all schemas, so those set aside get other names too. */
const migratorTables = ['kysely_migration', 'kysely_migration_lock']

/**
 * Makes room for a restore without removing anything: what is there gets other names, and an empty schema takes its
 * place. `dropAside` or `takeBack` ends it.
 */
export async function setSchemaAside(client: ClientBase): Promise<void> {
  await inOne(client, async () => {
    for (const [name, other] of Object.entries(aside)) {
      if (await exists(client, name)) await rename(client, name, other)
    }
    for (const table of migratorTables) {
      await renameTable(client, table, `${table}_before_restore`)
    }
    await client.query('create schema public')
    await moveExtensions(client, aside.public, 'public')
  })
}

/** Removes what was set aside. Belongs into the transaction that brings the new rows: there are the old ones or the new. */
export async function dropAside(client: ClientBase): Promise<void> {
  for (const name of Object.values(aside)) {
    await client.query(`drop schema if exists ${quoted(name)} cascade`)
  }
}

/** Puts back what a restore set aside and did not replace; answers whether there was any. */
export async function takeBack(client: ClientBase): Promise<boolean> {
  if (!(await exists(client, aside.public))) return false
  await inOne(client, async () => {
    await moveExtensions(client, 'public', aside.public)
    for (const table of migratorTables) {
      await renameTable(client, `${table}_before_restore`, table)
    }
    for (const [name, other] of Object.entries(aside)) {
      await client.query(`drop schema if exists ${quoted(name)} cascade`)
      if (await exists(client, other)) await rename(client, other, name)
    }
  })
  return true
}

/** The turn of a restore, held as long as the connection: nothing is taken back under one that is at work. */
const TURN = "hashtextextended('gelar restore', 0)"

export async function takeRestoreTurn(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    `select pg_try_advisory_lock(${TURN}) as taken`,
  )
  return rows[0]?.taken === true
}

export async function waitForRestoreTurn(
  client: ClientBase,
  say: (text: string) => void,
): Promise<void> {
  if (await takeRestoreTurn(client)) return
  say('Menunggu pemulihan oleh proses lain / Waiting for a restore by another process …')
  await client.query('set statement_timeout = 0')
  await client.query(`select pg_advisory_lock(${TURN})`)
}

async function inOne(client: ClientBase, work: () => Promise<void>): Promise<void> {
  await client.query('begin')
  try {
    await client.query('set local statement_timeout = 0')
    await client.query('set local lock_timeout = 0')
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function exists(client: ClientBase, schema: string): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_namespace where nspname = $1', [schema])
  return rowCount === 1
}

async function rename(client: ClientBase, from: string, to: string): Promise<void> {
  await client.query(`alter schema ${quoted(from)} rename to ${quoted(to)}`)
}

async function renameTable(client: ClientBase, from: string, to: string): Promise<void> {
  await client.query(
    `alter table if exists ${quoted(aside.public)}.${quoted(from)} rename to ${quoted(to)}`,
  )
}

/** A database has each extension once; types and operators that tables use go along by themselves. */
async function moveExtensions(client: ClientBase, from: string, to: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'select extname as name from pg_extension where extnamespace = $1::regnamespace order by 1',
    [quoted(from)],
  )
  for (const { name } of rows) {
    await client.query(`alter extension ${quoted(name)} set schema ${quoted(to)}`)
  }
}
