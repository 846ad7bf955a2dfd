import { copyFile, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readEnv } from '#app/env.server.ts'
import { newId } from '#app/lib/ids.ts'
import { createClient, createDb, createPool, type Db } from '#db/connect.server.ts'
import { fillDemonstration } from '#db/seed/demo.ts'
import { startS3Server } from '#tests/support/s3-server.ts'
import { makeScratchFolder } from '#tests/support/scratch-folder.ts'
import { createAppDb, createTestDb, type TestDb } from '#tests/support/test-db.ts'
import { warnOfLost } from './lost-pictures.ts'
import { readTables } from './read-schema.server.ts'
import { setSchemaAside } from './set-aside.server.ts'
import { takeBackAbandoned } from './take-back-abandoned.server.ts'

let folder: string
let db: TestDb
let archive: string
const secret = 'a secret that seals the keys of tickets'

beforeAll(async () => {
  folder = await makeScratchFolder('gelar-backup-')
  process.env.GELAR_FILES_DIR = join(folder, 'files')
  db = await createAppDb()
  await fillDemonstration(db, {
    now: new Date(),
    secret: process.env.GELAR_SECRET ?? '',
    accounts: true,
  })
  const { storePicture } = await import('#app/features/files/store-picture.server.ts')
  const { id: exhibitorId } = await db
    .selectFrom('exhibitor')
    .select('id')
    .executeTakeFirstOrThrow()
  await storePicture(
    db,
    { bytes: Buffer.from('a picture'), contentType: 'image/webp', widthPx: 4, heightPx: 3 },
    { purpose: 'product_photo', exhibitorId },
    null,
  )
  await mkdir(join(folder, 'data', 'lan'), { recursive: true })
  await writeFile(join(folder, 'data', 'secret'), secret)
  await writeFile(join(folder, 'data', 'lan', 'authority.pem'), 'the authority')
  archive = join(folder, 'whole.tar')
  await write(archive)
})

afterAll(async () => {
  await db[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

async function write(to: string) {
  const { writeBackup } = await import('./write-backup.server.ts')
  const dataDir = join(folder, 'data')
  return writeBackup(db.url, { to, dataDir, version: '0.1.0', now: new Date() })
}

/** A number for each table that tells its rows apart from any others. */
async function contentsOf(database: Pick<TestDb, 'pool'>): Promise<Record<string, unknown>> {
  const client = await database.pool.connect()
  try {
    const contents: Record<string, unknown> = {}
    for (const { name } of await readTables(client)) {
      const { rows } = await client.query(
        `select count(*)::int as rows, md5(string_agg(t::text, chr(10) order by t::text)) as sum
         from "${name}" t`,
      )
      contents[name] = rows[0]
    }
    return contents
  } finally {
    client.release()
  }
}

/** All constraints and triggers, each with whether it is in force. */
async function rulesOf(database: Db) {
  const constraints = await sql<{ rule: string }>`
    select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated::text as rule
    from pg_constraint where connamespace = 'public'::regnamespace order by 1`.execute(database)
  const triggers = await sql<{ rule: string }>`
    select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text as rule
    from pg_trigger where not tgisinternal order by 1`.execute(database)
  return [...constraints.rows, ...triggers.rows].map(({ rule }) => rule)
}

/** All rows, rules, extensions and jobs of a database. Leaves it without a connection, as a restore wants it. */
async function stateOf(target: TestDb) {
  const pool = createPool(target.url, { application_name: 'test', max: 1 })
  const database = createDb(pool)
  const extensions = await sql`select extname, extnamespace::regnamespace::text from pg_extension
    order by 1`.execute(database)
  const jobs = await sql`select count(*) from graphile_worker._private_jobs`.execute(database)
  const contents = await contentsOf({ pool })
  const rules = await rulesOf(database)
  await database.destroy()
  return [contents, rules, extensions.rows, jobs.rows]
}

/** Into a database that nobody is connected to yet: the pool of a test opens when it is first asked. */
async function restoreInto(target: TestDb, { from = archive, replace = true } = {}) {
  const { restoreBackup } = await import('./restore-backup.server.ts')
  return restoreBackup({ from, url: target.url, dataDir: join(folder, 'elsewhere'), replace })
}

test('a festival restored elsewhere is the same to the last row, rule, picture and secret', async () => {
  await using target = await createTestDb()
  const before = await contentsOf(db)
  await rm(join(folder, 'files'), { recursive: true })

  const restored = await restoreInto(target)
  expect(restored.rows).toBeGreaterThan(1000)
  expect(restored.files).toBe(1)
  expect(await contentsOf(target)).toEqual(before)
  expect(await rulesOf(target)).toEqual(await rulesOf(db))
  for (const view of [
    'salesRollupDifference',
    'takingsRollupDifference',
    'passageRollupDifference',
  ] as const) {
    expect(await target.selectFrom(view).selectAll().execute()).toEqual([])
  }
  const { storeKey } = await target
    .selectFrom('storedFile')
    .select('storeKey')
    .executeTakeFirstOrThrow()
  expect(await readFile(join(folder, 'files', storeKey), 'utf8')).toBe('a picture')
  expect(await readFile(join(folder, 'elsewhere', 'secret'), 'utf8')).toBe(secret)
  expect(await readFile(join(folder, 'elsewhere', 'lan', 'authority.pem'), 'utf8')).toBe(
    'the authority',
  )
})

test('a festival goes from a folder into a bucket and back, each file as it was', async () => {
  await using s3 = await startS3Server()
  const { openBucket, openFolder } = await import('#app/features/files/open-store.server.ts')
  const bucket = openBucket(readEnv({ NODE_ENV: 'test', ...s3.settings }))
  if (!bucket) throw new Error('no bucket is named')
  const { restoreBackup } = await import('./restore-backup.server.ts')
  const { writeBackup } = await import('./write-backup.server.ts')
  const dataDir = join(folder, 'elsewhere')
  await using first = await createTestDb()
  await restoreBackup({ from: archive, url: first.url, dataDir, replace: true, files: bucket })
  const stored = first.selectFrom('storedFile').select('storeKey')
  const { storeKey } = await stored.executeTakeFirstOrThrow()
  expect([...s3.objects].map(([key, content]) => [key, content.toString()])).toEqual([
    [storeKey, 'a picture'],
  ])

  const to = join(folder, 'from-bucket.tar')
  const options = { to, dataDir, version: '0.1.0', now: new Date(), files: bucket }
  expect(await writeBackup(first.url, options)).toMatchObject({ files: 1 })
  await using second = await createTestDb()
  const back = openFolder(join(folder, 'back'))
  await restoreBackup({ from: to, url: second.url, dataDir, replace: true, files: back })
  expect(Buffer.from(await back.get(storeKey)).toString()).toBe('a picture')

  s3.fault = 'busy'
  await expect(writeBackup(first.url, options)).rejects.toMatchObject({ kind: 'away' })
})

test('a running Gelar, a database with data in it and a newer schema stop a restore before it begins', async () => {
  await using target = await createTestDb()
  await expect(restoreInto(target, { replace: false })).rejects.toThrow('not empty')
  await target.pool.query('select 1')
  await expect(restoreInto(target)).rejects.toThrow('running')

  await using other = await createTestDb()
  await sql`insert into kysely_migration (name, timestamp) values ('29991231T0000-future', '')`.execute(
    db,
  )
  const newer = join(folder, 'newer.tar')
  await write(newer)
  await sql`delete from kysely_migration where name = '29991231T0000-future'`.execute(db)
  await expect(restoreInto(other, { from: newer })).rejects.toThrow('newer Gelar')
})

test('a Gelar that is idle, and only listens for changes, stops a restore too', async () => {
  await using target = await createTestDb()
  const listener = createClient(target.url, { application_name: 'gelar live' })
  await listener.connect()
  await expect(restoreInto(target)).rejects.toThrow('running')
  await listener.end()
  expect(await target.selectFrom('kanwil').select('code').execute()).toEqual([])
})

test('a file that is no backup, or one cut off anywhere, is refused and leaves all that was there', async () => {
  const letter = join(folder, 'letter.tar')
  await writeFile(letter, 'Dear Sir or Madam')
  await using target = await createTestDb()
  await restoreInto(target)
  const before = await stateOf(target)
  await expect(restoreInto(target, { from: letter })).rejects.toThrow('not a backup')

  const { size } = await stat(archive)
  for (const length of [700, 300_000, Math.floor(size / 2), size - 3000]) {
    const cut = join(folder, 'cut.tar')
    await copyFile(archive, cut)
    await truncate(cut, length)
    await expect(restoreInto(target, { from: cut })).rejects.toThrow(`${cut} is incomplete`)
  }
  await writeFile(letter, '')
  await expect(restoreInto(target, { from: letter })).rejects.toThrow('not a backup')
  expect(await stateOf(target)).toEqual(before)
})

test('a damaged byte in any part of a backup is found before anything is touched', async () => {
  await using target = await createTestDb()
  await restoreInto(target)
  const before = await stateOf(target)
  const bytes = await readFile(archive)
  const damaged = join(folder, 'damaged.tar')
  for (const part of ['"madeAt"', 'a picture', secret, 'tables/sale.copy.gz', '"files/']) {
    const at = bytes.indexOf(part)
    expect(at).toBeGreaterThan(0)
    const other = Buffer.from(bytes)
    // The rows of a table begin after its header of 512 bytes.
    const spot = part.startsWith('tables/') ? at + 512 + 20 : at + 3
    other[spot] = (other[spot] ?? 0) ^ 1
    await writeFile(damaged, other)
    await expect(restoreInto(target, { from: damaged }), part).rejects.toThrow(/rusak.*\n.*damaged/)
  }
  expect(await stateOf(target)).toEqual(before)
})

test('a restore that fails in the middle leaves rows, jobs, files and secret as they were', async () => {
  await using target = await createTestDb()
  await restoreInto(target)
  const before = await stateOf(target)
  const { openFolder } = await import('#app/features/files/open-store.server.ts')
  const { FileTrouble } = await import('#app/features/files/file-trouble.ts')
  const store = openFolder(join(folder, 'full'))
  store.put = async (key) => {
    await openFolder(join(folder, 'full')).put(key, Buffer.from('half'))
    throw new FileTrouble('full', 'ENOSPC')
  }
  const options = { from: archive, dataDir: join(folder, 'elsewhere'), replace: true, files: store }
  const { restoreBackup } = await import('./restore-backup.server.ts')
  const restored = restoreBackup({ ...options, url: target.url })
  await expect(restored).rejects.toThrow(/pictures.*ENOSPC/)
  expect(await stateOf(target)).toEqual(before)
  expect(await readdir(join(folder, 'elsewhere'))).toEqual(['lan', 'secret'])
  expect(await readdir(join(folder, 'elsewhere', 'lan'))).toEqual(['authority.pem'])
})

test('what a killed restore has set aside comes back with the next start', async () => {
  await using target = await createTestDb()
  await restoreInto(target)
  const before = await stateOf(target)
  const client = createClient(target.url)
  await client.connect()
  await setSchemaAside(client)
  await client.query('create table half (id int)')
  await client.end()
  const said: string[] = []
  await takeBackAbandoned(target.url, (text) => said.push(text))
  expect(said).toEqual([expect.stringContaining('data lama kembali')])
  expect(await stateOf(target)).toEqual(before)
  await takeBackAbandoned(target.url, (text) => said.push(text))
  expect(said).toHaveLength(1)
})

test('mails that waited are kept to be read, and none goes out twice', async () => {
  const { id } = await db
    .insertInto('outboxMessage')
    .values({
      id: newId(),
      template: 'password-link',
      props: '{}',
      toAddress: 'sari@gelar.test',
      language: 'id',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const later = join(folder, 'later.tar')
  await write(later)
  await db.deleteFrom('outboxMessage').where('id', '=', id).execute()
  await using target = await createTestDb()
  await restoreInto(target, { from: later })
  const waiting = await target.selectFrom('outboxMessage').select('status').where('id', '=', id)
  expect(await waiting.execute()).toEqual([{ status: 'kept' }])
  const { rows } = await sql`select id from graphile_worker._private_jobs`.execute(target)
  expect(rows).toEqual([])
})

test('a backup that fails leaves nothing that looks like one', async () => {
  const empty = join(folder, 'empty')
  await mkdir(empty)
  const { writeBackup } = await import('./write-backup.server.ts')
  const { fileStore } = await import('#app/features/files/file-store.server.ts')
  const torn = Object.assign(Object.create(fileStore), {
    findSize: async () => 9,
    get: () => Promise.reject(new Error('torn')),
  })
  const options = { dataDir: join(folder, 'data'), version: '0.1.0', now: new Date(), files: torn }

  await expect(writeBackup(db.url, { ...options, to: join(empty, 'torn.tar') })).rejects.toThrow()
  expect(await readdir(empty)).toEqual([])
})

test('pictures that the store has lost are named by the backup and by its restore, and everything else is there', async () => {
  await using target = await createTestDb()
  const { storeKey } = await db
    .selectFrom('storedFile')
    .select('storeKey')
    .executeTakeFirstOrThrow()
  await rm(join(folder, 'files', storeKey))
  const without = join(folder, 'without.tar')

  expect(await write(without)).toMatchObject({ files: 0, lost: [storeKey] })

  expect(await restoreInto(target, { from: without })).toMatchObject({ files: 0, lost: [storeKey] })
  expect(await contentsOf(target)).toEqual(await contentsOf(db))
  expect(warnOfLost([storeKey])).toContain(storeKey)
  expect(warnOfLost([])).toBeUndefined()
})
