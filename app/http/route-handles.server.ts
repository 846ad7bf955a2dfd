import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'

/** The `handle`s of the routes that answer an address, outermost first. */
export type RouteHandles = (path: string) => unknown[]

/** Reads from the routes themselves what they say of their addresses, so that no list can forget one. */
export function routeHandles(routes: ServerBuild['routes']): RouteHandles {
  const tree = childrenOf(undefined, Object.values(routes))
  return (path) => {
    // Data requests of pages end in `.data`.
    const page = path.replace(/(^\/_root)?\.data$/, '') || '/'
    return matchRoutes(tree, page)?.map(({ route }) => route.handle) ?? []
  }
}

type RouteObject = Parameters<typeof matchRoutes>[0][number]
type BuiltRoute = NonNullable<ServerBuild['routes'][string]>

function childrenOf(
  parentId: string | undefined,
  routes: ReadonlyArray<BuiltRoute | undefined>,
): RouteObject[] {
  return routes.flatMap((built) => {
    if (!built || built.parentId !== parentId) return []
    const { id, path, module } = built
    const { handle } = module
    if (built.index) return { id, path, index: true, handle }
    return { id, path, handle, children: childrenOf(id, routes) }
  })
}
