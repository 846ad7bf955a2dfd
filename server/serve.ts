import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { getRequestListener } from '@hono/node-server'
import { env } from '#app/env.server.ts'
import { type Build, Builds } from './builds.ts'
import { bringUpToDate } from './database.ts'
import { serveSources } from './development.ts'
import { Drain } from './drain.ts'
import type { Ready } from './fleet.ts'
import { ensureFreshBuild } from './fresh-build.ts'
import type { Ground } from './ground.ts'
import { letPlainIn } from './lan/let-plain-in.ts'
import type { Lan } from './lan/open-lan.ts'
import { type Listening, listen, stopListening } from './listening.ts'
import { loadBuiltApp } from './load-app.ts'
import { development } from './mode.ts'
import type { StartOptions } from './options.ts'

/**
 * Makes this process answer, from what the ground holds: builds, migrates and fills where that has not been done, and
 * listens. Whatever has been opened is closed again by `closers`, last first.
 */
export async function serve(
  { lan: lanOptions }: StartOptions,
  { root, dataDir, databaseUrl, embedded, secret, say }: Ground,
  closers: Array<() => Promise<void>>,
): Promise<Ready> {
  const lan = lanOptions && (await openLocalNetwork(lanOptions, dataDir))
  const building = development ? undefined : ensureFreshBuild(root, say)
  building?.catch(() => {})
  await bringUpToDate(
    { url: databaseUrl, directUrl: env.DATABASE_DIRECT_URL },
    { embedded, now: new Date(), secret, say },
  )

  const listening = await openApp(root, lan, await building, closers, say)
  const port = await listen(listening.server, env.PORT, 'PORT')
  const all = [listening]
  closers.push(async () => void (await Promise.all(all.map((one) => stopListening(one, say)))))
  if (lan) {
    all.push({ server: lan.guide, drain: new Drain(lan.guide), endStreams() {} })
    await listen(lan.guide, lan.guidePort, 'LAN_HTTP_PORT')
  }
  const address = lan?.origin ?? env.GELAR_ORIGIN ?? `http://localhost:${port}`
  return { address, text: lan ? await lan.describe() : `Gelar: ${address}` }
}

/** Loaded only when asked for: nobody else needs certificates. */
async function openLocalNetwork(options: { address?: string }, dataDir: string): Promise<Lan> {
  const { prepareLan } = await import('./lan/prepare-lan.ts')
  return prepareLan(options, dataDir)
}

/** A server that answers with the app, the built one or its sources. */
async function openApp(
  root: string,
  lan: Lan | undefined,
  build: Build | undefined,
  closers: Array<() => Promise<void>>,
  say: Ground['say'],
): Promise<Listening> {
  const server = lan ? openSecureServer(lan, closers, say) : createServer()
  if (!build) {
    const { close } = await serveSources(server)
    closers.push(close)
    return { server, drain: new Drain(server), endStreams: () => server.closeAllConnections() }
  }
  const builds = new Builds(root)
  const app = await loadBuiltApp(build.dir, (file) => builds.findAsset(file))
  closers.push(() => app.close(), builds.keepInUse(build.name))
  server.on('request', getRequestListener(app.fetch))
  return { server, drain: new Drain(server), endStreams: app.leave }
}

function openSecureServer(
  lan: Lan,
  closers: Array<() => Promise<void>>,
  say: Ground['say'],
): Server {
  const server = createSecureServer(lan.credential)
  letPlainIn(server, lan.guide)
  const unfollow = lan.follow(server, say)
  closers.push(async () => unfollow())
  return server
}
