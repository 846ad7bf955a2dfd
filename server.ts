import cluster from 'node:cluster'
import { resolve } from 'node:path'
import { env, readEnv } from '#app/env.server.ts'
import { AlreadyRunningError } from '#db/instance-lock.server.ts'
import { describeFiles } from './server/describe-files.ts'
import { describeSettings } from './server/describe-settings.ts'
import { Fleet, type Ready, reportReady } from './server/fleet.ts'
import { inheritedGround, layGround } from './server/ground.ts'
import { describeKnownAccounts } from './server/known-accounts.ts'
import { development } from './server/mode.ts' // first: it sets NODE_ENV for all that follow
import { readOptions, type StartOptions, usage } from './server/options.ts'
import { shutDownOnSignal } from './server/shutdown.ts'

const say = (text: string) => console.log(text)
const root = import.meta.dirname
const place = { root, dataDir: resolve(root, env.GELAR_DATA_DIR), say }
const closers: Array<() => Promise<void>> = []
let fleet: Fleet | undefined

/** Starts everything in order: one process, or one that looks after those that answer. */
async function start(options: StartOptions): Promise<void> {
  const ground = await layGround(place, closers)
  const { address, text } = options.processes
    ? await startFleet(options.processes)
    : await (await import('./server/serve.ts')).serve(options, ground, closers)
  ground.announce(address)
  say(`\n${text}\n`)
  // In a terminal the signal means that it was closed.
  if (options.processes && !process.stdout.isTTY) {
    say(`Perbarui tanpa jeda / Update without a pause: kill -HUP ${process.pid}\n`)
  }
  const accounts = ground.embedded
    ? await describeKnownAccounts(ground.databaseUrl, { shared: options.lan !== undefined })
    : ''
  const warnings = await describeSettings({ ...readEnv(), GELAR_DEMONSTRATION: accounts !== '' })
  if (warnings) say(`${warnings}\n`)
  const aboutFiles = await describeFiles()
  if (aboutFiles) say(`${aboutFiles}\n`)
  if (accounts) say(accounts)
}

function startFleet(processes: number): Promise<Ready> {
  if (development)
    throw new Error(
      '--processes tidak untuk --dev / --processes is for the built app: leave --dev out.',
    )
  const started = new Fleet(processes, say)
  fleet = started
  closers.push(() => started.end())
  return started.start()
}

async function startMember(options: StartOptions): Promise<void> {
  const { serve } = await import('./server/serve.ts')
  reportReady(await serve(options, inheritedGround(place), closers))
}

/** A terminal that is closed ends everything. Where there is none, processes are replaced by those of a newer version. */
function onHangup(end: () => void): void {
  if (cluster.isWorker) return // told by the process above
  if (fleet && !process.stdout.isTTY) void fleet.roll()
  else end()
}

const close = shutDownOnSignal(closers, onHangup)
try {
  const options = readOptions(process.argv.slice(2))
  if (options.help) say(usage)
  else await (cluster.isWorker ? startMember(options) : start(options))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  if (!(error instanceof AlreadyRunningError) && env.LOG_LEVEL === 'debug') console.error(error)
  await close(1)
}
