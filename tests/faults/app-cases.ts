import { setTimeout as sleep } from 'node:timers/promises'
import { queueMail } from '#app/features/mail/queue-mail.server.ts'
import { AppProcess } from './app-process.ts'
import { childrenOf, processesOf, signal } from './cluster.ts'
import { duringUploads } from './during-uploads.ts'
import { ms, type Outcome } from './outcome.ts'
import { inPlaceOf, type World } from './world.ts'

/** What a process that has died was at is taken up by another within this time. */
const TAKEN_UP_MS = 60_000
const OUT_WHEN_FROZEN_MS = 15_000

export const killApp = (world: World) =>
  duringUploads(
    world,
    'the app is killed by SIGKILL, and started at once',
    async () => {
      await world.app.end('SIGKILL')
      await world.app.start()
    },
    { mayBeCut: true },
  )

/** A mail that the provider has taken, but whose answer never reached the process. */
export async function mailInFlight({ app, db, mails }: World): Promise<Outcome> {
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
  const since = Date.now()
  await app.end('SIGKILL')
  mails.release()
  await app.start()
  const statusOf = async () =>
    (
      await db
        .selectFrom('outboxMessage')
        .select('status')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    ).status
  while ((await statusOf()) !== 'sent' && Date.now() - since < 2 * TAKEN_UP_MS) await sleep(250)
  const sentAfterMs = Date.now() - since
  return {
    name: 'a mail is in flight when the app is killed',
    figures: {
      'sent after': ms(sentAfterMs),
      'asked of the provider': String(mails.requests.filter(({ key }) => key === id).length),
      delivered: String([...mails.delivered.keys()].filter((key) => key === id).length),
    },
    holds: {
      'it is sent': (await statusOf()) === 'sent',
      'it is taken up within a minute': sentAfterMs <= TAKEN_UP_MS,
      'it arrives once': mails.delivered.has(id),
    },
  }
}

/** A stop does not wait for a database that gives no answer. */
export async function stopFrozen({ app, clusterDir }: World): Promise<Outcome> {
  const pids = await processesOf(clusterDir)
  signal(pids, 'SIGSTOP')
  const since = Date.now()
  await app.end('SIGTERM')
  const outMs = Date.now() - since
  signal(pids, 'SIGCONT')
  await app.start()
  return {
    name: 'the app is told to stop while the cluster is frozen',
    figures: { 'out after': ms(outMs) },
    holds: { 'it is out within fifteen seconds': outMs < OUT_WHEN_FROZEN_MS },
  }
}

/** Of two processes on one port one dies: the other goes on, and another one takes its place. */
export async function processes(world: World): Promise<Outcome> {
  const { folder, settings } = world
  const app = new AppProcess({ folder, env: settings, args: ['--processes=2'] })
  return inPlaceOf(world, app, async () => {
    let backMs = 0
    const outcome = await duringUploads(
      { ...world, app },
      'of two processes one is killed by SIGKILL',
      async () => {
        const before = await childrenOf(app.pid, 'server.ts')
        signal(before.slice(0, 1), 'SIGKILL')
        const since = Date.now()
        const isNew = (pid: number) => !before.includes(pid)
        while (!(await childrenOf(app.pid, 'server.ts')).some(isNew)) await sleep(100)
        backMs = Date.now() - since
        await sleep(5000)
      },
      { mayBeCut: true },
    )
    const running = (await childrenOf(app.pid, 'server.ts')).length
    return {
      ...outcome,
      figures: { ...outcome.figures, 'another one begun after': ms(backMs) },
      holds: { ...outcome.holds, 'two are at work again': running === 2 },
    }
  })
}
