import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { demonstrationAccounts, demonstrationPassword } from '#db/seed/accounts.ts'
import { CookieJar } from '#tests/support/cookies.ts'
import { saleUpload, scanUpload } from './api-contests.ts'
import type { Festival } from './festival.ts'
import type { Target } from './load.ts'
import type { Line } from './print.ts'

const SECONDS = 20
/** Uploads of each kind in a second: the rush at eight gates and as many tills. */
const UPLOADS_A_SECOND = 20
const PUBLIC_PAPERS_A_SECOND = 20
const MOST_MS = 100
const MOST_TIMES_QUIET = 2
/** Readings that this takes, with some to spare. */
export const HEAVY_TICKETS = SECONDS * UPLOADS_A_SECOND * 3 + 100

/** Those who ask for files never stand in front of the phones on this side. */
const phones = new Agent({ keepAlive: true })
const others = new Agent({ keepAlive: true })

/**
 * Scans and sales at a steady pace, first alone, then while an organizer asks for badges, maps and every table one
 * after the other, and strangers for the public map at twenty a second.
 */
export async function measureHeavy(
  target: Target,
  { gates, tills, codes }: Festival,
  slug: string,
): Promise<Line[]> {
  const upload = (path: string, token: string, body: unknown) =>
    timed(target, 'POST', path, { Authorization: `Bearer ${token}` }, body)
  const uploads = async () => {
    const [scans, sales] = [[] as number[], [] as number[]]
    await atPace(UPLOADS_A_SECOND, SECONDS, async (turn) => {
      const gate = gates[turn % gates.length]
      const till = tills[turn % tills.length]
      if (!gate || !till) return
      const [scan, sale] = await Promise.all([
        upload('/api/v1/gate/scans', gate.token, scanUpload(gate, codes.pop() ?? '')),
        upload('/api/v1/till/sales', till.token, saleUpload(till)),
      ])
      scans.push(scan.ms)
      sales.push(sale.ms)
    })
    return { scans: p95(scans), sales: p95(sales) }
  }
  const cookie = await signIn(target)
  await uploads() // until both sides run at their full speed
  const quiet = await uploads()
  const ended = new AbortController()
  const asking = askForFiles(target, slug, cookie, ended.signal)
  const busy = await uploads()
  ended.abort()
  const asked = await asking
  const line = (name: string, ours: number, alone: number): Line => ({
    name,
    figure: `p95 ${ours.toFixed(0)} ms, alone ${alone.toFixed(0)} ms`,
    wanted: `<= ${MOST_MS} ms, ${MOST_TIMES_QUIET} times alone`,
    reached: ours <= MOST_MS && ours <= MOST_TIMES_QUIET * alone,
  })
  return [
    line('scan while files are made', busy.scans, quiet.scans),
    line('sale while files are made', busy.sales, quiet.sales),
    { name: 'files given out meanwhile', figure: asked, wanted: '', reached: true },
  ]
}

/** Asks for everything until it is told to stop; answers how many of each came. */
async function askForFiles(target: Target, slug: string, cookie: string, ended: AbortSignal) {
  const given = new Map<string, number>()
  const count = (name: string) => given.set(name, (given.get(name) ?? 0) + 1)
  const get = async (name: string, path: string, as = cookie) => {
    const { status } = await timed(target, 'GET', path, as ? { Cookie: as } : {})
    count(status === 200 ? name : `${name} ${status}`)
  }
  const papers = [
    'lapangan/tanda-pengenal.pdf',
    'lapangan/papan-stan.pdf',
    'denah.pdf?warna=kanwil',
    'denah.png?lebar=3600',
    'denah/keadilan.pdf',
  ]
  const tables = ['penjualan.xlsx', 'penjualan.csv', 'permohonan.xlsx', 'permohonan.csv']
  const one = async (names: ReadonlyArray<string>, name: string) => {
    for (let turn = 0; !ended.aborted; turn += 1) {
      const path = names[turn % names.length] ?? ''
      // In either language and with another booth marked each time: nothing is at hand.
      const language = turn % 2 === 0 ? 'id' : 'en'
      const query = path.includes('?') ? `&stan=A-${String(turn % 60).padStart(2, '0')}` : ''
      await get(name, `/panitia/${slug}/${path}${query}`, `${cookie}; lang=${language}`)
    }
  }
  await Promise.all([
    one(papers, 'papers'),
    one(papers.slice(2, 4), 'maps'),
    one(tables, 'tables'),
    one(['../../admin/registri.xlsx', '../../admin/registri.csv'], 'registry'),
    atPace(PUBLIC_PAPERS_A_SECOND, SECONDS, (turn) =>
      get('public papers', `/f/${slug}/denah.pdf?x=${turn}`, ''),
    ),
  ])
  return [...given].map(([name, times]) => `${times} ${name}`).join(', ')
}

async function signIn(target: Target): Promise<string> {
  const administrator = demonstrationAccounts.find(({ role }) => role === 'administrator')
  const origin = `http://127.0.0.1:${target.port}`
  const answer = await fetch(`${origin}/masuk`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: origin },
    body: new URLSearchParams({
      email: administrator?.email ?? '',
      password: demonstrationPassword,
    }),
  })
  if (answer.status !== 302) throw new Error(`Nobody could sign in: ${answer.status}.`)
  const jar = new CookieJar()
  jar.take(answer.headers)
  return jar.headers().get('Cookie') ?? ''
}

/** Begins something so many times a second, whether the earlier ones have ended or not. */
async function atPace(perSecond: number, seconds: number, work: (turn: number) => Promise<void>) {
  const began = performance.now()
  const works: Promise<void>[] = []
  for (let turn = 0; turn < perSecond * seconds; turn += 1) {
    await pause(Math.max(0, began + (turn * 1000) / perSecond - performance.now()))
    works.push(work(turn))
  }
  await Promise.all(works)
}

function timed(
  { port }: Target,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<{ status: number; ms: number }> {
  const sent = body === undefined ? '' : JSON.stringify(body)
  return new Promise((done, fail) => {
    const began = performance.now()
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        method,
        path: new URL(path, 'http://localhost').href.slice('http://localhost'.length),
        agent: body === undefined ? others : phones,
        headers: { ...headers, ...(sent ? { 'Content-Type': 'application/json' } : {}) },
      },
      (answer) => {
        answer.on('error', fail).on('end', () => {
          done({ status: answer.statusCode ?? 0, ms: performance.now() - began })
        })
        answer.resume()
      },
    )
    asked.on('error', fail)
    asked.end(sent)
  })
}

function p95(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
}
