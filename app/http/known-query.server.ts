import type { ServerBuild } from '@remix-run/node'
import type { MiddlewareHandler } from 'hono'

type Routes = ServerBuild['routes']
type Known = { address: RegExp; names: ReadonlyArray<string> }

/** What public pages read of an address, by their routes' `handle.query`. */
export function knownQueries(routes: Routes): Known[] {
  return Object.values(routes).flatMap((route) => {
    if (!route) return []
    const path = pathOf(routes, route.id)
    if (path !== '/' && !path.startsWith('/f/')) return []
    const pattern = path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')
    return [{ address: new RegExp(`^${pattern}/?$`), names: queryOf(route.module.handle) }]
  })
}

function pathOf(routes: Routes, id: string): string {
  const route = routes[id]
  if (!route) return '/'
  const above = route.parentId ? pathOf(routes, route.parentId) : '/'
  return route.path ? `${above === '/' ? '' : above}/${route.path}` : above
}

function queryOf(handle: unknown): ReadonlyArray<string> {
  const query: unknown =
    typeof handle === 'object' && handle !== null ? Reflect.get(handle, 'query') : undefined
  return Array.isArray(query) ? query.filter((name) => typeof name === 'string') : []
}

/**
 * Takes out of a public address what its page does not read, before anything looks at it: such a parameter changes
 * nothing, and so it neither makes a page anew nor keeps it twice.
 */
export function keepKnownQuery(routes: Routes): MiddlewareHandler {
  const known = knownQueries(routes)
  return async (c, next) => {
    const { raw } = c.req
    const url = new URL(raw.url)
    if (url.search !== '' && !url.pathname.endsWith('.data')) {
      const names = known.find(({ address }) => address.test(url.pathname))?.names ?? []
      const given = names.flatMap((name) => {
        const value = url.searchParams.get(name)
        return value ? [[name, value]] : []
      })
      const search = new URLSearchParams(given).toString()
      url.search = search
      const { method, headers, signal } = raw
      c.req.raw = new Request(url, { method, headers, signal })
    }
    await next()
  }
}
