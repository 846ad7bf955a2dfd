import { pauseAfter } from '../live/pauses.ts'
import { nextTurn } from './turn.ts'
import { unreached } from './unreached.ts'
import { isProxyAlone, wholeAnswer } from './whole-answer.ts'

/** After this long without an answer the page says so, and goes on waiting. */
const LATE_MS = 10_000
/** A try is to be seen by whoever has tapped for it. */
const SEEN_MS = 600

let typedAt = 0
/** The data of a page and its parts may be waited for at once: a tap is for all. */
const taps = new Set<() => void>()

/** Notes when something was typed last: whoever types on is not taken away from the page. */
export function noteTyping(): void {
  typedAt = Date.now()
}

/**
 * Asks for what the reader wants to see until the server answers. Meanwhile the page that is there stays, and says so. It
 * asks by itself, after growing pauses, unless something has been typed since: then at a tap only.
 */
export async function insist(
  ask: (signal: AbortSignal) => Promise<Response>,
  stop: AbortSignal,
): Promise<Response> {
  const wish = {}
  const wishedAt = Date.now()
  let tap = new AbortController()
  const endTurn = () => tap.abort()
  const again = () => {
    for (const tapped of [...taps]) tapped()
  }
  const tell = (isTrying: boolean) => unreached.tell(wish, { what: 'page', again, isTrying })
  const tapped = () => {
    if (unreached.has(wish)) tell(true)
    endTurn()
  }
  taps.add(tapped)
  stop.addEventListener('abort', endTurn)
  try {
    for (let failures = 1; ; failures += 1) {
      stop.throwIfAborted()
      const isTapped = tap.signal.aborted
      if (isTapped) tap = new AbortController()
      const seen = new Promise((done) => setTimeout(done, isTapped ? SEEN_MS : 0))
      const late = setTimeout(() => tell(false), LATE_MS)
      const answer = await wholeAnswer(ask, tap.signal)
      clearTimeout(late)
      if (answer && !isProxyAlone(answer)) return answer
      if (tap.signal.aborted) continue
      await seen
      stop.throwIfAborted()
      tell(false)
      await nextTurn(pauseAfter(failures), tap.signal, () => typedAt > wishedAt)
    }
  } finally {
    stop.removeEventListener('abort', endTurn)
    taps.delete(tapped)
    unreached.end(wish)
  }
}
