import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { createDb, createPool, type Db } from '#db/connect.server.ts'
import { loadMigrations } from '#db/migrate.ts'
import { AppProcess } from './app-process.ts'
import { processesOf, signal } from './cluster.ts'
import { ms, type Outcome } from './outcome.ts'
import type { World } from './world.ts'

const NAME = 'gelar_begun'
const AWAY_MS = 4000
/** So many migrations have run when the cluster is killed. */
const HALF_WAY = 10

/** The database dies while a first start migrates it: the start waits, says so, and comes to its end. */
export async function cutOffStart(world: World): Promise<Outcome> {
  const { folder, settings, embedded, clusterDir, db } = world
  await sql.raw(`create database ${NAME}`).execute(db)
  const url = embedded.url(NAME)
  const begun = createDb(createPool(url, { max: 1 }))
  const app = new AppProcess({ folder, env: { ...settings, DATABASE_URL: url } })
  const since = Date.now()
  try {
    const starting = app.start()
    starting.catch(() => {}) // looked at below
    while ((await countMigrations(begun)) < HALF_WAY) await sleep(20)
    signal(await processesOf(clusterDir), 'SIGKILL')
    await sleep(AWAY_MS)
    const left = await embedded.revive()
    await starting
    const readyMs = Date.now() - since
    const all = Object.keys(await loadMigrations()).length
    const ran = await countMigrations(begun)
    await world.app.untilReady(30_000)
    const jobs = await untilJobs(begun)
    return {
      name: 'the cluster is killed while a first start migrates, and started after 4 s',
      figures: { 'ready after': ms(readyMs), migrations: `${ran} of ${all}` },
      holds: {
        'the cluster was away': left,
        'it said what it waited for': app.said.includes('in the midst of the start'),
        'all migrations ran': ran === all,
        'the job queue runs': jobs,
      },
    }
  } finally {
    await app.end('SIGTERM')
    await begun.destroy()
    await sql.raw(`drop database ${NAME} with (force)`).execute(db)
  }
}

async function countMigrations(db: Db): Promise<number> {
  const counted = await sql<{ count: number }>`select count(*)::int as count from kysely_migration`
    .execute(db)
    .catch(() => undefined)
  return counted?.rows[0]?.count ?? 0
}

/** The queue's own sign of life is a connection that listens for jobs. */
async function untilJobs(db: Db): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and application_name = 'gelar long work'`.execute(db)
    if ((rows[0]?.count ?? 0) >= 2) return true
    await sleep(100)
  }
  return false
}
