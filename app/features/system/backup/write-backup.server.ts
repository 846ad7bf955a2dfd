import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { ClientBase } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type Pack, pack } from 'tar-stream'
import type { FileStore } from '#app/features/files/disk-store.server.ts'
import { fileStore } from '#app/features/files/file-store.server.ts'
import { Turns } from '#app/lib/turns.ts'
import { createPool } from '#db/connect.server.ts'
import { inArchive, Manifest, type Sums } from './manifest.ts'
import { quoted, readMigrations, readSequences, readTables } from './read-schema.server.ts'

export type BackupOptions = {
  /** The file to write. It appears when it is whole, readable by its owner alone. */
  to: string
  /** Whose secret and authority are taken along. */
  dataDir: string
  version: string
  now: Date
  /** Where the uploaded files are. */
  files?: FileStore
}

export type Written = {
  bytes: number
  rows: number
  files: number
  /** Keys of uploaded files that are no longer in their store, and so not in the backup. */
  lost: ReadonlyArray<string>
}

/**
 * Writes everything of an installation into one file: the rows of all tables as they were at one moment, the uploaded files
 * that those rows name, and the secret. Gelar may run meanwhile. What the store has lost is named; all else is worth keeping
 * without it. Waiting jobs are not taken along: what they wait for
 * stands in the tables.
 */
export async function writeBackup(url: string, options: BackupOptions): Promise<Written> {
  const scratch = await mkdtemp(join(dirname(options.to), '.backup-'))
  try {
    const manifest = await copyOut(url, scratch, options)
    const half = join(scratch, 'whole.tar')
    const archive = pack()
    const written = pipeline(archive, createWriteStream(half, { mode: 0o600 }))
    await Promise.all([fill(archive, manifest, scratch, options), written])
    await makeDurable(half)
    await rename(half, options.to)
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    const { size: bytes } = await stat(options.to)
    return { bytes, rows, files: manifest.files.length, lost: manifest.lost ?? [] }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** The rows of all tables into files of `scratch`, all of one moment. */
async function copyOut(url: string, scratch: string, options: BackupOptions): Promise<Manifest> {
  const pool = createPool(url, { max: 1 })
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local statement_timeout = 0')
    await client.query('set local idle_in_transaction_session_timeout = 0')
    const tables: Manifest['tables'] = []
    for (const { name, columns } of await readTables(client)) {
      const rows = await copyTable(client, name, columns, join(scratch, `${name}.copy.gz`))
      tables.push({ name, columns, rows })
    }
    const { rows: files } = await client.query<{ key: string }>(
      'select store_key as key from stored_file order by 1',
    )
    const { there, lost } = await measureFiles(
      files.map(({ key }) => key),
      options.files ?? fileStore,
    )
    const manifest: Manifest = {
      gelar: 'backup',
      format: 1,
      madeAt: options.now.toISOString(),
      version: options.version,
      migrations: await readMigrations(client),
      tables,
      sequences: await readSequences(client),
      files: there,
      lost,
      kept: await listKept(options.dataDir),
      sums: true,
    }
    await client.query('commit')
    return manifest
  } finally {
    // A transaction that was cut off ends with its connection.
    client.release(true)
    await pool.end()
  }
}

async function copyTable(
  client: ClientBase,
  name: string,
  columns: string[],
  path: string,
): Promise<number> {
  const source = client.query(
    copyTo(`copy ${quoted(name)} (${columns.map(quoted).join(', ')}) to stdout`),
  )
  await pipeline(source, createGzip({ level: 6 }), createWriteStream(path, { mode: 0o600 }))
  return source.rowCount
}

/** How many files are asked about at once: a bucket takes its time for each. */
const ASKED_AT_ONCE = 16

async function measureFiles(
  keys: ReadonlyArray<string>,
  store: FileStore,
): Promise<{ there: Manifest['files']; lost: string[] }> {
  const turns = new Turns(ASKED_AT_ONCE)
  const sizes = await Promise.all(
    keys.map((key) => turns.within(async () => ({ key, bytes: await store.findSize(key) }))),
  )
  return {
    there: sizes.flatMap(({ key, bytes }) => (bytes === undefined ? [] : [{ key, bytes }])),
    lost: sizes.flatMap(({ key, bytes }) => (bytes === undefined ? [key] : [])),
  }
}

/** Files of the data folder without which the rows are worth less; names relative to it. */
async function listKept(dataDir: string): Promise<string[]> {
  const inside = async (folder: string) =>
    (await readdir(join(dataDir, folder), { withFileTypes: true }).catch(() => [])).flatMap(
      (entry) => (entry.isFile() ? [join(folder, entry.name)] : []),
    )
  const secret = (await inside('.')).filter((name) => name === 'secret')
  return [...secret, ...(await inside('lan'))]
}

async function fill(
  archive: Pack,
  manifest: Manifest,
  scratch: string,
  { dataDir, files = fileStore }: BackupOptions,
): Promise<void> {
  const sums: Sums = {}
  const add = async (name: string, size: number, source: Readable) => {
    const hash = createHash('sha256')
    const hashed = async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk)
        yield chunk
      }
    }
    await pipeline(source, hashed, archive.entry({ name, size, mode: 0o600 }))
    sums[name] = hash.digest('hex')
  }
  const addText = (name: string, text: string) =>
    add(name, Buffer.byteLength(text), Readable.from([Buffer.from(text)]))
  const addFile = async (name: string, path: string) =>
    add(name, (await stat(path)).size, createReadStream(path))
  try {
    await addText(inArchive.manifest, JSON.stringify(Manifest.parse(manifest), null, 2))
    for (const name of manifest.kept) await addFile(inArchive.kept(name), join(dataDir, name))
    for (const { name } of manifest.tables) {
      await addFile(inArchive.table(name), join(scratch, `${name}.copy.gz`))
    }
    for (const { key, bytes } of manifest.files) {
      await add(inArchive.file(key), bytes, Readable.from([await files.get(key)]))
    }
    await addText(inArchive.sums, JSON.stringify(sums, null, 2))
    archive.finalize()
  } catch (error) {
    archive.destroy(error instanceof Error ? error : new Error(String(error)))
    throw error
  }
}

/** A file that survives when the power fails right after. */
async function makeDurable(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
