import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { createDb, createPool } from '#db/connect.server.ts'
import { prepareFestival } from '../bench/festival.ts'
import { AppProcess } from './app-process.ts'
import { duringUploads } from './during-uploads.ts'
import type { Outcome } from './outcome.ts'
import { mayNotMount, mountSmallDisk } from './small-disk.ts'
import { TICKETS, type World } from './world.ts'

const NAME = 'the disk of one box is full for 10 s, under its own database'
const MEGABYTES = 900
const FULL_MS = 10_000
const BACK_MS = 60_000

const Known = z.object({ port: z.number(), password: z.string() })

/** One box, as `npm start` makes it without a setting: app, database and files on one disk that runs full. */
export async function diskFull({ folder, settings, slug }: World): Promise<Outcome> {
  const dataDir = join(folder, 'small-disk')
  const disk = await mountSmallDisk(dataDir, MEGABYTES)
  if (!disk) return { name: NAME, figures: {}, holds: {}, leftOut: mayNotMount }
  const app = new AppProcess({ folder, dataDir, env: { GELAR_SECRET: settings.GELAR_SECRET } })
  await app.start()
  const known = Known.parse(JSON.parse(await readFile(join(dataDir, 'postgres.json'), 'utf8')))
  const db = createDb(
    createPool(`postgres://gelar:${known.password}@127.0.0.1:${known.port}/gelar`, { max: 2 }),
  )
  try {
    const festival = await prepareFestival(db, TICKETS)
    return await duringUploads({ app, db, festival, slug }, NAME, async () => {
      const until = Date.now() + FULL_MS
      while (Date.now() < until) {
        await disk.fill()
        await sleep(200)
      }
      await disk.clear()
      await app.untilReady(BACK_MS)
      await sleep(3000)
    })
  } finally {
    await db.destroy()
    await app.end('SIGTERM')
    await disk.remove()
  }
}
