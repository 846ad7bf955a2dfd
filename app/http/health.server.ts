import type { Context } from 'hono'
import type { Pool } from 'pg'

const PATIENCE_MS = 3000

/** Answers 200 while the database answers, else 503. */
export function health(pool: Pool) {
  return async (c: Context): Promise<Response> => {
    c.header('Cache-Control', 'no-store')
    // The guide for phones has another origin, and looks here whether the browser trusts this one.
    c.header('Cross-Origin-Resource-Policy', 'cross-origin')
    let timer: NodeJS.Timeout | undefined
    try {
      const tooLate = new Promise<never>((_, fail) => {
        timer = setTimeout(() => fail(new Error('too late')), PATIENCE_MS)
      })
      await Promise.race([pool.query('select 1'), tooLate])
      return c.json({ status: 'ok', database: 'ok' })
    } catch {
      return c.json({ status: 'failing', database: 'unreachable' }, 503)
    } finally {
      clearTimeout(timer)
    }
  }
}
