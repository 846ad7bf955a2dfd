import type { MiddlewareHandler } from 'hono'
import { versionHeader, versionPath } from '#app/lib/version/newer-version.ts'
import { release } from '#app/lib/version/release.ts'

/** Tells with each answer which version has made it, so that older pages learn of a newer one, and when it is asked for. */
export function tellVersion(version: string): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.path === versionPath) {
      c.header('Cache-Control', 'no-store')
      c.header(versionHeader, version)
      return c.json({ release, version })
    }
    await next()
    // What stays in caches is of no version.
    if (c.res.headers.get('Cache-Control')?.includes('immutable')) return
    c.res.headers.set(versionHeader, version)
  }
}
