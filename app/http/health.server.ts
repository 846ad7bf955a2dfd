import type { Context } from 'hono'
import type { Pulse } from '#db/pulse.server.ts'

/** Answers 200 while the database answers, else 503; with `?live` 200 as long as this process answers at all. */
export function health(pulse: Pick<Pulse, 'beat'>) {
  return async (c: Context): Promise<Response> => {
    c.header('Cache-Control', 'no-store')
    // The guide for phones has another origin, and looks here whether the browser trusts this one.
    c.header('Cross-Origin-Resource-Policy', 'cross-origin')
    if (c.req.query('live') !== undefined) return c.json({ status: 'ok' })
    if (await pulse.beat()) return c.json({ status: 'ok', database: 'ok' })
    return c.json({ status: 'failing', database: 'unreachable' }, 503)
  }
}
