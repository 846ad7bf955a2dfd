import { readFile } from 'node:fs/promises'
import { saleUpload, scanUpload } from './api-contests.ts'
import type { Festival } from './festival.ts'
import { type Change, type Follower, followLive, percentile } from './live-followers.ts'
import { openSessions } from './live-sessions.ts'
import { residentMb } from './memory.ts'
import type { Line } from './print.ts'
import type { Running } from './processes.ts'

const LISTENERS = 1000
const OVERVIEWS = 50
const CHANGES_A_SECOND = 5
const QUIET_S = 12
const LOADED_S = 24
const SLUG = 'ukur'

/** Fresh tickets that are used up here. */
export const LIVE_TICKETS_NEEDED = 2000

/**
 * Scans at the pace of changes, first with nobody listening, then with a thousand listeners of whom fifty are overviews that
 * ask anew with each news, as their pages do; and what a thousand pages do that all ask at the same moment.
 */
export async function measureLive(
  ours: Running,
  { url, festival }: { url: string; festival: Festival },
): Promise<Line[]> {
  const base = `http://127.0.0.1:${ours.port}`
  const cookies = await openSessions(url, LISTENERS / 10)
  const page = `${base}/panitia/${SLUG}.data`
  const refresh = (cookie: string) =>
    fetch(page, { headers: { Cookie: cookie, 'X-Gelar-Refresh': '1' } })

  await changes(base, festival, 3)
  const quiet = await changes(base, festival, QUIET_S)

  const followers: Follower[] = []
  for (let index = 0; index < LISTENERS; index += 1) {
    const cookie = cookies[index % cookies.length] ?? ''
    const onNews = index < OVERVIEWS ? () => refresh(cookie) : undefined
    followers.push(await followLive(ours.port, `/panitia/${SLUG}/live`, cookie, onNews))
  }
  await changes(base, festival, 10)
  const [memoryBefore, cpuBefore] = [await residentMb(ours.pid), await cpuSeconds(ours.pid)]
  for (const follower of followers) follower.reset()
  const loaded = await changes(base, festival, LOADED_S)
  await new Promise((done) => setTimeout(done, 2500))
  const cpu = ((await cpuSeconds(ours.pid)) - cpuBefore) / (LOADED_S + 2.5)
  const memory = await residentMb(ours.pid)
  const delays = followers.flatMap((follower) => follower.delaysOf(loaded.made))
  const shown = followers.flatMap((follower) => follower.shownAfterMs)
  const failed = followers.reduce((sum, follower) => sum + follower.failures, 0)
  for (const follower of followers) follower.close()

  const asking = Array.from({ length: LISTENERS }, async (_, index) => {
    const answer = await refresh(cookies[index % cookies.length] ?? '').catch(() => undefined)
    await answer?.arrayBuffer()
    return answer?.status ?? 0
  })
  const [rush, ...answers] = await Promise.all([changes(base, festival, 10), ...asking])
  const later = answers.filter((status) => status === 503).length
  const wrong = answers.filter((status) => status !== 503 && status !== 200).length

  const ms = (times: number[], share: number) => percentile(times, share)
  const twice = 2 * ms(quiet.times, 0.95)
  return [
    figure('live: scan p95, nobody listening', ms(quiet.times, 0.95), 'ms'),
    figure(
      `live: scan p95, ${LISTENERS} listeners, ${OVERVIEWS} overviews`,
      ms(loaded.times, 0.95),
      'ms',
      twice,
    ),
    figure('live: change to listener, p50', ms(delays, 0.5), 'ms'),
    figure('live: change to listener, p95', ms(delays, 0.95), 'ms', 2000),
    figure('live: news to overview shown, p95', ms(shown, 0.95), 'ms'),
    figure('live: refreshes that failed or were put off', failed, ''),
    figure('live: processor of the server', cpu * 100, '%'),
    figure('live: memory before', memoryBefore, 'MB'),
    figure('live: memory after', memory, 'MB', memoryBefore * 1.15),
    figure(`live: scan p95, ${LISTENERS} pages asking at once`, ms(rush.times, 0.95), 'ms'),
    figure('live: of these told to come later', later, ''),
    figure('live: of these answered wrongly', wrong, '', 0),
  ]
}

function figure(name: string, value: number, unit: string, most?: number): Line {
  const said = (number: number) => `${number.toFixed(0)} ${unit}`.trim()
  return {
    name,
    figure: said(value),
    wanted: most === undefined ? '' : `<= ${said(most)}`,
    reached: most === undefined || value <= most,
  }
}

type Changes = { times: number[]; made: Change[] }

/** Scans and sales by turns; answers how long the scans took (milliseconds) and when each change was stored. */
async function changes(base: string, festival: Festival, seconds: number): Promise<Changes> {
  const times: number[] = []
  const made: Change[] = []
  const sent: Promise<void>[] = []
  const count = seconds * CHANGES_A_SECOND
  for (let index = 0; index < count; index += 1) {
    const isScan = index % 2 === 0
    sent.push(
      (isScan ? scan(base, festival, index) : sale(base, festival, index)).then((tookMs) => {
        made.push({ at: performance.now(), topic: isScan ? 'scans' : 'sales' })
        if (isScan) times.push(tookMs)
      }),
    )
    await new Promise((done) => setTimeout(done, 1000 / CHANGES_A_SECOND))
  }
  await Promise.all(sent)
  return { times, made }
}

function scan(base: string, { gates, codes }: Festival, index: number): Promise<number> {
  const gate = gates[index % gates.length]
  if (!gate) throw new Error('The bench has no gate.')
  return post(`${base}/api/v1/gate/scans`, gate.token, scanUpload(gate, codes.pop() ?? ''))
}

function sale(base: string, { tills }: Festival, index: number): Promise<number> {
  const till = tills[index % tills.length]
  if (!till) throw new Error('The bench has no till.')
  return post(`${base}/api/v1/till/sales`, till.token, saleUpload(till))
}

async function post(url: string, token: string, body: unknown): Promise<number> {
  const began = performance.now()
  const ask = () =>
    fetch(url, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  // A connection that has rested may be closed at the moment that it is used; the upload counts once.
  const answer = await ask().catch(ask)
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${url} was answered with ${answer.status}:\n${text}`)
  return performance.now() - began
}

/** What a process has used of the processor, in seconds of one core. */
async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const [, user, system] = /\) \S+(?: \S+){10} (\d+) (\d+)/.exec(stat) ?? []
  return (Number(user) + Number(system)) / 100
}
