import { readdir } from 'node:fs/promises'
import { Logger, runMigrations as migrateJobQueue } from 'graphile-worker'
import { Kysely, type Migration, Migrator, PostgresDialect, sql } from 'kysely'
import { createPool } from './connect.server.ts'

const folder = new URL('./migrations/', import.meta.url)
const quiet = new Logger(() => () => {})

/** All migrations of `db/migrations/`, by file name without its ending. */
async function loadMigrations(): Promise<Record<string, Migration>> {
  const migrations: Record<string, Migration> = {}
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
 * Brings the database to the newest schema, the job queue's tables included. One that a newer version has migrated is
 * left as it is. Answers the names of the migrations that ran; two processes at once wait for each other.
 *
 * @param load The migrations of this version by name; its own when left out.
 */
export async function migrateToLatest(
  url: string,
  load: () => Promise<Record<string, Migration>> = loadMigrations,
): Promise<string[]> {
  const pool = createPool(url, { max: 2 })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const migrations = await load()
    if (await isNewerThan(db, Object.keys(migrations))) return []
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
    const { error, results } = await migrator.migrateToLatest()
    if (error) throw error
    await migrateJobQueue({ pgPool: pool, logger: quiet })
    return (results ?? []).map((result) => result.migrationName)
  } finally {
    await db.destroy()
  }
}
