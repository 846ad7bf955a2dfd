import pg from 'pg'
import { createClient } from '#db/connect.server.ts'
import { reasonOf, troubleOf } from '#db/trouble.ts'

const CONNECT_MS = 10_000
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 5000
const SAY_AGAIN_MS = 60_000
/** Whoever asks is not let in, or there is no such database: waiting does not change that. */
const FINAL = /^(28|3D|42501)/

/**
 * A connection to the database, as soon as there is one; until then it says why not. A database is often started
 * together with Gelar, or is just being moved to another machine.
 */
export async function connectPatiently(
  url: string,
  say: (text: string) => void,
): Promise<pg.Client> {
  let saidAt = Number.NEGATIVE_INFINITY
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    const client = createClient(url, { connectionTimeoutMillis: CONNECT_MS })
    client.on('error', () => {})
    try {
      await client.connect()
      return client
    } catch (cause) {
      await client.end().catch(() => {})
      if (isFinal(cause)) {
        throw new Error(
          `Basis data menolak / The database of DATABASE_URL refuses: ${reasonOf(cause)}`,
          { cause },
        )
      }
      if (Date.now() - saidAt >= SAY_AGAIN_MS) {
        saidAt = Date.now()
        say(`Menunggu basis data / Waiting for the database of DATABASE_URL: ${reasonOf(cause)}`)
      }
      await new Promise((done) => setTimeout(done, pauseMs))
    }
  }
}

/**
 * Does a part of the start, and does it anew from its beginning when the database goes away in the midst of it, as soon
 * as there is one again. The work must be such that it may be cut off anywhere and begun again.
 */
export async function throughOutages<T>(
  url: string,
  say: (text: string) => void,
  work: () => Promise<T>,
): Promise<T> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      return await work()
    } catch (error) {
      if (troubleOf(error) !== 'away') throw error
      say(
        `Basis data hilang di tengah jalan / The database went away in the midst of the start: ${reasonOf(error)}`,
      )
      // One that takes connections and no work, such as a standby, is not asked without a pause.
      await new Promise((done) => setTimeout(done, pauseMs))
      await (await connectPatiently(url, say)).end()
    }
  }
}

function isFinal(error: unknown): boolean {
  return error instanceof pg.DatabaseError && FINAL.test(error.code ?? '')
}
