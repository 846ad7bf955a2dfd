import { isStagePage } from '../kept-views.ts'
import { isOwnData, isWaitedFor } from '../live/patient-fetch.ts'
import { isPhonePage } from '../phone-pages.ts'
import { insist, noteTyping } from './insist.ts'
import { watchLeaving } from './leave.ts'
import { noteForm, sendForm } from './sent-form.ts'
import { hurryAsks } from './turn.ts'

type Kind = 'page' | 'form' | 'other'

/**
 * Has every page stay while the server is out of reach: what a link leads to is waited for, and a form is not lost. The
 * framework offers no hook for its questions.
 */
export function installStaying(): void {
  const { fetch } = window
  window.fetch = async (input, init = {}) => {
    if (input instanceof Request) return fetch(input, init)
    const url = new URL(input, document.baseURI)
    const kind = kindOf(url, init, window.location)
    if (kind === 'form') return sendForm(() => fetch(url, init), url, init)
    if (kind === 'page' && init.signal)
      return insist((signal) => fetch(url, { ...init, signal }), init.signal)
    return fetch(input, init)
  }
  watchLeaving()
  document.addEventListener('submit', noteForm, true)
  document.addEventListener('input', noteTyping, true)
  window.addEventListener('online', hurryAsks)
  document.addEventListener('visibilitychange', () => document.hidden || hurryAsks())
}

/** What somebody waits for: a page with its data, or a form that is being sent. */
function kindOf(url: URL, { method = 'GET', signal }: RequestInit, page: Location): Kind {
  if (url.origin !== page.origin) return 'other'
  const isData = url.pathname.endsWith('.data')
  // Gate, till and stage have ways of their own for the time without a connection.
  const hasOwnWay = isPhonePage(page.pathname) || isStagePage(page.pathname)
  if (method !== 'GET') return isData && !hasOwnWay ? 'form' : 'other'
  // Where routes are looked up ahead of any wish nobody could end the waiting.
  if (!signal || !(isData || url.pathname === '/__manifest')) return 'other'
  if (isWaitedFor(url)) return 'other'
  return hasOwnWay && isOwnData(url, page) ? 'other' : 'page'
}
