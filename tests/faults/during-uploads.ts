import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'
import type { Embedded } from '#db/embedded.server.ts'
import type { ResendServer } from '#tests/support/resend-server.ts'
import type { Festival } from '../bench/festival.ts'
import type { AppProcess } from './app-process.ts'
import { Uploads } from './uploads.ts'

const QUIET_MS = 4000

export type World = {
  folder: string
  clusterDir: string
  embedded: Embedded
  db: Db
  app: AppProcess
  festival: Festival
  slug: string
  mails: ResendServer
}

/** How a case ended: what holds is true for each of its promises. */
export type Outcome = {
  name: string
  figures: Record<string, string>
  holds: Record<string, boolean>
}

/** The longest that anybody may wait for an answer. */
const LONGEST_ANSWER_MS = 9000

/** Trouble while phones upload: makes it, ends it, and waits until all is as before. */
export async function duringUploads(
  world: World,
  name: string,
  trouble: (world: World) => Promise<void>,
  { mayBeCut = false }: { mayBeCut?: boolean } = {},
): Promise<Outcome> {
  const { app, db, festival, slug } = world
  const uploads = new Uploads(() => app.origin, festival, `/f/${slug}/produk`)
  await sleep(QUIET_MS)
  const quiet = uploads.tally('scan')
  uploads.begin()
  await trouble(world)
  const endedAt = Date.now()
  await sleep(QUIET_MS)
  const during = uploads.tally()
  const back = Math.max(0, uploads.lastTroubleAt() - endedAt)
  uploads.begin()
  await sleep(QUIET_MS)
  const after = uploads.tally('scan')
  await uploads.stop()
  const counted = await uploads.count(db)
  return {
    name,
    figures: {
      'scan p95, quiet': ms(quiet.p95Ms),
      'answers 200 / 503 / none': `${during.done} / ${during.later} / ${during.none}`,
      'slowest answer': ms(during.slowestMs),
      'back after': ms(back),
      'scan p95, after': ms(after.p95Ms),
      acknowledged: String(counted.acknowledged),
      lost: String(counted.lost),
      twice: String(counted.twice),
    },
    holds: {
      'nothing acknowledged is lost': counted.lost === 0,
      'nothing is stored twice': counted.twice === 0,
      'sums equal their lines': await sumsAreRight(db),
      'no bare failure': during.other === 0,
      'everybody was answered in time': mayBeCut || during.slowestMs < LONGEST_ANSWER_MS,
      'all went on': after.done > 0 && after.later + after.none + after.other === 0,
    },
  }
}

export const ms = (value: number) =>
  value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`

async function sumsAreRight(db: Db): Promise<boolean> {
  const { rows } = await sql<{ wrong: number }>`
    select (select count(*) from sales_rollup_difference)::int
      + (select count(*) from takings_rollup_difference)::int as wrong`.execute(db)
  return rows[0]?.wrong === 0
}
