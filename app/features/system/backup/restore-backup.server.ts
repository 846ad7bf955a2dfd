import { createReadStream } from 'node:fs'
import { mkdir, open, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { extract } from 'tar-stream'
import type { FileStore } from '#app/features/files/disk-store.server.ts'
import { fileStore } from '#app/features/files/file-store.server.ts'
import { createPool } from '#db/connect.server.ts'
import { loadMigrations, migrateToLatest } from '#db/migrate.ts'
import { inArchive, Manifest } from './manifest.ts'
import { quoted, readForeignKeys, readTables } from './read-schema.server.ts'

/** What stands in the way of a restore, in a sentence for who asked for it. */
class RestoreError extends Error {
  override readonly name = 'RestoreError'
}

export type RestoreOptions = {
  from: string
  /** The database to fill. */
  url: string
  /** Where the secret and the authority go. */
  dataDir: string
  /** Removes what the database holds; without it only an empty one is filled. */
  replace: boolean
  /** Where the uploaded files go. */
  files?: FileStore
}

export type Restored = { madeAt: string; version: string; rows: number; files: number }

/**
 * Makes a database what it was when the backup was written, with its files and its secret, then brings it to the schema of
 * this version. All rows come in one transaction: a restore that fails leaves an empty schema. Mails that waited are kept
 * in the outbox and not sent, since they may have gone out after the backup.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const manifest = await readManifest(options.from)
  const known = await loadMigrations()
  const unknown = manifest.migrations.filter((name) => !(name in known))
  if (unknown.length > 0) {
    throw new RestoreError(
      `This backup was made by a newer Gelar (${manifest.version}); install that one first.`,
    )
  }
  const pool = createPool(options.url, { max: 1 })
  try {
    const client = await pool.connect()
    try {
      await makeRoom(client, options.replace)
      const then = Object.fromEntries(
        Object.entries(known).filter(([name]) => manifest.migrations.includes(name)),
      )
      await migrateToLatest(options.url, { load: async () => then })
      await fillIn(client, manifest, options)
    } finally {
      client.release(true)
    }
  } finally {
    await pool.end()
  }
  await migrateToLatest(options.url)
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  return { madeAt: manifest.madeAt, version: manifest.version, rows, files: manifest.files.length }
}

/** The manifest alone, which stands first. */
async function readManifest(path: string): Promise<Manifest> {
  const file = await open(path, 'r')
  await file.close()
  const archive = createReadStream(path).pipe(extract())
  try {
    for await (const entry of archive) {
      if (entry.header.name !== inArchive.manifest) break
      return Manifest.parse(JSON.parse(await text(entry)))
    }
  } catch {
    // Said below: whatever is wrong with it, it is none of ours.
  } finally {
    archive.destroy()
  }
  throw new RestoreError(`${path} is not a backup of Gelar.`)
}

/** A running Gelar holds at least the connection on which it listens, whatever its pools do. */
async function makeRoom(client: ClientBase, replace: boolean): Promise<void> {
  const others = await client.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and application_name like 'gelar%' and pid <> pg_backend_pid()`,
  )
  if ((others.rows[0]?.count ?? 0) > 0) {
    throw new RestoreError('Gelar is running on this database; stop it first.')
  }
  if ((await readTables(client)).length === 0) return
  if (!replace) {
    throw new RestoreError(
      'The database is not empty. With --replace everything in it is removed first.',
    )
  }
  await client.query('drop schema if exists graphile_worker cascade')
  await client.query('drop schema public cascade')
  await client.query('create schema public')
}

async function fillIn(
  client: ClientBase,
  manifest: Manifest,
  options: RestoreOptions,
): Promise<void> {
  const shapes = await readTables(client)
  const missing = new Set([
    ...manifest.tables.map(({ name }) => inArchive.table(name)),
    ...manifest.files.map(({ key }) => inArchive.file(key)),
    ...manifest.kept.map(inArchive.kept),
  ])
  await client.query('begin')
  await client.query('set local statement_timeout = 0')
  await client.query('set local idle_in_transaction_session_timeout = 0')
  // The rows were right when they were written: keys are checked at the end, and nothing reacts to them twice.
  const foreignKeys = await readForeignKeys(client)
  for (const { table, name } of foreignKeys) {
    await client.query(`alter table ${quoted(table)} drop constraint ${quoted(name)}`)
  }
  for (const { name } of shapes) {
    await client.query(`alter table ${quoted(name)} disable trigger user`)
  }
  await client.query(`truncate ${shapes.map(({ name }) => quoted(name)).join(', ')}`)

  const archive = createReadStream(options.from).pipe(extract())
  for await (const entry of archive) {
    const { name } = entry.header
    if (missing.delete(name)) await takeIn(client, manifest, options, name, Readable.from(entry))
    else entry.resume()
  }
  if (missing.size > 0)
    throw new RestoreError(`The backup is cut off: ${[...missing][0]} is missing.`)

  for (const { table, name, definition } of foreignKeys) {
    await client.query(`alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`)
  }
  for (const { name } of shapes) {
    await client.query(`alter table ${quoted(name)} enable trigger user`)
  }
  for (const { name, last } of manifest.sequences) {
    if (last !== null) await client.query('select setval($1, $2)', [quoted(name), last])
  }
  await client.query(`update outbox_message set status = 'kept' where status = 'queued'`)
  await client.query('commit')
  await client.query('analyze')
}

async function takeIn(
  client: ClientBase,
  manifest: Manifest,
  { dataDir, files = fileStore }: RestoreOptions,
  name: string,
  entry: Readable,
): Promise<void> {
  const table = manifest.tables.find((each) => inArchive.table(each.name) === name)
  if (table) {
    const into = client.query(
      copyFrom(`copy ${quoted(table.name)} (${table.columns.map(quoted).join(', ')}) from stdin`),
    )
    await pipeline(entry, createGunzip(), into)
    if (into.rowCount !== table.rows) {
      throw new RestoreError(
        `The backup is damaged: ${table.name} has ${into.rowCount} rows, not ${table.rows}.`,
      )
    }
    return
  }
  const file = manifest.files.find(({ key }) => inArchive.file(key) === name)
  if (file) {
    // No uploaded file is larger than a few megabytes, and a bucket wants to know how large it is.
    const bytes = await buffer(entry)
    if (bytes.byteLength !== file.bytes) {
      throw new RestoreError(`The backup is damaged: ${file.key} has ${bytes.byteLength} bytes.`)
    }
    await files.put(file.key, bytes)
    return
  }
  const kept = manifest.kept.find((each) => inArchive.kept(each) === name)
  if (kept === undefined) return
  const path = join(dataDir, kept)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(path, entry, { mode: 0o600 })
}
