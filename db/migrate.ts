import { readdir } from 'node:fs/promises'
import { Logger, runMigrations as migrateJobQueue } from 'graphile-worker'
import { Kysely, type Migration, Migrator, PostgresDialect } from 'kysely'
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
 * Brings the database to the newest schema, the job queue's tables included.
 * Answers the names of the migrations that ran; two processes at once wait for each other.
 */
export async function migrateToLatest(url: string): Promise<string[]> {
  const pool = createPool(url, { max: 2 })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: loadMigrations } })
    const { error, results } = await migrator.migrateToLatest()
    if (error) throw error
    await migrateJobQueue({ pgPool: pool, logger: quiet })
    return (results ?? []).map((result) => result.migrationName)
  } finally {
    await db.destroy()
  }
}
