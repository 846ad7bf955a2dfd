// @ts-check
/**
 * Keeps the parts marked `data-refresh="seconds"` current: asks for this very page again and puts the new parts
 * in place. A part that holds the focus, or a page nobody looks at, is left alone. While the server is out of reach what is
 * shown stays, and the notice marked `data-cut-off` says so.
 */

const RETRY_MS = 2500
const PATIENCE_MS = 10_000

const everyMs =
  Math.min(
    ...Array.from(document.querySelectorAll('[data-refresh]'), (part) =>
      Number(part.getAttribute('data-refresh')),
    ),
  ) * 1000
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer
let asking = false
/** How often in a row the server has not answered. */
let failures = 0

/** @param {Document} fresh */
function replaceParts(fresh) {
  for (const part of document.querySelectorAll('[data-refresh]')) {
    const next = part.id ? fresh.getElementById(part.id) : null
    if (!next || part.contains(document.activeElement)) continue
    if (next.innerHTML !== part.innerHTML) part.replaceWith(document.adoptNode(next))
  }
}

/** The page as it is now; undefined when the server has not answered. */
async function load() {
  try {
    const answer = await fetch(location.href, {
      headers: { Accept: 'text/html', 'X-Gelar-Refresh': '1' },
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (!answer.ok) return undefined
    return new DOMParser().parseFromString(await answer.text(), 'text/html')
  } catch {
    return undefined
  }
}

async function refresh() {
  if (document.hidden || asking) return
  asking = true
  const fresh = await load()
  asking = false
  failures = fresh ? 0 : failures + 1
  for (const notice of document.querySelectorAll('[data-cut-off]')) {
    notice.toggleAttribute('hidden', fresh !== undefined)
  }
  if (fresh) replaceParts(fresh)
  plan()
}

/** Asks again when it is time, sooner when there was no answer, and not at the same moment as all the others. */
function plan() {
  clearTimeout(timer)
  const pause = failures > 0 ? Math.min(everyMs, RETRY_MS * 2 ** failures) : everyMs
  timer = setTimeout(refresh, pause * (0.8 + Math.random() * 0.2))
}

if (Number.isFinite(everyMs)) {
  plan()
  addEventListener('online', refresh)
  addEventListener('offline', refresh)
  document.addEventListener('visibilitychange', refresh)
}
