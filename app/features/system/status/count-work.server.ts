import { sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'

export type Waiting = {
  /** Jobs that could be done now. */
  due: number
  planned: number
  /** Failed as often as they may. */
  givenUp: number
  /** Since when the longest one is due. */
  oldestDueAt: Date | null
}

/** What the job queue holds. */
export async function countJobs(db: Db): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    select
      count(*) filter (where run_at <= now() and attempts < max_attempts and locked_at is null) as due,
      count(*) filter (where run_at > now() and attempts < max_attempts) as planned,
      count(*) filter (where attempts >= max_attempts) as given_up,
      min(run_at) filter (where run_at <= now() and attempts < max_attempts and locked_at is null)
        as oldest_due_at
    from graphile_worker.jobs
  `.execute(db)
  return rows[0] ?? { due: 0, planned: 0, givenUp: 0, oldestDueAt: null }
}

/** Mails of the whole installation that have not gone out. */
export async function countMails(db: Db): Promise<{ queued: number; failed: number }> {
  const rows = await db
    .selectFrom('outboxMessage')
    .select(({ fn }) => ['status', fn.countAll<number>().as('count')])
    .where('status', 'in', ['queued', 'failed'])
    .groupBy('status')
    .execute()
  const of = (wanted: string) => rows.find(({ status }) => status === wanted)?.count ?? 0
  return { queued: of('queued'), failed: of('failed') }
}
