import { isRouteErrorResponse } from '@remix-run/react'

const PATIENCE_MS = 8_000

/** Data of a page, and whether the server is out of reach, so that they may be old. */
type Seen<Data> = Data & { cutOff: boolean }

/**
 * Failures after which the data seen last are shown: no network, no answer in time, or the answer of a proxy whose
 * server is down.
 */
export function isServerAway(error: unknown): boolean {
  if (isRouteErrorResponse(error)) return error.status === 502 || error.status === 503
  if (error instanceof DOMException) return error.name === 'TimeoutError'
  if (!(error instanceof Error)) return false
  return /fetch|network|load failed|unable to decode/i.test(error.message)
}

/** What the server has decided, such as the way to the sign-in page: not a failure of its own. */
function isRefusal(error: unknown): boolean {
  return error instanceof Response || (isRouteErrorResponse(error) && error.status < 500)
}

/** The data that a page has shown last, for the time when the server cannot be asked. */
export class LastSeen<Data extends object> {
  private seen: { key: string; data: Data } | undefined

  /** Asks the server; answers what was seen last under this key when it is away. `isOnline` false spares the asking. */
  async ask(
    key: string,
    ask: () => Promise<Data>,
    { isOnline, isCopy }: { isOnline: boolean; isCopy: boolean },
  ): Promise<Seen<Data>> {
    const earlier = this.seen?.key === key ? this.seen.data : undefined
    if (earlier && !isOnline) return { ...earlier, cutOff: true }
    try {
      const data = await inTime(ask())
      this.seen = { key, data }
      // The first data of a page that was opened as a copy are the copy's.
      return { ...data, cutOff: earlier === undefined && isCopy }
    } catch (error) {
      if (!earlier || isRefusal(error)) throw error
      return { ...earlier, cutOff: true }
    }
  }
}

async function inTime<Value>(asked: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new DOMException('no answer', 'TimeoutError')), PATIENCE_MS)
  })
  return Promise.race([asked, late]).finally(() => clearTimeout(timer))
}
