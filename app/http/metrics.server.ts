import { timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import type { Pool } from 'pg'
import { Gauge } from 'prom-client'
import { countJobs, countMails } from '#app/features/system/status/count-work.server.ts'
import { metrics } from '#app/lib/metrics.server.ts'
import { hashSecret } from '#app/lib/secret.server.ts'
import type { Db } from '#db/connect.server.ts'

const registers = [metrics]
const up = new Gauge({
  name: 'gelar_database_up',
  help: 'Whether the database answered when this was asked.',
  registers,
})
const jobs = new Gauge<'state'>({
  name: 'gelar_jobs',
  help: 'Jobs of the queue: due, planned for later, given up.',
  labelNames: ['state'],
  registers,
})
const mails = new Gauge<'state'>({
  name: 'gelar_mails',
  help: 'Mails of the outbox that have not gone out.',
  labelNames: ['state'],
  registers,
})
const connections = new Gauge<'pool' | 'state'>({
  name: 'gelar_pool_connections',
  help: 'Connections of this process to the database, and requests waiting for one.',
  labelNames: ['pool', 'state'],
  registers,
})

/** Answers in the text format of Prometheus whoever has the token; for anybody else there is nothing here. */
export function metricsPage(db: Db, pools: Record<string, Pool>, token: string | undefined) {
  const wanted = token ? hashSecret(token) : undefined
  return async (c: Context): Promise<Response> => {
    const given = /^Bearer (.+)$/.exec(c.req.header('Authorization') ?? '')?.[1]
    if (!wanted || !given || !timingSafeEqual(hashSecret(given), wanted)) {
      return c.text('Not found', 404)
    }
    for (const [pool, { totalCount, idleCount, waitingCount }] of Object.entries(pools)) {
      connections.set({ pool, state: 'busy' }, totalCount - idleCount)
      connections.set({ pool, state: 'idle' }, idleCount)
      connections.set({ pool, state: 'waiting' }, waitingCount)
    }
    await askDatabase(db)
    return c.body(await metrics.metrics(), 200, {
      'Content-Type': metrics.contentType,
      'Cache-Control': 'no-store',
    })
  }
}

async function askDatabase(db: Db): Promise<void> {
  try {
    const [waiting, kept] = await Promise.all([countJobs(db), countMails(db)])
    jobs.set({ state: 'due' }, waiting.due)
    jobs.set({ state: 'planned' }, waiting.planned)
    jobs.set({ state: 'given_up' }, waiting.givenUp)
    mails.set({ state: 'queued' }, kept.queued)
    mails.set({ state: 'failed' }, kept.failed)
    up.set(1)
  } catch {
    // What cannot be asked must not be told as it was.
    jobs.reset()
    mails.reset()
    up.set(0)
  }
}
