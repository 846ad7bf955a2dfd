import { readFile } from 'node:fs/promises'
import { saleUpload, scanUpload } from './api-contests.ts'
import type { Festival } from './festival.ts'
import { followLive } from './live-followers.ts'
import { openSessions } from './live-sessions.ts'
import { publicPages } from './page-contests.ts'
import type { Line } from './print.ts'
import type { Running } from './processes.ts'
import { atPace, signIn, timed } from './steady.ts'

/** How long, in minutes; `BENCH_MINUTES=5` for a look. */
const MINUTES = Number(process.env.BENCH_MINUTES ?? 60)
const SCANS_A_SECOND = 4
const SALES_A_SECOND = 3
const PAGES_A_SECOND = 2
const FILES_A_MINUTE = 6
const LISTENERS = 30
const MOST_MB = 600

/** Readings that an hour takes, with some to spare. */
export const MEMORY_TICKETS = MINUTES * 60 * SCANS_A_SECOND + 100

const papers = [
  'lapangan/tanda-pengenal.pdf',
  'penjualan.xlsx',
  'denah.png?lebar=3600',
  'lapangan/papan-stan.pdf',
  'permohonan.xlsx',
  'denah.pdf?warna=kanwil',
  'penjualan.csv',
  'denah/keadilan.pdf',
]

/**
 * What the server holds of the memory in an hour of everything at once: gates and tills, visitors' and organizers' pages,
 * listeners, and a file every ten seconds. Its database is a process of its own and not counted.
 */
export async function measureMemory(
  ours: Running,
  { url, festival, slug }: { url: string; festival: Festival; slug: string },
): Promise<Line[]> {
  const seconds = MINUTES * 60
  const cookie = await signIn(ours)
  const sessions = await openSessions(url, LISTENERS)
  for (const session of sessions) {
    const refresh = () =>
      fetch(`http://127.0.0.1:${ours.port}/panitia/ukur.data`, {
        headers: { Cookie: session, 'X-Gelar-Refresh': '1' },
      })
    await followLive(ours.port, '/panitia/ukur/live', session, refresh)
  }
  const answers = new Map<number, number>()
  const ask = async (...asked: Parameters<typeof timed>) => {
    const { status } = await timed(...asked)
    answers.set(status, (answers.get(status) ?? 0) + 1)
  }
  const get = (path: string, as = '') =>
    ask(ours, 'GET', path, { 'Accept-Encoding': 'gzip', ...(as ? { Cookie: as } : {}) })
  const send = (path: string, token: string, body: unknown) =>
    ask(ours, 'POST', path, { Authorization: `Bearer ${token}` }, body)
  const pages = [
    ...publicPages(slug).map((path) => () => get(`${path}?x=${Math.random()}`)),
    () => get(`/panitia/${slug}`, cookie),
    () => get(`/panitia/${slug}/penjualan`, cookie),
    () => get(`/panitia/${slug}/denah`, cookie),
    () => get('/panitia/ukur/pengunjung', cookie),
  ]
  const held: number[] = []
  await Promise.all([
    atPace(SCANS_A_SECOND, seconds, async (turn) => {
      const gate = festival.gates[turn % festival.gates.length]
      const body = gate && scanUpload(gate, festival.codes.pop() ?? '')
      if (gate) await send('/api/v1/gate/scans', gate.token, body)
    }),
    atPace(SALES_A_SECOND, seconds, async (turn) => {
      const till = festival.tills[turn % festival.tills.length]
      if (till) await send('/api/v1/till/sales', till.token, saleUpload(till))
    }),
    atPace(PAGES_A_SECOND, seconds, async (turn) => pages[turn % pages.length]?.()),
    atPace(FILES_A_MINUTE / 60, seconds, (turn) =>
      get(`/panitia/${slug}/${papers[turn % papers.length] ?? ''}`, cookie),
    ),
    atPace(1, seconds, async (turn) => {
      held.push(await residentMb(ours.pid))
      if (turn % 300 === 0) console.log(`minute ${turn / 60}: ${held.at(-1)?.toFixed(0)} MB`)
    }),
  ])
  const most = Math.max(...held)
  const failed = [...answers].filter(([status]) => status >= 400)
  const said = [...answers].map(([status, times]) => `${times} of ${status}`).join(', ')
  return [
    {
      name: `memory: most in ${MINUTES} minutes`,
      figure: `${most.toFixed(0)} MB`,
      wanted: `<= ${MOST_MB} MB`,
      reached: most <= MOST_MB,
    },
    { name: 'memory: answers', figure: said, wanted: 'none refused', reached: failed.length === 0 },
  ]
}

/** What a process holds of the memory, in MB. */
export async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s*(\d+)/.exec(status)?.[1]) / 1024
}
