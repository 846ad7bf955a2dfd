import { createServer, type Server } from 'node:http'
import { resolve } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { env } from '#app/env.server.ts'
import { AlreadyRunningError, lockInstance } from '#db/instance-lock.server.ts'
import { fillWhenEmpty } from '#db/seed/fill.ts'
import { openDatabase } from './server/database.ts'
import { createDevelopmentServer } from './server/development.ts'
import { ensureFreshBuild } from './server/fresh-build.ts'
import { describeKnownAccounts } from './server/known-accounts.ts'
import { loadBuiltApp } from './server/load-app.ts'
import { development } from './server/mode.ts' // first: it sets NODE_ENV for all that follow
import { keptSecret } from './server/secret.ts'
import { shutDownOnSignal } from './server/shutdown.ts'

const root = import.meta.dirname
const dataDir = resolve(root, env.GELAR_DATA_DIR)
const say = (text: string) => console.log(text)

/** Starts everything in order; whatever has been opened is closed again by `closers`, last first. */
async function start(closers: Array<() => Promise<void>>): Promise<void> {
  // With a database of its own only one process may run on the folder; with DATABASE_URL any number.
  const lock = env.DATABASE_URL ? undefined : await lockInstance(dataDir)
  if (lock) closers.push(() => lock.release())

  const building = development ? undefined : ensureFreshBuild(root, say)
  building?.catch(() => {})
  const database = await openDatabase(env.DATABASE_URL, dataDir)
  closers.push(() => database.stop())

  process.env.DATABASE_URL = database.url
  process.env.GELAR_DATA_DIR = dataDir
  const secret = env.GELAR_SECRET ?? (await keptSecret(dataDir))
  process.env.GELAR_SECRET = secret
  if (database.embedded) process.env.GELAR_DEMONSTRATION = '1'
  await fillWhenEmpty(database.url, { embedded: database.embedded, now: new Date(), secret, say })

  await building
  const listening = development ? await openDevelopment(closers) : await openBuilt(closers)
  const address = await listen(listening.server)
  closers.push(() => stopListening(listening))
  lock?.announce(address)
  say(`\nGelar: ${address}\n`)
  if (database.embedded) say(await describeKnownAccounts(database.url))
}

/** A server and how to end the answers that would never end by themselves. */
type Listening = { server: Server; endStreams(): void }

async function openBuilt(closers: Array<() => Promise<void>>): Promise<Listening> {
  const app = await loadBuiltApp(root)
  closers.push(() => app.close())
  return { server: createServer(getRequestListener(app.fetch)), endStreams: app.endStreams }
}

async function openDevelopment(closers: Array<() => Promise<void>>): Promise<Listening> {
  const { server, close } = await createDevelopmentServer()
  closers.push(close)
  return { server, endStreams: () => server.closeAllConnections() }
}

function listen(server: Server): Promise<string> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const busy = error.code === 'EADDRINUSE'
      fail(busy ? new Error(`Port ${env.PORT} is taken; choose another with PORT.`) : error)
    })
    server.listen(env.PORT, env.HOST, () => {
      const bound = server.address()
      const port = typeof bound === 'object' && bound ? bound.port : env.PORT
      done(env.GELAR_ORIGIN ?? `http://localhost:${port}`)
    })
  })
}

/** Takes no new requests, lets the running ones finish, and cuts off what is left after ten seconds. */
function stopListening({ server, endStreams }: Listening): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), 10_000)
  return new Promise((done) => {
    server.close(() => {
      clearTimeout(cut)
      done()
    })
    endStreams()
    server.closeIdleConnections()
  })
}

const closers: Array<() => Promise<void>> = []
const close = shutDownOnSignal(closers)
try {
  await start(closers)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  if (!(error instanceof AlreadyRunningError) && env.LOG_LEVEL === 'debug') console.error(error)
  await close(1)
}
