import type { RouteConfigEntry } from '@remix-run/route-config'
import routeConfig from '#app/routes.ts'

export type AppRoute = {
  id: string
  parentId: string
  file: string
  path?: string
  index?: boolean
}

/** Every route of the app in a flat list, parents before their children. */
export async function listRoutes(): Promise<AppRoute[]> {
  const flatten = (entries: RouteConfigEntry[], parentId: string): AppRoute[] =>
    entries.flatMap(({ id, file, path, index, children = [] }) => {
      const own = id ?? file.replace(/\.tsx?$/, '')
      return [
        {
          id: own,
          parentId,
          file,
          ...(path === undefined ? {} : { path }),
          ...(index ? { index } : {}),
        },
        ...flatten(children, own),
      ]
    })
  return flatten(await routeConfig, 'root')
}

/** The routes that show a page of their own: no files, feeds and answers, no frames around other pages. */
export async function listPages(): Promise<AppRoute[]> {
  const routes = await listRoutes()
  const frames = new Set(routes.map(({ parentId }) => parentId))
  return routes.filter(({ id, file }) => file.endsWith('.tsx') && !frames.has(id))
}
