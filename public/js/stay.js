// @ts-check
/**
 * A link or form of a page that finds no server leaves the page as it is: the notice marked `data-no-line` says so, and
 * what was asked for follows as soon as the server answers. Whoever types meanwhile is taken away by a tap only.
 */

/** A line that is slow is not lost: then the browser goes on by itself. */
const LINK_PATIENCE_MS = 500
const FORM_PATIENCE_MS = 8000
const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 30_000
/** A try is to be seen by whoever has tapped for it. */
const SEEN_MS = 600
/** Pages that a phone may keep open for themselves, without a connection. */
const KEPT = /^\/(tiket|gerbang|kasir|panggung)(\/|$)/

const notice = document.querySelector('[data-no-line]')
const button = notice?.querySelector('button')
/** What was asked for last. @type {(() => void) | undefined} */
let wish
let wishedAt = 0
let typedAt = 0
let failures = 0
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer
/** The form that is on its way, now that the server has answered. @type {HTMLFormElement | undefined} */
let passing

/** @param {number} ms @returns {Promise<'late'>} */
const later = (ms) => new Promise((done) => setTimeout(() => done('late'), ms))

/** Whether the server answers. */
async function reach() {
  try {
    const answer = await fetch('/version', {
      cache: 'no-store',
      signal: AbortSignal.timeout(FORM_PATIENCE_MS),
    })
    return answer.ok
  } catch {
    return false
  }
}

/** @param {() => void} go @param {number} patienceMs */
async function ask(go, patienceMs) {
  wish = go
  wishedAt = Date.now()
  failures = 0
  const reached = await Promise.race([reach(), later(patienceMs)])
  if (wish !== go) return
  if (reached) follow()
  else fail()
}

function follow() {
  const go = wish
  wish = undefined
  clearTimeout(timer)
  notice?.setAttribute('hidden', '')
  go?.()
}

function fail() {
  failures += 1
  notice?.removeAttribute('hidden')
  button?.removeAttribute('aria-disabled')
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures)
  clearTimeout(timer)
  timer = setTimeout(() => again(false), pause * (0.5 + Math.random()))
}

/** @param {boolean} isTapped */
async function again(isTapped) {
  const go = wish
  if (!go || (!isTapped && typedAt > wishedAt)) return
  if (isTapped) button?.setAttribute('aria-disabled', 'true')
  const [reached] = await Promise.all([reach(), isTapped ? later(SEEN_MS) : undefined])
  if (wish !== go) return
  if (reached) follow()
  else fail()
}

addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0) return
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link?.href || link.target || link.hasAttribute('download')) return
  const { origin, pathname, search, hash, href } = link
  if (origin !== location.origin || KEPT.test(pathname)) return
  if (hash && pathname === location.pathname && search === location.search) return
  event.preventDefault()
  ask(() => location.assign(href), LINK_PATIENCE_MS)
})

addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return
  if (passing === form) {
    passing = undefined
    return
  }
  event.preventDefault()
  const { submitter } = event
  // It has not been sent: `once.js` is to let it be sent.
  delete form.dataset.sent
  submitter?.removeAttribute('aria-busy')
  ask(() => {
    passing = form
    form.requestSubmit(submitter)
  }, FORM_PATIENCE_MS)
})

button?.addEventListener('click', () => again(true))
addEventListener('input', () => {
  typedAt = Date.now()
})
addEventListener('online', () => again(false))
addEventListener('pageshow', () => {
  wish = undefined
  notice?.setAttribute('hidden', '')
})
