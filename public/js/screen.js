// @ts-check
/**
 * Keeps a paired screen current without anybody near it. It asks for its own page when the festival changes and every
 * quarter of a minute, and puts the parts marked `data-part` in place. While the server is out of reach the last
 * figures stay and the notice marked `data-cut-off` shows; once it answers again all goes on by itself. A
 * closed screen shows what the server sends instead and asks no more.
 */

const SOON_MS = 1000
const EVERY_MS = 15_000
const RETRY_MS = 2500
const LONGEST_MS = 30_000
const PATIENCE_MS = 10_000

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer
let dueAt = Number.POSITIVE_INFINITY
let asking = false
let ended = false
/** How often in a row the server has not answered. */
let failures = 0
/** @type {EventSource | undefined} */
let changes

/** Asks after this time, unless it will be asked before.
 * @param {number} ms */
function askWithin(ms) {
  if (ended || dueAt <= Date.now() + ms) return
  clearTimeout(timer)
  dueAt = Date.now() + ms
  timer = setTimeout(refresh, ms)
}

/** The page as it is now; undefined when the server, and not something on the way to it, has not answered. */
async function load() {
  try {
    const answer = await fetch('/layar', {
      headers: { Accept: 'text/html', 'X-Gelar-Refresh': '1' },
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (!answer.ok) return undefined
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    return fresh.getElementById('layar') ? fresh : undefined
  } catch {
    return undefined
  }
}

async function refresh() {
  clearTimeout(timer)
  dueAt = Number.POSITIVE_INFINITY
  // What changes meanwhile may be missing in the answer that is under way.
  if (asking) return askWithin(SOON_MS)
  asking = true
  const fresh = await load()
  asking = false
  if (!fresh) {
    showCutOff(true)
    failures += 1
    askWithin(Math.min(LONGEST_MS, RETRY_MS * 2 ** failures) * (0.5 + Math.random() / 2))
  } else if (isOpen(fresh)) {
    showCutOff(false)
    failures = 0
    takeStyles(fresh)
    takeParts(fresh)
    listen()
    askWithin(EVERY_MS)
  } else {
    ended = true
    changes?.close()
    takeStyles(fresh)
    document.body.replaceWith(document.adoptNode(fresh.body))
    document.title = fresh.title
  }
}

/** @param {Document} page */
function isOpen(page) {
  return page.getElementById('layar')?.dataset.state === 'open'
}

/** @param {boolean} isCutOff */
function showCutOff(isCutOff) {
  for (const notice of document.querySelectorAll('[data-cut-off]')) {
    notice.toggleAttribute('hidden', !isCutOff)
  }
}

/** @param {Document} fresh */
function takeParts(fresh) {
  for (const part of document.querySelectorAll('[data-part]')) {
    const next = fresh.getElementById(part.id)
    if (next && next.innerHTML !== part.innerHTML) part.replaceWith(document.adoptNode(next))
  }
}

/** A newer version of the app looks by its own styles; the old ones go when the new ones are there.
 * @param {Document} fresh */
function takeStyles(fresh) {
  const selector = 'link[rel="stylesheet"]'
  const old = document.querySelector(selector)
  const next = fresh.querySelector(selector)
  if (!old || !next || old.getAttribute('href') === next.getAttribute('href')) return
  const styles = document.adoptNode(next)
  styles.addEventListener('load', () => old.remove())
  document.head.append(styles)
}

/**
 * Follows the changes of the festival while somebody can look. A stream that was refused does not come back by itself, so
 * it is made anew.
 */
function listen() {
  if (document.hidden) return changes?.close()
  if (changes && changes.readyState !== EventSource.CLOSED) return
  changes = new EventSource('/layar/live')
  changes.onmessage = ({ data }) => askWithin(spreadOf(data) * Math.random())
  changes.onerror = () => askWithin(SOON_MS)
}

/**
 * Over what time all who are told of a change are to ask.
 * @param {string} news
 */
function spreadOf(news) {
  return Math.max(SOON_MS, Number(JSON.parse(news).spreadMs) || 0)
}

/** A computer that falls asleep shows nothing. Not every browser can be kept awake. */
async function stayAwake() {
  try {
    if (!document.hidden) await navigator.wakeLock.request('screen')
  } catch {
    // Refused, as on low battery: the screen then sleeps as its own settings say.
  }
}

if (isOpen(document)) {
  listen()
  askWithin(EVERY_MS)
  void stayAwake()
  addEventListener('online', () => askWithin(0))
  addEventListener('offline', () => askWithin(0))
  document.addEventListener('visibilitychange', () => {
    askWithin(0)
    listen()
    void stayAwake()
  })
}
