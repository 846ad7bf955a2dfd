import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { env } from '#app/env.server.ts'
import { queueMail } from '#app/features/mail/queue-mail.server.ts'
import { createClient, createDb, createPool } from '#db/connect.server.ts'
import { startEmbedded } from '#db/embedded.server.ts'
import { migrateToLatest } from '#db/migrate.ts'
import { fillDemonstration } from '#db/seed/demo.ts'
import { startResendServer } from '#tests/support/resend-server.ts'
import { ensureFreshBuild } from '../../server/fresh-build.ts'
import { onEnd } from '../bench/cleanup.ts'
import { prepareFestival } from '../bench/festival.ts'
import { AppProcess } from './app-process.ts'
import { processesOf, signal } from './cluster.ts'
import { duringUploads, ms, type Outcome, type World } from './during-uploads.ts'
import { failover } from './failover.ts'
import { pgBouncer } from './pgbouncer.ts'
import { printOutcome } from './print-outcome.ts'

const TICKETS = 500
const TROUBLE_MS = 10_000

const freeze = (world: World) =>
  duringUploads(world, 'the cluster is frozen for 10 s', async ({ clusterDir }) => {
    const pids = await processesOf(clusterDir)
    signal(pids, 'SIGSTOP')
    await sleep(TROUBLE_MS)
    signal(pids, 'SIGCONT')
  })

const lock = (world: World) =>
  duringUploads(world, '200 pages wait for one lock for 10 s', async ({ app, embedded, slug }) => {
    const holder = createClient(embedded.url('gelar'))
    await holder.connect()
    await holder.query('begin; lock table venue in access exclusive mode')
    const pages = Array.from({ length: 200 }, (_, turn) =>
      fetch(`${app.origin}/f/${slug}?n=${turn}`).then((answer) => answer.text()),
    )
    await sleep(TROUBLE_MS)
    await holder.query('rollback')
    await holder.end()
    await Promise.allSettled(pages)
  })

const killBackends = (world: World) =>
  duringUploads(world, 'every second a connection is killed, for 10 s', async ({ db }) => {
    for (let second = 0; second < 10; second += 1) {
      await sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name like 'gelar %' and pid <> pg_backend_pid()
        order by random() limit 3`.execute(db)
      await sleep(1000)
    }
  })

const killBackendHard = (world: World) =>
  duringUploads(
    world,
    'a backend is killed by SIGKILL: the cluster recovers',
    async ({ clusterDir }) => {
      const pids = await processesOf(clusterDir)
      signal(pids.slice(-1), 'SIGKILL')
      await sleep(TROUBLE_MS)
    },
  )

const killCluster = (world: World) =>
  duringUploads(world, 'the whole cluster is killed, and started after 5 s', async (each) => {
    signal(await processesOf(each.clusterDir), 'SIGKILL')
    await sleep(TROUBLE_MS / 2)
    await each.embedded.revive()
  })

const killApp = (world: World) =>
  duringUploads(
    world,
    'the app is killed by SIGKILL, and started at once',
    async ({ app }) => {
      await app.end('SIGKILL')
      await app.start()
    },
    { mayBeCut: true },
  )

/** As at every update. */
async function stopApp(world: World): Promise<Outcome> {
  let outMs = 0
  const outcome = await duringUploads(
    world,
    'the app is told to stop, and started again',
    async ({ app }) => {
      const since = Date.now()
      await app.end('SIGTERM')
      outMs = Date.now() - since
      await app.start()
    },
    { mayBeCut: true },
  )
  return {
    ...outcome,
    figures: { ...outcome.figures, 'out after': ms(outMs) },
    holds: { ...outcome.holds, 'it is out within three seconds': outMs < 3000 },
  }
}

/** A mail that the provider has taken, but whose answer never reached the process. */
async function mailInFlight({ app, db, mails }: World): Promise<Outcome> {
  mails.hold()
  const id = await db.transaction().execute((trx) =>
    queueMail(trx, {
      eventId: null,
      to: 'sari@contoh.id',
      language: 'id',
      template: 'reset-password',
      props: { name: 'Sari', path: '/atur-sandi?kunci=rahasia', validMinutes: 60 },
    }),
  )
  while (!mails.requests.some(({ key }) => key === id)) await sleep(100)
  await app.end('SIGKILL')
  mails.release()
  const since = Date.now()
  await app.start()
  const status = async () =>
    (
      await db
        .selectFrom('outboxMessage')
        .select('status')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).status
  while ((await status()) !== 'sent' && Date.now() - since < 120_000) await sleep(250)
  return {
    name: 'a mail is in flight when the app is killed',
    figures: {
      'sent after': ms(Date.now() - since),
      'asked of the provider': String(mails.requests.filter(({ key }) => key === id).length),
      delivered: String([...mails.delivered.keys()].filter((key) => key === id).length),
    },
    holds: {
      'it is sent within two minutes': (await status()) === 'sent',
      'it arrives once': mails.delivered.has(id),
    },
  }
}

const cases: Record<string, (world: World) => Promise<Outcome>> = {
  freeze,
  lock,
  backends: killBackends,
  backend: killBackendHard,
  cluster: killCluster,
  app: killApp,
  stop: stopApp,
  mail: mailInFlight,
  pgbouncer: pgBouncer,
  failover,
}

/** Runs the named cases, all when none is named; whether everything held. */
export async function runCases(folder: string, names: ReadonlyArray<string>): Promise<boolean> {
  const world = await prepare(folder)
  const outcomes: Outcome[] = []
  for (const [name, run] of Object.entries(cases)) {
    if (names.length > 0 && !names.includes(name)) continue
    console.log(`${name} …`)
    const outcome = await run(world)
    printOutcome(outcome)
    outcomes.push(outcome)
  }
  return outcomes.every(({ holds }) => Object.values(holds).every((held) => held))
}

async function prepare(folder: string): Promise<World> {
  await ensureFreshBuild(resolve(import.meta.dirname, '../..'), console.log)
  const dataDir = join(folder, 'database')
  await mkdir(join(folder, 'app'), { recursive: true })
  const embedded = await startEmbedded({ dataDir })
  onEnd(embedded.stop)
  const url = embedded.url('gelar')
  await migrateToLatest(url)
  const db = createDb(createPool(url, { max: 2 }))
  onEnd(() => db.destroy())
  const secret = env.GELAR_SECRET ?? ''
  const slugs = await fillDemonstration(db, { now: new Date(), secret, accounts: false })
  const festival = await prepareFestival(db, TICKETS)
  const mails = await startResendServer()
  onEnd(async () => mails[Symbol.asyncDispose]())
  const app = new AppProcess(folder, {
    DATABASE_URL: url,
    GELAR_SECRET: secret,
    RESEND_API_KEY: 're_faults',
    RESEND_BASE_URL: mails.url,
  })
  await app.start()
  const clusterDir = join(dataDir, 'postgres', 'cluster')
  return { folder, clusterDir, embedded, db, app, festival, slug: slugs.ippaFest, mails }
}
