import type { ServerBuild } from '@remix-run/node'
import { listRoutes } from './routes.ts'
import { signInWith, type TestGrant } from './sign-in.ts'
import { createAppDb, type TestDb } from './test-db.ts'

const modules = import.meta.glob<ServerBuild['routes'][string]['module']>(
  '/app/routes/**/*.{ts,tsx}',
)

/** The app's routes as a build, straight from their sources: data and answers, without rendering. */
async function createBuild(): Promise<ServerBuild> {
  const routes: ServerBuild['routes'] = {
    root: { id: 'root', path: '', module: await import('#app/root.tsx') },
  }
  for (const { id, file, ...route } of await listRoutes()) {
    const load = modules[`/app/${file}`]
    if (!load) throw new Error(`app/routes.ts names ${file}, which is not there`)
    routes[id] = { id, ...route, module: await load() }
  }
  return {
    mode: 'test',
    entry: { module: { default: (_request, status) => new Response('', { status }) } },
    routes,
    assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: 'test' },
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    },
    isSpaMode: false,
  }
}

export type TestApp = {
  db: TestDb
  routes: ServerBuild['routes']
  fetch: (path: string, init?: RequestInit) => Promise<Response>
  /** Signs somebody new in who holds these roles; answers the headers of their requests. */
  signIn: (...grants: TestGrant[]) => Promise<Headers>
  close(): Promise<void>
}

/** The whole app (guards, routes, policy) on an empty database of its own. One for a test file. */
export async function startTestApp(
  through?: (url: string) => Promise<string> | string,
): Promise<TestApp> {
  const db = await createAppDb(through)
  const { createApp } = await import('#app/http/app.server.ts')
  const build = await createBuild()
  const app = createApp({ build, development: false })

  return {
    db,
    routes: build.routes,
    async fetch(path, init) {
      return app.fetch(new Request(new URL(path, 'http://localhost'), init))
    },
    signIn: (...grants) => signInWith(db, ...grants),
    async close() {
      await app.close()
      await db[Symbol.asyncDispose]()
    },
  }
}
