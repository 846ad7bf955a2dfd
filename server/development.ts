import type { Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { ServerBuild } from '@remix-run/node'
import type { App } from '#app/http/app.server.ts'
import { entryOf } from './load-app.ts'

/**
 * Lets the server answer from the sources: Vite answers for modules and hot reload, the same app as in production for
 * all else. The app is made anew when a file that the server runs has changed.
 */
export async function serveSources(server: Server): Promise<{ close(): Promise<void> }> {
  const { createServer: createVite } = await import('vite')
  const vite = await withoutOwnExit(() =>
    createVite({ server: { middlewareMode: true, hmr: { server } } }),
  )
  let current: { build: ServerBuild; app: App } | undefined

  async function currentApp(): Promise<App> {
    const loaded = await vite.ssrLoadModule('virtual:remix/server-build')
    if (!isServerBuild(loaded)) throw new Error('Vite did not give a server build.')
    if (current?.build !== loaded) {
      const previous = current
      current = {
        build: loaded,
        app: entryOf(loaded).createApp({ build: loaded, development: true }),
      }
      void previous?.app.retire()
    }
    return current.app
  }

  const listener = getRequestListener(async (request, bindings) => {
    try {
      return await (await currentApp()).fetch(request, bindings)
    } catch (error) {
      if (error instanceof Error) vite.ssrFixStacktrace(error)
      console.error(error)
      return new Response('The app could not be loaded; see the terminal.', { status: 500 })
    }
  })
  server.on('request', (request, response) => {
    vite.middlewares(request, response, () => void listener(request, response))
  })
  return {
    async close() {
      await vite.close()
      await current?.app.close()
    },
  }
}

/** Takes away Vite's own end on SIGTERM, which would leave the database running. */
async function withoutOwnExit<T>(create: () => Promise<T>): Promise<T> {
  const before = new Set(process.listeners('SIGTERM'))
  const created = await create()
  for (const listener of process.listeners('SIGTERM')) {
    if (!before.has(listener)) process.off('SIGTERM', listener)
  }
  return created
}

function isServerBuild(module: object): module is ServerBuild {
  return 'entry' in module && 'routes' in module
}
