import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { ClientBase, Pool } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { FileStore } from '#app/features/files/disk-store.server.ts'
import { fileStore } from '#app/features/files/file-store.server.ts'
import { createPool } from '#db/connect.server.ts'
import { loadMigrations, migrateToLatest } from '#db/migrate.ts'
import { BackupTrouble, backupTroubleOf } from './backup-trouble.ts'
import { checkBackup } from './check-backup.server.ts'
import { IncomingFiles } from './incoming-files.server.ts'
import { inArchive, type Manifest } from './manifest.ts'
import { readArchive } from './read-archive.server.ts'
import { quoted, readForeignKeys, readTables } from './read-schema.server.ts'
import { dropAside, setSchemaAside, takeBack, takeRestoreTurn } from './set-aside.server.ts'

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

export type Restored = {
  madeAt: string
  version: string
  rows: number
  files: number
  /** Keys of uploaded files that were lost already when the backup was made. */
  lost: ReadonlyArray<string>
}

type Known = Awaited<ReturnType<typeof loadMigrations>>

/**
 * Makes a database what it was when the backup was written, with its files and its secret, then brings it to the schema of
 * this version. The backup is read to its end before anything is touched. What is there is set aside and removed in the
 * transaction that brings the new rows: a restore that fails, wherever it does, leaves what was there. Mails that waited
 * are kept in the outbox and not sent, since they may have gone out after the backup. Throws a `BackupTrouble` for
 * whatever is no bug.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  try {
    return await restore(options)
  } catch (error) {
    throw backupTroubleOf(error, options.from)
  }
}

async function restore(options: RestoreOptions): Promise<Restored> {
  const manifest = await checkBackup(options.from)
  const known = await loadMigrations()
  const unknown = manifest.migrations.filter((name) => !(name in known))
  if (unknown.length > 0) {
    throw new BackupTrouble(
      `Cadangan ini dibuat oleh Gelar yang lebih baru (${manifest.version}); pasang versi itu dahulu.`,
      `This backup was made by a newer Gelar (${manifest.version}); install that one first.`,
    )
  }
  const incoming = new IncomingFiles(options.files ?? fileStore, options.dataDir)
  const pool = createPool(options.url, { max: 2 })
  try {
    await replaceRows(pool, manifest, known, options, incoming)
  } finally {
    await pool.end()
  }
  try {
    await incoming.settle()
    await migrateToLatest(options.url)
  } catch (cause) {
    throw new BackupTrouble(
      `Data sudah dipulihkan, tetapi langkah terakhir gagal (${String(cause)}). Jalankan perintah yang sama lagi.`,
      `The data is restored, but the last step failed (${String(cause)}). Run the same command again.`,
      { cause },
    )
  }
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  const { madeAt, version, files, lost = [] } = manifest
  return { madeAt, version, rows, files: files.length, lost }
}

async function replaceRows(
  pool: Pool,
  manifest: Manifest,
  known: Known,
  options: RestoreOptions,
  incoming: IncomingFiles,
): Promise<void> {
  const keeper = await pool.connect()
  try {
    await makeRoom(keeper, options.replace)
    try {
      const then = Object.fromEntries(
        Object.entries(known).filter(([name]) => manifest.migrations.includes(name)),
      )
      await migrateToLatest(options.url, { load: async () => then })
      const client = await pool.connect()
      try {
        await fillIn(client, manifest, options.from, incoming)
      } finally {
        // A transaction that was cut off ends with its connection.
        client.release(true)
      }
    } catch (error) {
      await incoming.undo()
      await putBack(keeper, error)
      throw error
    }
  } finally {
    keeper.release(true)
  }
}

async function putBack(keeper: ClientBase, reason: unknown): Promise<void> {
  try {
    await takeBack(keeper)
  } catch {
    throw new BackupTrouble(
      `Pemulihan gagal (${String(reason)}). Data lama masih ada dan kembali saat Gelar dinyalakan lagi.`,
      `The restore failed (${String(reason)}). The data of before is still there and comes back when Gelar is started.`,
      { cause: reason },
    )
  }
}

/** A running Gelar holds at least the connection on which it listens, whatever its pools do. */
async function makeRoom(client: ClientBase, replace: boolean): Promise<void> {
  const others = await client.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and application_name like 'gelar%' and pid <> pg_backend_pid()`,
  )
  if ((others.rows[0]?.count ?? 0) > 0 || !(await takeRestoreTurn(client))) {
    throw new BackupTrouble(
      'Gelar sedang berjalan pada basis data ini; hentikan dahulu.',
      'Gelar is running on this database; stop it first.',
    )
  }
  // Of a restore that was killed.
  await takeBack(client)
  if ((await readTables(client)).length === 0) return
  if (!replace) {
    throw new BackupTrouble(
      'Basis data tidak kosong. Dengan --replace semua isinya diganti.',
      'The database is not empty. With --replace everything in it is replaced.',
    )
  }
  await setSchemaAside(client)
}

async function fillIn(
  client: ClientBase,
  manifest: Manifest,
  from: string,
  incoming: IncomingFiles,
): Promise<void> {
  const shapes = await readTables(client)
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

  for await (const { name, content } of readArchive(from)) {
    await takeIn(client, manifest, name, content, incoming)
  }

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
  await dropAside(client)
  await client.query('commit')
  await client.query('analyze')
}

/** Parts that belong to nothing are read over. */
async function takeIn(
  client: ClientBase,
  manifest: Manifest,
  name: string,
  content: Readable,
  incoming: IncomingFiles,
): Promise<void> {
  const table = manifest.tables.find((each) => inArchive.table(each.name) === name)
  const file = manifest.files.find(({ key }) => inArchive.file(key) === name)
  const kept = manifest.kept.find((each) => inArchive.kept(each) === name)
  if (table) {
    const into = client.query(
      copyFrom(`copy ${quoted(table.name)} (${table.columns.map(quoted).join(', ')}) from stdin`),
    )
    await pipeline(content, createGunzip(), into)
  } else if (file) {
    // No uploaded file is larger than a few megabytes, and a bucket wants to know how large it is.
    await incoming.put(file.key, await buffer(content))
  } else if (kept !== undefined) {
    await incoming.hold(kept, content)
  } else {
    content.resume()
  }
}
