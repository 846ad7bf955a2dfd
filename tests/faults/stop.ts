import { readdir, stat } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { createClient } from '#db/connect.server.ts'
import { Builds } from '../../server/builds.ts'
import { openSessions } from '../bench/live-sessions.ts'
import { root } from './app-process.ts'
import { duringUploads } from './during-uploads.ts'
import { ms, type Outcome } from './outcome.ts'
import type { World } from './world.ts'

const STREAMS = 20
const KEPT = 30
const DOWNLOADS = 4
/** Each asks for a few connections at once, of ten. */
const PAGES = 3
const HELD_MS = 1000
const OUT_MS = 3000
/** 64 kB a piece: a megabyte takes a second and a half. */
const PIECE_MS = 80

type Answer = { status: number; connection: string | undefined; whole: boolean }

/** As at every update: with streams, kept connections, slow downloads and pages that wait for a lock. */
export async function stop(world: World): Promise<Outcome> {
  const { app, embedded, slug } = world
  const largest = await findLargestAsset()
  const cookies = await openSessions(embedded.url('gelar'), STREAMS)
  let outMs = 0
  let answers: Answer[] = []
  let whole = 0
  let streamsEnded = 0
  const outcome = await duringUploads(
    world,
    'the app is told to stop in the midst of work, and started again',
    async () => {
      const streams = cookies.map((cookie) => follow(`${app.origin}/panitia/${slug}/live`, cookie))
      await Promise.all(streams.map(({ open }) => open))
      const agents = Array.from({ length: KEPT }, () => new Agent({ keepAlive: true }))
      await Promise.all(agents.map((agent) => ask(`${app.origin}/version`, agent)))
      const holder = createClient(embedded.url('gelar'))
      await holder.connect()
      await holder.query('begin; lock table slot in access exclusive mode')
      const pages = Array.from({ length: PAGES }, (_, turn) =>
        ask(`${app.origin}/f/${slug}/acara?panggung=henti${turn}`, new Agent({ keepAlive: true })),
      )
      const downloads = Array.from({ length: DOWNLOADS }, () =>
        readSlowly(app.origin + largest.path),
      )
      await Promise.all(downloads.map(({ begun }) => begun))
      await untilWaiting(holder, PAGES)
      const since = Date.now()
      const out = app.end('SIGTERM').then(() => {
        outMs = Date.now() - since
      })
      await sleep(HELD_MS)
      await holder.query('rollback')
      await holder.end()
      answers = await Promise.all(pages)
      whole = (await Promise.all(downloads.map(({ ended }) => ended))).filter(
        (bytes) => bytes === largest.bytes,
      ).length
      await out
      streamsEnded = (await Promise.all(streams.map(({ ended }) => ended))).length
      for (const agent of agents) agent.destroy()
      await app.start()
    },
    { mayBeCut: true },
  )
  const good = answers.filter((answer) => answer.whole && answer.status === 200)
  return {
    ...outcome,
    figures: {
      ...outcome.figures,
      'out after': ms(outMs),
      'waiting pages answered': `${good.length} of ${PAGES}`,
      'slow downloads whole': `${whole} of ${DOWNLOADS}`,
      'streams ended': `${streamsEnded} of ${STREAMS}`,
    },
    holds: {
      ...outcome.holds,
      'it is out within three seconds': outMs < OUT_MS,
      'what ran was answered to its end': good.length === PAGES && whole === DOWNLOADS,
      'running answers close their connection': good.every(
        ({ connection }) => connection === 'close',
      ),
    },
  }
}

/** Until so many questions wait for the lock: the pages have arrived, and are not answered yet. */
async function untilWaiting(holder: pg.Client, count: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { rows } = await holder.query<{ waiting: number }>(
      `select count(*)::int as waiting from pg_locks where not granted and relation = 'slot'::regclass`,
    )
    await sleep(100)
    if ((rows[0]?.waiting ?? 0) >= count) return
  }
  throw new Error('The pages do not wait for the lock.')
}

async function findLargestAsset(): Promise<{ path: string; bytes: number }> {
  const [name = ''] = await new Builds(root).list()
  const folder = join(new Builds(root).dirOf(name), 'client', 'assets')
  const files = await Promise.all(
    (await readdir(folder)).map(async (file) => ({
      path: `/assets/${file}`,
      bytes: (await stat(join(folder, file))).size,
    })),
  )
  const [largest] = files.sort((a, b) => b.bytes - a.bytes)
  if (!largest) throw new Error('The build has no assets.')
  return largest
}

/** How many bytes came, to a reader who takes them a piece at a time. */
function readSlowly(url: string): { begun: Promise<void>; ended: Promise<number> } {
  let begin = () => {}
  const begun = new Promise<void>((done) => {
    begin = done
  })
  const ended = new Promise<number>((done) => {
    let bytes = 0
    const request = get(url, { agent: new Agent({ keepAlive: true }) }, (response) => {
      begin()
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        response.pause()
        setTimeout(() => response.resume(), PIECE_MS)
      })
      response.once('close', () => done(response.complete ? bytes : 0))
    })
    request.once('error', () => done(0))
  })
  return { begun, ended }
}

function follow(url: string, cookie: string) {
  const answer = fetch(url, { headers: { Cookie: cookie, Accept: 'text/event-stream' } })
  const open = answer.then(({ status }) => {
    if (status !== 200) throw new Error(`A stream was answered with ${status}.`)
  })
  const ended = answer.then((one) => one.text()).catch(() => '')
  return { open, ended }
}

function ask(url: string, agent: Agent): Promise<Answer> {
  return new Promise((done) => {
    const request = get(url, { agent }, (response) => {
      const { statusCode = 0, headers } = response
      response.resume()
      response.once('close', () =>
        done({ status: statusCode, connection: headers.connection, whole: response.complete }),
      )
    })
    request.once('error', () => done({ status: 0, connection: undefined, whole: false }))
  })
}
