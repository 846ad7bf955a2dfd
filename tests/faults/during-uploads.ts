import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'
import type { Festival } from '../bench/festival.ts'
import type { AppProcess } from './app-process.ts'
import { ms, type Outcome } from './outcome.ts'
import { Uploads } from './uploads.ts'

const QUIET_MS = 4000
/** The longest that anybody may wait for an answer. */
const LONGEST_ANSWER_MS = 9000

/** An app with a festival that phones work at. */
export type Stage = { app: AppProcess; db: Db; festival: Festival; slug: string }

type Allowed = {
  /** Connections may break, as they do when a process is killed. */
  mayBeCut?: boolean
}

/** Trouble while phones upload: makes it, ends it, and waits until all is as before. */
export async function duringUploads(
  { app, db, festival, slug }: Stage,
  name: string,
  trouble: () => Promise<void>,
  { mayBeCut = false }: Allowed = {},
): Promise<Outcome> {
  const uploads = new Uploads(() => app.origin, festival, `/f/${slug}/produk`)
  try {
    await sleep(QUIET_MS)
    const quiet = uploads.tally('scan')
    uploads.begin()
    await trouble()
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
        'each 503 says when to come again': during.bare === 0,
        'everybody was answered': mayBeCut || during.none === 0,
        'everybody was answered in time': mayBeCut || during.slowestMs < LONGEST_ANSWER_MS,
        'all went on': after.done > 0 && after.later + after.none + after.other === 0,
      },
    }
  } finally {
    await uploads.stop()
  }
}

async function sumsAreRight(db: Db): Promise<boolean> {
  const { rows } = await sql<{ wrong: number }>`
    select (select count(*) from sales_rollup_difference)::int
      + (select count(*) from takings_rollup_difference)::int
      + (select count(*) from passage_rollup_difference)::int as wrong`.execute(db)
  return rows[0]?.wrong === 0
}
