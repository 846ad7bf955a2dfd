import { statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import { env } from '#app/env.server.ts'
import { fileStore } from '#app/features/files/file-store.server.ts'
import { lastProbe } from '#app/features/files/probe-store.server.ts'
import {
  findProblems,
  holdsDemonstration,
} from '#app/features/installation/demonstration.server.ts'
import type { Db } from '#db/connect.server.ts'
import packageFile from '../../../../package.json' with { type: 'json' }
import { countJobs, countMails } from './count-work.server.ts'
import { listSamples } from './samples.server.ts'

const PHONES_SEEN_WITHIN = '15 minutes'

/** How the installation stands, for who runs it. Figures of the process are those of the one that is asked. */
export async function readStatus(db: Db, build: string) {
  const [database, jobs, mails, phones, backup, disks, files, isDemonstration, problems] =
    await Promise.all([
      readDatabase(db),
      countJobs(db),
      countMails(db),
      listPhoneVersions(db),
      findLastBackup(db),
      measureDisks(),
      readFiles(db),
      env.GELAR_DEMONSTRATION && holdsDemonstration(db),
      findProblems(db, env),
    ])
  return {
    version: packageFile.version,
    build,
    node: process.version,
    process: { id: process.pid, startedAt: new Date(Date.now() - process.uptime() * 1000) },
    isDemonstration,
    settingProblems: problems.length,
    database,
    jobs,
    mails,
    phones,
    backup,
    disks,
    files,
    samples: [...listSamples()],
  }
}

export type Status = Awaited<ReturnType<typeof readStatus>>

async function readDatabase(db: Db) {
  const asked = performance.now()
  const { rows } = await sql<{
    version: string
    bytes: number
    connections: number
    mostConnections: number
    schema: string
  }>`
    select
      current_setting('server_version') as version,
      pg_database_size(current_database()) as bytes,
      (select count(*) from pg_stat_activity where datname = current_database()) as connections,
      current_setting('max_connections')::int as most_connections,
      (select max(name) from kysely_migration) as schema
  `.execute(db)
  const [row] = rows
  if (!row) throw new Error('The database has answered without a row')
  return { ...row, answerMs: performance.now() - asked }
}

/** Which app the phones have that were heard of lately; the newest that is seen most stands first. */
async function listPhoneVersions(db: Db): Promise<Array<{ version: string; count: number }>> {
  return db
    .selectFrom('deviceReport')
    .select(({ fn }) => ['version', fn.countAll<number>().as('count')])
    .where('reportedAt', '>', sql<Date>`now() - ${PHONES_SEEN_WITHIN}::interval`)
    .groupBy('version')
    .orderBy('count', 'desc')
    .execute()
}

async function findLastBackup(db: Db) {
  const found = await db
    .selectFrom('backup')
    .select(['madeAt', 'byteCount', 'rowCount', 'fileCount'])
    .orderBy('madeAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found ?? null
}

/** Where files are kept, what keeps the store from taking some, and whether the newest picture is there. */
async function readFiles(db: Db) {
  const [trouble, newest] = await Promise.all([
    lastProbe(),
    db
      .selectFrom('storedFile')
      .select('storeKey')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst(),
  ])
  const isThere =
    trouble || !newest ? true : await fileStore.findSize(newest.storeKey).catch(() => 'unknown')
  return {
    kind: fileStore.kind,
    trouble: trouble && trouble.kind !== 'missing' ? trouble.kind : null,
    said: trouble?.said ?? null,
    newestLost: isThere === undefined,
  }
}

export type DiskUse = { folder: 'data' | 'files'; freeBytes: number; totalBytes: number }

/** Room on the disks that this process writes to; a folder that is not there is left out. */
async function measureDisks(): Promise<DiskUse[]> {
  const folders = [
    ['data', env.GELAR_DATA_DIR],
    ['files', fileStore.kind === 'folder' ? env.GELAR_FILES_DIR : undefined],
  ] as const
  const found = await Promise.all(
    folders.map(async ([folder, path]) => {
      if (path === undefined) return []
      const { bavail, blocks, bsize } = await statfs(path).catch(() => ({
        bavail: 0,
        blocks: 0,
        bsize: 0,
      }))
      return blocks > 0 ? [{ folder, freeBytes: bavail * bsize, totalBytes: blocks * bsize }] : []
    }),
  )
  return found.flat()
}
