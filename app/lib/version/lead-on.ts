import { leaveFor } from '../line/leave.ts'
import { keepFields } from './kept-fields.ts'
import { askForVersion, isOutdated, noteVersion, versionHeader } from './newer-version.ts'

type Next = typeof window.__remixRouter.state.navigation.location

declare global {
  interface Window {
    /** Called instead of a reload where a part of the next page is missing; `server/missing-parts.ts` sees to it. */
    gelarLeadOn?: () => void
  }
}

/**
 * Has an older page give way to the newer version: whoever goes on from it gets the next page whole from the server,
 * instead of parts that do not fit or are gone. The framework would load the same page again.
 */
export function installLeadingOn(): void {
  window.gelarLeadOn = () => {
    const next = window.__remixRouter.state.navigation.location
    const go = () => {
      keepFields()
      if (next) window.location.assign(addressOf(next))
      else window.location.reload()
    }
    // It may also be missing because there is no connection.
    leaveFor(go, whenElsewhere(next)).catch(() => {})
  }
  window.addEventListener('vite:preloadError', () => void replaceBroken())
  const { fetch } = window
  window.fetch = async (...request) => {
    const next = nextPageOf(request)
    const stop = request[1]?.signal ?? undefined
    if (next && isOutdated()) return goTo(next, stop)
    const answer = await fetch(...request)
    noteVersion(answer.headers.get(versionHeader))
    return next && isOutdated() ? goTo(next, stop) : answer
  }
}

/** A part that was to be fetched later is not there: the page is about to break, and is saved when it is an older one. */
async function replaceBroken(): Promise<void> {
  keepFields()
  if (await askForVersion()) window.location.reload()
}

/** The page that this asks the data or parts of, when it is another one than that which is shown. */
function nextPageOf([input, init]: Parameters<typeof window.fetch>): string | undefined {
  const next = window.__remixRouter?.state.navigation.location
  if (!next || next.pathname === window.location.pathname) return undefined
  if (input instanceof Request || (init?.method ?? 'GET') !== 'GET') return undefined
  const { pathname } = new URL(input, document.baseURI)
  return pathname.endsWith('.data') || pathname === '/__manifest' ? addressOf(next) : undefined
}

/** Leaves the page; what was asked is never answered. */
async function goTo(address: string, stop = new AbortController().signal): Promise<never> {
  await leaveFor(() => window.location.assign(address), stop)
  return new Promise(() => {})
}

/** Ends when the reader goes to another page than `next`. */
function whenElsewhere(next: Next): AbortSignal {
  const end = new AbortController()
  const unsubscribe = window.__remixRouter.subscribe(({ navigation }) => {
    if (navigation.location === next) return
    unsubscribe()
    end.abort()
  })
  return end.signal
}

function addressOf({ pathname, search, hash }: Pick<Location, 'pathname' | 'search' | 'hash'>) {
  return pathname + search + hash
}
