import { readdir } from 'node:fs/promises'
import { Logger, runMigrations as migrateJobQueue } from 'graphile-worker'
import { Kysely, type Migration, Migrator, PostgresDialect, sql } from 'kysely'
import { createPool } from './connect.server.ts'
import { inTurn, LOCK_MS, untilLocked } from './migration-patience.ts'
import { explainRefusal } from './schema-refused.ts'

const folder = new URL('./migrations/', import.meta.url)
const quiet = new Logger(() => () => {})

/**
 * A migration runs in one transaction, unless it says that it goes in steps: then each of its statements stands for
 * itself, and it may be cut off after any of them and run again.
 */
type Migrations = Record<string, Migration & { inSteps?: boolean }>

export type MigrateOptions = {
  /** The migrations of this version by name; those of `db/migrations/` when left out. */
  load?: () => Promise<Migrations>
  /** Hears what is waited for. */
  say?: (text: string) => void
  /** When to give up on a table that others do not let go. */
  giveUpMs?: number
}

/** All migrations of `db/migrations/`, by file name without its ending. */
export async function loadMigrations(): Promise<Migrations> {
  const migrations: Migrations = {}
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort()) {
    migrations[file.slice(0, -'.ts'.length)] = await import(
      /* @vite-ignore */ new URL(file, folder).href
    )
  }
  return migrations
}

/**
 * Whether a newer version has migrated this database: it has all that we know, and more. Migrations work with the
 * version before them, so that version may still be started beside the newer one.
 */
async function isNewerThan(db: Kysely<unknown>, known: ReadonlyArray<string>): Promise<boolean> {
  const { rows } = await sql<{ exists: boolean }>`
    select to_regclass('kysely_migration') is not null as "exists"`.execute(db)
  if (!rows[0]?.exists) return false
  const ran = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  const names = new Set(ran.rows.map(({ name }) => name))
  return names.size > known.length && known.every((name) => names.has(name))
}

/**
 * Brings the database to the newest schema, the job queue's tables included, beside whoever works with it: one process
 * at a time, one migration after the other, none of which waits for long with others behind it. A database that a newer
 * version has migrated is left as it is. Answers the names of the migrations that ran.
 */
export async function migrateToLatest(
  url: string,
  { load = loadMigrations, say = () => {}, giveUpMs }: MigrateOptions = {},
): Promise<string[]> {
  const pool = createPool(url, { max: 3, application_name: 'gelar migrate', lock_timeout: LOCK_MS })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const patience = { pool, say, giveUpMs }
  try {
    const migrations = await load()
    return await inTurn(patience, async () => {
      if (await isNewerThan(db, Object.keys(migrations))) return []
      const names = []
      for (;;) {
        const name = await untilLocked(patience, () => migrateOne(db, migrations))
        if (name === undefined) break
        names.push(name)
      }
      await untilLocked(patience, () => migrateJobQueue({ pgPool: pool, logger: quiet }))
      return names
    })
  } catch (error) {
    throw await explainRefusal(pool, error)
  } finally {
    await db.destroy()
  }
}

/** Runs the next migration and answers its name; undefined when there is none left. */
async function migrateOne(
  db: Kysely<unknown>,
  migrations: Migrations,
): Promise<string | undefined> {
  const provider = { getMigrations: async () => migrations }
  const known = await new Migrator({ db, provider }).getMigrations()
  const next = known.find(({ executedAt }) => executedAt === undefined)?.name
  const disableTransactions = next !== undefined && migrations[next]?.inSteps === true
  const { error, results } = await new Migrator({ db, provider, disableTransactions }).migrateUp()
  if (error) throw error
  return results?.[0]?.migrationName
}
