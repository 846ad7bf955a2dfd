import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { createClient } from '#db/connect.server.ts'
import { saleUpload, scanUpload } from '../bench/api-contests.ts'
import { processesOf, signal } from './cluster.ts'
import { duringUploads } from './during-uploads.ts'
import { ms, type Outcome } from './outcome.ts'
import type { World } from './world.ts'

const TROUBLE_MS = 10_000
/** By then it is known that the database does not answer. */
const KNOWN_MS = 6000
const AT_ONCE_MS = 1000

export async function freeze(world: World): Promise<Outcome> {
  const refusals: { status: number; retryAfter: string | null; ms: number }[] = []
  const outcome = await duringUploads(world, 'the cluster is frozen for 10 s', async () => {
    const pids = await processesOf(world.clusterDir)
    signal(pids, 'SIGSTOP')
    await sleep(KNOWN_MS)
    refusals.push(...(await askGateAndTill(world)))
    await sleep(TROUBLE_MS - KNOWN_MS)
    signal(pids, 'SIGCONT')
  })
  const slowest = Math.max(...refusals.map((refusal) => refusal.ms))
  return {
    ...outcome,
    figures: { ...outcome.figures, 'gate and till refused in': ms(slowest) },
    holds: {
      ...outcome.holds,
      'gate and till are told at once to come later':
        slowest < AT_ONCE_MS &&
        refusals.every(({ status, retryAfter }) => status === 503 && Number(retryAfter) > 0),
    },
  }
}

/** One reading and one sale of phones that nobody else uses. */
async function askGateAndTill({ app, festival: { gates, tills, codes } }: World) {
  const [gate, till] = [gates.at(-1), tills.at(-1)]
  if (!gate || !till) throw new Error('There is no gate or no till.')
  const asks = [
    { path: '/api/v1/gate/scans', token: gate.token, body: scanUpload(gate, codes[0] ?? '') },
    { path: '/api/v1/till/sales', token: till.token, body: saleUpload(till) },
  ]
  return Promise.all(
    asks.map(async ({ path, token, body }) => {
      const since = performance.now()
      const answer = await fetch(app.origin + path, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
      await answer.text()
      const retryAfter = answer.headers.get('Retry-After')
      return { status: answer.status, retryAfter, ms: performance.now() - since }
    }),
  )
}

export const lock = (world: World) =>
  duringUploads(world, '200 pages wait for one lock for 10 s', async () => {
    const { app, embedded, slug } = world
    const holder = createClient(embedded.url('gelar'))
    await holder.connect()
    await holder.query('begin; lock table venue in access exclusive mode')
    const pages = Array.from({ length: 200 }, (_, turn) =>
      fetch(`${app.origin}/f/${slug}/produk?cari=${turn}`).then((answer) => answer.text()),
    )
    await sleep(TROUBLE_MS)
    await holder.query('rollback')
    await holder.end()
    await Promise.allSettled(pages)
  })

export const killBackends = (world: World) =>
  duringUploads(world, 'every second three connections are killed, for 10 s', async () => {
    for (let second = 0; second < 10; second += 1) {
      await sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name like 'gelar %' and pid <> pg_backend_pid()
        order by random() limit 3`.execute(world.db)
      await sleep(1000)
    }
  })

export const killBackendHard = (world: World) =>
  duringUploads(world, 'a backend is killed by SIGKILL: the cluster recovers', async () => {
    const pids = await processesOf(world.clusterDir)
    signal(pids.slice(-1), 'SIGKILL')
    await sleep(TROUBLE_MS)
  })

export const killCluster = (world: World) =>
  duringUploads(world, 'the whole cluster is killed, and started after 5 s', async () => {
    signal(await processesOf(world.clusterDir), 'SIGKILL')
    await sleep(TROUBLE_MS / 2)
    await world.embedded.revive()
  })
