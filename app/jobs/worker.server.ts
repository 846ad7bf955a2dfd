import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, run, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker'
import type { Pool } from 'pg'
import { z } from 'zod'
import { sweepFiles } from '#app/features/files/sweep-files.server.ts'
import { sendMailTask } from '#app/features/mail/queue-mail.server.ts'
import { configuredProvider, type MailProvider } from '#app/features/outbox/mail-provider.server.ts'
import { sendMail } from '#app/features/outbox/send-mail.server.ts'
import { proveAllRollups } from '#app/features/sales/totals/rollup-proof.server.ts'
import { eraseDueVisitors } from '#app/features/tickets/register/erase-due.server.ts'
import { log } from '#app/lib/log.server.ts'
import type { Db } from '#db/connect.server.ts'
import { JobWatch } from './lost-jobs.server.ts'

const STOP_PATIENCE_MS = 10_000
const START_AGAIN_MS = 5000

const Payload = z.object({ id: z.uuid() })

export type Worker = {
  /** Takes no new jobs, and lets the running ones end; those that do not within the patience are given back. */
  stop(): Promise<void>
}

export type WorkerOptions = {
  /** Delivers mails; without one they stay in the outbox. */
  provider?: MailProvider | undefined
  concurrency?: number
  /** How long running jobs may take once the worker has been told to stop. */
  patienceMs?: number
}

/** The queue's own lines, of which only trouble is worth keeping: jobs note their errors themselves. */
const queueLog = new Logger(({ label }) => (level, message) => {
  if (level === 'error' || level === 'warning') {
    log[level === 'error' ? 'error' : 'warn']({ from: label }, message)
  }
})

const eraseVisitorsTask = 'erase-due-visitors'
const sweepFilesTask = 'sweep-files'
const proveRollupsTask = 'prove-rollups'
/** Visitors every hour, since the days of festivals end in three zones; files and the proof of the totals at night. */
const crontab = [
  `17 * * * * ${eraseVisitorsTask}`,
  `43 18 * * * ${sweepFilesTask}`,
  `7 19 * * * ${proveRollupsTask}`,
].join('\n')

/** The jobs of this app. */
function taskList(db: Db, provider: MailProvider | undefined): TaskList {
  return {
    [sendMailTask]: async (payload, { job }) => {
      const isLast = job.attempts >= job.max_attempts
      await sendMail(db, Payload.parse(payload).id, { provider, isLast })
    },
    [eraseVisitorsTask]: async () => {
      const erased = await eraseDueVisitors(db)
      if (erased > 0) log.info({ erased }, 'visitors have been forgotten as promised')
    },
    [proveRollupsTask]: async () => {
      const proved = await proveAllRollups(db)
      if (proved > 0) log.info({ festivals: proved }, 'totals have been compared with their lines')
    },
    [sweepFilesTask]: async () => {
      const swept = await sweepFiles(db, new Date())
      if (swept > 0) log.info({ swept }, 'pictures that nothing shows any more have been removed')
    },
  }
}

/**
 * Works off the job queue inside this process. Any number of processes may do so on one database: each
 * job is done by one of them.
 */
export async function startWorker(
  pool: Pool,
  db: Db,
  {
    provider = configuredProvider(),
    concurrency = 2,
    patienceMs = STOP_PATIENCE_MS,
  }: WorkerOptions = {},
): Promise<Worker> {
  const events: WorkerEvents = new EventEmitter()
  let jobs: WorkerPool | undefined
  events.once('pool:create', ({ workerPool }) => {
    jobs = workerPool
  })
  const runner = await run({
    pgPool: pool,
    concurrency,
    pollInterval: 5000,
    noHandleSignals: true,
    logger: queueLog,
    taskList: taskList(db, provider),
    crontab,
    events,
  })
  const watch = new JobWatch(db, pool, jobs?.id ?? '')
  await watch.begin()

  async function stop(): Promise<void> {
    const giveBack = setTimeout(() => {
      void jobs?.forcefulShutdown('the server has been stopped')
    }, patienceMs)
    await runner.stop().finally(() => clearTimeout(giveBack))
    await watch.end()
  }
  let stopped: Promise<void> | undefined
  return {
    stop() {
      stopped ??= stop()
      return stopped
    },
  }
}

/**
 * The worker that `start` makes, tried again until there is one: a process that begins while the database is away for a
 * moment would otherwise send no mail until its next start.
 */
export function startPatiently(start: () => Promise<Worker>, againMs = START_AGAIN_MS): Worker {
  const stopped = new AbortController()
  const { signal } = stopped
  async function begin(): Promise<Worker | undefined> {
    while (!signal.aborted) {
      try {
        return await start()
      } catch (error) {
        log.error({ err: error }, 'the job queue could not be started; it is tried again')
        await sleep(againMs, undefined, { signal, ref: false }).catch(() => {})
      }
    }
    return undefined
  }
  const worker = begin()
  return {
    async stop() {
      stopped.abort()
      await (await worker)?.stop()
    },
  }
}
