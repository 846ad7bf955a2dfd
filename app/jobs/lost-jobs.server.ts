import { sql } from 'kysely'
import type pg from 'pg'
import { log } from '#app/lib/log.server.ts'
import type { Db } from '#db/connect.server.ts'

const LOOK_MS = 10_000
/** A process of another version shows no sign of life; what it has begun gets this long. */
const BEGUN_SECONDS = 30

/** The sign of life of a process that works off jobs: a lock that the database takes away when its holder is gone. */
const signOf = (holder: string) => `gelar jobs ${holder}`

/**
 * Frees jobs whose process has died in the midst of them, so that another does them; answers whose they were. The queue
 * itself would wait four hours.
 */
export async function freeLostJobs(db: Db): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ holder: string }>`
      select holder from (
        select distinct locked_by as holder from graphile_worker.jobs
        where locked_at < now() - make_interval(secs => ${BEGUN_SECONDS})) as held
      where holder is not null
        and pg_try_advisory_xact_lock(hashtextextended(${signOf('')} || holder, 0))`.execute(trx)
    const lost = rows.map(({ holder }) => holder)
    if (lost.length > 0) {
      await sql`select graphile_worker.force_unlock_workers(${lost}::text[])`.execute(trx)
    }
    return lost
  })
}

/** Shows that this process lives, and looks for jobs of those that do not. */
export class JobWatch {
  private client: pg.PoolClient | undefined
  private timer: NodeJS.Timeout | undefined
  private ended = false

  constructor(
    private readonly db: Db,
    private readonly pool: pg.Pool,
    private readonly holder: string,
  ) {}

  /** Resolves once the sign of life is given, and looks again and again from then on. */
  async begin(): Promise<void> {
    await this.look()
  }

  async end(): Promise<void> {
    this.ended = true
    clearTimeout(this.timer)
    this.letGo()
  }

  private async look(): Promise<void> {
    try {
      this.client ??= await this.showLife()
      const lost = await freeLostJobs(this.db)
      if (lost.length > 0) log.warn({ lost }, 'jobs of a process that died are done by another')
    } catch (error) {
      log.warn({ err: error }, 'jobs of dead processes could not be looked for')
    }
    if (this.ended) return
    this.timer = setTimeout(() => void this.look(), LOOK_MS)
    this.timer.unref()
  }

  /** Takes the lock over a connection that is kept for nothing else. */
  private async showLife(): Promise<pg.PoolClient> {
    const client = await this.pool.connect()
    client.on('error', () => {
      if (this.client === client) this.letGo()
    })
    try {
      // A machine that lost its power says no farewell.
      await client.query(
        'set tcp_keepalives_idle = 15; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3',
      )
      await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [signOf(this.holder)])
      return client
    } catch (error) {
      client.release(true)
      throw error
    }
  }

  private letGo(): void {
    this.client?.release(true)
    this.client = undefined
  }
}
