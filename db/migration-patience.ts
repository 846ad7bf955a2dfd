import type pg from 'pg'

/**
 * How long a statement of a migration waits for a table that is in use. Everybody who comes after it waits behind it,
 * scans at a gate too, so this is short, and the migration tries again later.
 */
export const LOCK_MS = 300
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 15_000
const GIVE_UP_MS = 10 * 60_000
const TURN_EVERY_MS = 250

type Patience = { pool: pg.Pool; say: (text: string) => void; giveUpMs?: number | undefined }

/**
 * Does the work in the turn of this process: one at a time migrates a database. The turn is asked for again and again,
 * since a statement that waits for it would itself hold up an index that is built beside running work.
 */
export async function inTurn<T>({ pool, say }: Patience, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    for (let asked = 0; !(await takeTurn(client)); asked += 1) {
      if (asked === 0) {
        say('Menunggu migrasi proses lain / Waiting for the migrations of another process …')
      }
      await pause(TURN_EVERY_MS)
    }
    return await work()
  } finally {
    client.release(true) // the turn ends with its connection
  }
}

async function takeTurn(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    "select pg_try_advisory_lock(hashtextextended('gelar migrations', 0)) as taken",
  )
  return rows[0]?.taken === true
}

/**
 * Does the work again, after growing pauses, as long as it fails for a lock that others hold; it must leave nothing
 * behind when it fails. Says who has been at work for long.
 */
export async function untilLocked<T>(
  { pool, say, giveUpMs = GIVE_UP_MS }: Patience,
  work: () => Promise<T>,
): Promise<T> {
  const until = Date.now() + giveUpMs
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      return await work()
    } catch (error) {
      if (!isLockMissed(error)) throw error
      const others = await describeOthers(pool)
      if (Date.now() + pauseMs > until) {
        throw new Error(`A migration did not get a table that is in use. At work: ${others}`, {
          cause: error,
        })
      }
      say(`Migrasi menunggu / A migration waits for a table that is in use: ${others}`)
      await pause(pauseMs * (0.75 + Math.random() / 2))
    }
  }
}

/** Not in time, or two that waited for each other. */
function isLockMissed(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
  return code === '55P03' || code === '40P01'
}

async function describeOthers(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ name: string; pid: number; seconds: number }>(
    `select application_name as name, pid, extract(epoch from now() - xact_start)::int as seconds
     from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
     order by xact_start limit 3`,
  )
  const told = rows.map(({ name, pid, seconds }) => `${name || '?'} (pid ${pid}, ${seconds} s)`)
  return told.join(', ') || '-'
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
