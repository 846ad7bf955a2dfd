import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { resolve } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { env } from '#app/env.server.ts'
import { AlreadyRunningError, lockInstance } from '#db/instance-lock.server.ts'
import { fillWhenEmpty } from '#db/seed/fill.ts'
import { type Build, Builds } from './server/builds.ts'
import { openDatabase } from './server/database.ts'
import { serveSources } from './server/development.ts'
import { Drain } from './server/drain.ts'
import { ensureFreshBuild } from './server/fresh-build.ts'
import { describeKnownAccounts } from './server/known-accounts.ts'
import { letPlainIn } from './server/lan/let-plain-in.ts'
import type { Lan } from './server/lan/open-lan.ts'
import { type Listening, listen, stopListening } from './server/listening.ts'
import { loadBuiltApp } from './server/load-app.ts'
import { development } from './server/mode.ts' // first: it sets NODE_ENV for all that follow
import { readOptions, type StartOptions, usage } from './server/options.ts'
import { keptSecret } from './server/secret.ts'
import { shutDownOnSignal } from './server/shutdown.ts'

const root = import.meta.dirname
const dataDir = resolve(root, env.GELAR_DATA_DIR)
const say = (text: string) => console.log(text)

/** Starts everything in order; whatever has been opened is closed again by `closers`, last first. */
async function start(options: StartOptions, closers: Array<() => Promise<void>>): Promise<void> {
  // With a database of its own only one process may run on the folder; with DATABASE_URL any number.
  const lock = env.DATABASE_URL ? undefined : await lockInstance(dataDir)
  if (lock) closers.push(() => lock.release())

  const lan = options.lan && (await openLocalNetwork(options.lan))
  const building = development ? undefined : ensureFreshBuild(root, say)
  building?.catch(() => {})
  const database = await openDatabase(env.DATABASE_URL, dataDir, say)
  closers.push(() => database.stop())

  process.env.DATABASE_URL = database.url
  process.env.GELAR_DATA_DIR = dataDir
  const secret = env.GELAR_SECRET ?? (await keptSecret(dataDir))
  process.env.GELAR_SECRET = secret
  if (database.embedded) process.env.GELAR_DEMONSTRATION = '1'
  await fillWhenEmpty(database.url, { embedded: database.embedded, now: new Date(), secret, say })

  const listening = await openApp(lan, await building, closers)
  const port = await listen(listening.server, env.PORT, 'PORT')
  const all = [listening]
  closers.push(async () => void (await Promise.all(all.map((one) => stopListening(one, say)))))
  if (lan) {
    all.push({ server: lan.guide, drain: new Drain(lan.guide), endStreams() {} })
    await listen(lan.guide, lan.guidePort, 'LAN_HTTP_PORT')
  }
  const address = lan?.origin ?? env.GELAR_ORIGIN ?? `http://localhost:${port}`
  lock?.announce(address)
  say(`\n${lan ? await lan.describe() : `Gelar: ${address}`}\n`)
  if (database.embedded) say(await describeKnownAccounts(database.url, { shared: Boolean(lan) }))
}

/** Loaded only when asked for: nobody else needs certificates. */
async function openLocalNetwork(options: { address?: string }): Promise<Lan> {
  const { prepareLan } = await import('./server/lan/prepare-lan.ts')
  return prepareLan(options, dataDir)
}

/** A server that answers with the app, the built one or its sources. */
async function openApp(
  lan: Lan | undefined,
  build: Build | undefined,
  closers: Array<() => Promise<void>>,
): Promise<Listening> {
  const server = lan ? openSecureServer(lan, closers) : createServer()
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

function openSecureServer(lan: Lan, closers: Array<() => Promise<void>>): Server {
  const server = createSecureServer(lan.credential)
  letPlainIn(server, lan.guide)
  const unfollow = lan.follow(server, say)
  closers.push(async () => unfollow())
  return server
}

const closers: Array<() => Promise<void>> = []
const close = shutDownOnSignal(closers)
try {
  const options = readOptions(process.argv.slice(2))
  if (options.help) say(usage)
  else await start(options, closers)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  if (!(error instanceof AlreadyRunningError) && env.LOG_LEVEL === 'debug') console.error(error)
  await close(1)
}
