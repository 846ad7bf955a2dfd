import { saleUpload, scanUpload } from './api-contests.ts'
import type { Festival } from './festival.ts'
import type { Target } from './load.ts'
import type { Line } from './print.ts'
import { atPace, p95, signIn, timed } from './steady.ts'

const SECONDS = 20
/** Uploads of each kind in a second: the rush at eight gates and as many tills. */
const UPLOADS_A_SECOND = 20
const PUBLIC_PAPERS_A_SECOND = 20
const MOST_MS = 100
const MOST_TIMES_QUIET = 2
/** Readings that this takes, with some to spare. */
export const HEAVY_TICKETS = SECONDS * UPLOADS_A_SECOND * 3 + 100

/**
 * Scans and sales at a steady pace, first alone, then while an organizer asks for badges and maps and an administrator
 * for every table, each for two things at once, and strangers for the public map at twenty a second.
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
  const people = [await signIn(target, 'organizer'), await signIn(target)] as const
  await uploads() // until both sides run at their full speed
  const quiet = await uploads()
  const ended = new AbortController()
  const asking = askForFiles(target, slug, people, ended.signal)
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
async function askForFiles(
  target: Target,
  slug: string,
  [organizer, administrator]: readonly [string, string],
  ended: AbortSignal,
) {
  const given = new Map<string, number>()
  const count = (name: string) => given.set(name, (given.get(name) ?? 0) + 1)
  const get = async (name: string, path: string, as: string) => {
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
  const one = async (cookie: string, names: ReadonlyArray<string>, name: string) => {
    for (let turn = 0; !ended.aborted; turn += 1) {
      const path = names[turn % names.length] ?? ''
      // In either language and with another booth marked each time: nothing is at hand.
      const language = turn % 2 === 0 ? 'id' : 'en'
      const query = path.includes('?') ? `&stan=A-${String(turn % 60).padStart(2, '0')}` : ''
      await get(name, `/panitia/${slug}/${path}${query}`, `${cookie}; lang=${language}`)
    }
  }
  await Promise.all([
    one(organizer, papers, 'papers'),
    one(organizer, papers.slice(2, 4), 'maps'),
    one(administrator, tables, 'tables'),
    one(administrator, ['../../admin/registri.xlsx', '../../admin/registri.csv'], 'registry'),
    atPace(PUBLIC_PAPERS_A_SECOND, SECONDS, (turn) =>
      get('public papers', `/f/${slug}/denah.pdf?x=${turn}`, ''),
    ),
  ])
  return [...given].map(([name, times]) => `${times} ${name}`).join(', ')
}
