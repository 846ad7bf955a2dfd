import type { ServerBuild } from '@remix-run/node'
import type { MiddlewareHandler } from 'hono'
import { queryOf } from '#app/lib/handle.ts'
import { routeHandles } from './route-handles.server.ts'

/**
 * Takes out of a public address what its page does not read (`handle.query`), before anything looks at it: such a
 * parameter changes nothing, and so it neither makes a page anew nor keeps it twice.
 */
export function keepKnownQuery(routes: ServerBuild['routes']): MiddlewareHandler {
  const handlesOf = routeHandles(routes)
  return async (c, next) => {
    const { raw } = c.req
    const url = new URL(raw.url)
    if (url.search !== '' && !url.pathname.endsWith('.data')) {
      const given = handlesOf(url.pathname)
        .flatMap(queryOf)
        .flatMap((name) => {
          const value = url.searchParams.get(name)
          return value ? [[name, value]] : []
        })
      url.search = new URLSearchParams(given).toString()
      const { method, headers, signal } = raw
      c.req.raw = new Request(url, { method, headers, signal })
    }
    await next()
  }
}
