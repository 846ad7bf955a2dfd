import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import { uploadBytesOf } from '#app/lib/handle.ts'

/** Bytes of the largest file that forms sent to this address may carry; 0 where they carry none. */
export type UploadLimit = (path: string) => number

/** Reads from the routes which addresses take files: each says so in its `handle`, and no list can forget it. */
export function uploadLimitOf(routes: ServerBuild['routes']): UploadLimit {
  const tree = childrenOf(undefined, Object.values(routes))
  return (path) => {
    // Data requests of pages end in `.data`.
    const page = path.replace(/(^\/_root)?\.data$/, '') || '/'
    const handles = matchRoutes(tree, page)?.map(({ route }) => route.handle) ?? []
    return Math.max(0, ...handles.map(uploadBytesOf))
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
