import { isStagePage, isTicketPage } from '../kept-views.ts'
import { isPhonePage } from '../phone-pages.ts'
import { versionPath } from '../version/newer-version.ts'
import { insist } from './insist.ts'

let leaving = new AbortController()
/** The form that is on its way, now that the server has answered. */
let passing: HTMLFormElement | undefined

/** Leaves this page for another one, or loads it anew, once the server answers: until then it stays. */
export async function leaveFor(go: () => void, stop: AbortSignal): Promise<void> {
  await insist((signal) => window.fetch(versionPath, { cache: 'no-store', signal }), stop)
  go()
}

/** The same for what is wanted last: an earlier wish is dropped. */
export function leave(go: () => void): void {
  leaving.abort()
  leaving = new AbortController()
  leaveFor(go, leaving.signal).catch(() => {})
}

/** Has what the browser itself follows or sends wait for the server too; `public/js/stay.js` does it on other pages. */
export function watchLeaving(): void {
  window.addEventListener('click', followLater)
  window.addEventListener('submit', submitLater)
}

function followLater(event: MouseEvent): void {
  const { target, button, metaKey, ctrlKey, shiftKey, altKey } = event
  if (event.defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null
  if (!link || link.target || link.hasAttribute('download')) return
  const { origin, pathname, search, hash, href } = link
  const { location } = window
  if (origin !== location.origin || isKept(pathname)) return
  if (hash && pathname === location.pathname && search === location.search) return
  event.preventDefault()
  leave(() => location.assign(href))
}

function submitLater(event: SubmitEvent): void {
  const { target: form, submitter } = event
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return
  if (passing === form) {
    passing = undefined
    return
  }
  event.preventDefault()
  leave(() => {
    passing = form
    form.requestSubmit(submitter)
  })
}

/** A phone may have a copy of its own, which opens without a connection. */
function isKept(pathname: string): boolean {
  return isPhonePage(pathname) || isStagePage(pathname) || isTicketPage(pathname)
}
