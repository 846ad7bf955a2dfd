import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createTestDb, type TestDb } from '#tests/support/test-db.ts'
import { type MigrateOptions, migrateToLatest } from './migrate.ts'

type Migrations = Awaited<ReturnType<NonNullable<MigrateOptions['load']>>>

const nothing = { up: async () => {} }
const next = '20991231T0000-next'

async function ranNames(db: TestDb): Promise<string[]> {
  const ran = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
    db,
  )
  return ran.rows.map(({ name }) => name)
}

/** The migrations that have run, and one more. */
async function withNext(db: TestDb, migration: Migrations[string]): Promise<Migrations> {
  const former = (await ranNames(db)).map((name) => [name, nothing] as const)
  return { ...Object.fromEntries(former), [next]: migration }
}

test('a version starts on a database that the next one has migrated, and leaves it as it is', async () => {
  await using db = await createTestDb()
  const names = await ranNames(db)
  const former = Object.fromEntries(names.slice(0, -1).map((name) => [name, nothing]))

  expect(await migrateToLatest(db.url, { load: async () => former })).toEqual([])

  const stranger = { ...former, '20200101T0000-elsewhere': nothing }
  await expect(migrateToLatest(db.url, { load: async () => stranger })).rejects.toThrow(/missing/)
  expect(await ranNames(db)).toHaveLength(names.length)
})

test('a migration that waits for a table lets the scans of others pass, and comes in the end', async () => {
  await using db = await createTestDb()
  const migrations = await withNext(db, {
    up: async (trx) => void (await sql`alter table scan add column probe integer`.execute(trx)),
  })
  const said: string[] = []
  let longestMs = 0
  const reader = await db.pool.connect()
  try {
    await reader.query('begin')
    await reader.query('select 1 from scan limit 1')
    const migrated = migrateToLatest(db.url, {
      load: async () => migrations,
      say: (text) => said.push(text),
    })
    // Others read the table all the while: behind a lock that waits without end they would wait as long as the reader.
    for (const until = Date.now() + 3000; Date.now() < until; ) {
      const started = Date.now()
      await sql`select count(*) from scan`.execute(db)
      longestMs = Math.max(longestMs, Date.now() - started)
      await new Promise((done) => setTimeout(done, 20))
    }
    await reader.query('commit')
    expect(await migrated).toEqual([next])
  } finally {
    reader.release()
  }

  expect(said.join('\n')).toContain('A migration waits for a table')
  expect(longestMs).toBeLessThan(2000)
})

test('a table that is never let go ends the migration with who holds it, and changes nothing', async () => {
  await using db = await createTestDb()
  const migrations = await withNext(db, {
    up: async (trx) => {
      await sql`create table half (id integer)`.execute(trx)
      await sql`alter table scan add column probe integer`.execute(trx)
    },
  })
  const reader = await db.pool.connect()
  try {
    await reader.query('begin')
    await reader.query('select 1 from scan limit 1')

    await expect(
      migrateToLatest(db.url, { load: async () => migrations, giveUpMs: 1000 }),
    ).rejects.toThrow(/in use. At work: gelar \(pid \d+/)
  } finally {
    await reader.query('rollback')
    reader.release()
  }
  const half = await sql<{ made: boolean }>`
    select to_regclass('half') is not null as made`.execute(db)
  expect(half.rows).toEqual([{ made: false }])
  expect(await ranNames(db)).not.toContain(next)
})

test('two processes that start at once migrate one after the other, and the second says that it waits', async () => {
  await using db = await createTestDb()
  let goOn = () => {}
  const held = new Promise<void>((done) => {
    goOn = done
  })
  let begun = () => {}
  const first = new Promise<void>((done) => {
    begun = done
  })
  const migrations = await withNext(db, {
    async up(trx) {
      begun()
      await held
      await sql`create table made_once (id integer)`.execute(trx)
    },
  })
  const said: string[] = []
  const run = () =>
    migrateToLatest(db.url, { load: async () => migrations, say: (text) => said.push(text) })
  const one = run()
  await first
  const two = run()
  await expect.poll(() => said).toHaveLength(1)
  goOn()

  expect(await one).toEqual([next])
  expect(await two).toEqual([])
  expect(said[0]).toContain('another process')
})

test('a migration in steps builds an index beside running work', async () => {
  await using db = await createTestDb()
  const migrations = await withNext(db, {
    inSteps: true,
    async up(trx) {
      await sql`set lock_timeout = 0`.execute(trx)
      await sql`create index concurrently if not exists scan_probe_idx on scan (id)`.execute(trx)
    },
  })

  expect(await migrateToLatest(db.url, { load: async () => migrations })).toEqual([next])
  const found = await sql<{ valid: boolean }>`
    select indisvalid as valid from pg_index where indexrelid = 'scan_probe_idx'::regclass`.execute(
    db,
  )
  expect(found.rows).toEqual([{ valid: true }])
})
