import { nextTurn } from '../line/turn.ts'
import { freshness } from './freshness.ts'
import { refreshHeader } from './news.ts'
import { pauseAfter } from './pauses.ts'

type Fetch = typeof window.fetch

const PATIENCE_MS = 10_000
let pagesKept = 0
let isRefresh = false
let askedAt = 0

/** Until the returned function is called, the page's own data are waited for rather than failed for. */
export function keepPage(): () => void {
  pagesKept += 1
  return () => {
    pagesKept -= 1
  }
}

/** The next asking for the page's own data is nobody's wish: the server may let it wait. */
export function beginRefresh(): void {
  isRefresh = true
}

/** When the page's own data were asked for last: what has changed before is in their answer. */
export const lastAskedAt = (): number => askedAt

/** Has the pages that keep themselves current wait for the server; the framework offers no hook for its questions. */
export function installPatientFetch(): void {
  window.fetch = patient(window.fetch, isWaitedFor)
}

/** Whether what an address is asked for is waited for in silence, because the page keeps itself current. */
export function isWaitedFor(url: URL): boolean {
  return pagesKept > 0 && isOwnData(url, window.location)
}

/** Whether an address is that of the data of the page itself, or of its place among the routes, which may come before. */
export function isOwnData(
  url: URL,
  page: Pick<Location, 'origin' | 'pathname' | 'search'>,
): boolean {
  if (url.pathname === '/__manifest') return url.searchParams.getAll('p').includes(page.pathname)
  const asked = new URL(url)
  asked.searchParams.delete('_routes')
  const path = page.pathname.replace(/\/$/, '')
  const own = new URL(`${path}.data${page.search}`, page.origin)
  asked.searchParams.sort()
  own.searchParams.sort()
  return asked.href === own.href
}

/**
 * A fetch that does not fail for what `isOwn` names: without an answer, or with one that says "not now", it asks again
 * after growing pauses, until it has one or is told to stop. A refusal is an answer.
 */
export function patient(fetch: Fetch, isOwn: (url: URL) => boolean): Fetch {
  return async (input, init = {}) => {
    const url = input instanceof Request ? undefined : new URL(input, document.baseURI)
    if (!url || (init.method ?? 'GET') !== 'GET' || !isOwn(url)) return fetch(input, init)
    const headers = new Headers(init.headers)
    if (isRefresh && url.pathname.endsWith('.data')) {
      headers.set(refreshHeader, '1')
      isRefresh = false
    }
    const stop = init.signal ?? new AbortController().signal
    try {
      for (let failures = 1; ; failures += 1) {
        askedAt = Date.now()
        const answer = await inTime((signal) => fetch(url, { ...init, headers, signal }), stop)
        if (answer && !isLater(answer)) {
          freshness.answered()
          return answer
        }
        freshness.unanswered()
        await nextTurn(Math.max(pauseAfter(failures), laterMs(answer)), stop)
        stop.throwIfAborted()
      }
    } catch (error) {
      freshness.gaveUp()
      throw error
    }
  }
}

/** The whole answer; undefined when there is none in time, or when it breaks off. Throws when told to stop. */
async function inTime(
  ask: (signal: AbortSignal) => Promise<Response>,
  stop: AbortSignal,
): Promise<Response | undefined> {
  stop.throwIfAborted()
  const asking = new AbortController()
  const end = () => asking.abort()
  stop.addEventListener('abort', end)
  const timer = setTimeout(end, PATIENCE_MS)
  try {
    const answer = await ask(asking.signal)
    const body = await answer.arrayBuffer()
    return new Response(body.byteLength > 0 ? body : null, answer)
  } catch {
    stop.throwIfAborted()
    return undefined
  } finally {
    clearTimeout(timer)
    stop.removeEventListener('abort', end)
  }
}

const isLater = ({ status }: Response) => status >= 500 || status === 429

/** How long the server wants to be left alone. */
function laterMs(answer: Response | undefined): number {
  return Number(answer?.headers.get('Retry-After') ?? 0) * 1000 || 0
}
