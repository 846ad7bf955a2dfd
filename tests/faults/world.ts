import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { env } from '#app/env.server.ts'
import { createDb, createPool } from '#db/connect.server.ts'
import { type Embedded, startEmbedded } from '#db/embedded.server.ts'
import { migrateToLatest } from '#db/migrate.ts'
import { fillDemonstration } from '#db/seed/demo.ts'
import { type ResendServer, startResendServer } from '#tests/support/resend-server.ts'
import { ensureFreshBuild } from '../../server/fresh-build.ts'
import { onEnd } from '../bench/cleanup.ts'
import { prepareFestival } from '../bench/festival.ts'
import { AppProcess } from './app-process.ts'
import type { Stage } from './during-uploads.ts'

/** What the cases play with: an app on a cluster of its own, and a provider that takes its mails. */
export type World = Stage & {
  folder: string
  clusterDir: string
  embedded: Embedded
  mails: ResendServer
  /** Settings of an app on this database. */
  settings: { DATABASE_URL: string; GELAR_SECRET: string }
}

export const TICKETS = 500

export async function prepareWorld(folder: string): Promise<World> {
  await ensureFreshBuild(resolve(import.meta.dirname, '../..'), console.log)
  const dataDir = join(folder, 'database')
  await mkdir(join(folder, 'app'), { recursive: true })
  const embedded = await startEmbedded({ dataDir })
  onEnd(embedded.stop)
  const url = embedded.url('gelar')
  await migrateToLatest(url)
  const db = createDb(createPool(url, { max: 2 }))
  onEnd(() => db.destroy())
  const secret = env.GELAR_SECRET ?? ''
  const slugs = await fillDemonstration(db, { now: new Date(), secret, accounts: true })
  const festival = await prepareFestival(db, TICKETS)
  const mails = await startResendServer()
  onEnd(async () => mails[Symbol.asyncDispose]())
  const settings = { DATABASE_URL: url, GELAR_SECRET: secret }
  const app = new AppProcess({
    folder,
    env: { ...settings, RESEND_API_KEY: 're_faults', RESEND_BASE_URL: mails.url },
  })
  await app.start()
  const clusterDir = join(dataDir, 'postgres', 'cluster')
  return { folder, clusterDir, embedded, db, app, festival, slug: slugs.ippaFest, mails, settings }
}

/** Another app takes the place of the world's for a while. */
export async function inPlaceOf<T>(
  world: World,
  app: AppProcess,
  work: () => Promise<T>,
): Promise<T> {
  await world.app.end('SIGTERM')
  try {
    await app.start()
    return await work()
  } finally {
    await app.end('SIGTERM')
    await world.app.start()
  }
}
