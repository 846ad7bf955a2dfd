import { killApp, mailInFlight, processes, stopFrozen } from './app-cases.ts'
import { processesOf, signal } from './cluster.ts'
import { freeze, killBackendHard, killBackends, killCluster, lock } from './database-cases.ts'
import { diskFull } from './disk-full.ts'
import { failover } from './failover.ts'
import { filesAway } from './files-away.ts'
import { isBroken, type Outcome, printOutcome, printTable } from './outcome.ts'
import { pgBouncer } from './pgbouncer.ts'
import { cutOffStart } from './start.ts'
import { stop } from './stop.ts'
import { update } from './update.ts'
import { prepareWorld, type World } from './world.ts'

const CASE_MS = 8 * 60_000

const cases: Record<string, (world: World) => Promise<Outcome>> = {
  freeze,
  lock,
  backends: killBackends,
  backend: killBackendHard,
  cluster: killCluster,
  disk: diskFull,
  files: filesAway,
  start: cutOffStart,
  app: killApp,
  stop,
  'stop-frozen': stopFrozen,
  mail: mailInFlight,
  processes,
  update,
  pgbouncer: pgBouncer,
  failover,
}

export const caseNames = Object.keys(cases)

/** Runs the named cases, all when none is named; whether everything held. One that fails is not the end of the others. */
export async function runCases(folder: string, names: ReadonlyArray<string>): Promise<boolean> {
  const world = await prepareWorld(folder)
  const outcomes: (Outcome & { seconds: number })[] = []
  for (const [name, run] of Object.entries(cases)) {
    if (names.length > 0 && !names.includes(name)) continue
    console.log(`${name} …`)
    const since = Date.now()
    const outcome = await inTime(run(world), CASE_MS).catch((error: unknown) => failed(name, error))
    await restore(world)
    printOutcome(outcome)
    outcomes.push({ ...outcome, seconds: (Date.now() - since) / 1000 })
  }
  printTable(outcomes)
  return !outcomes.some(isBroken)
}

/** As a case finds it, whatever the one before has left. */
async function restore({ app, embedded, clusterDir }: World): Promise<void> {
  signal(await processesOf(clusterDir).catch(() => []), 'SIGCONT')
  await embedded.revive()
  if (await app.isReady()) return
  await app.end('SIGKILL')
  await app.start()
}

function failed(name: string, error: unknown): Outcome {
  const reason = error instanceof Error ? error.message : String(error)
  return { name, figures: { failed: reason }, holds: { 'it came to its end': false } }
}

async function inTime<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`not at its end after ${limitMs / 1000} s`)), limitMs)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
