import type { MiddlewareHandler } from 'hono'

/** Says when to come again with every answer that there is nothing to be had now, and lets nobody keep it. */
export function sayLater(): MiddlewareHandler {
  return async (c, next) => {
    await next()
    if (c.res.status !== 503) return
    if (!c.res.headers.has('Retry-After')) c.res.headers.set('Retry-After', '2')
    c.res.headers.set('Cache-Control', 'no-store')
  }
}
