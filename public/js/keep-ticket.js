// @ts-check
/** Has a small worker keep this ticket for the time without a network, and a kept copy give way when that is back. */

const PAUSES_MS = [0, 5_000, 30_000]

// Read before a worker can come: one that has just come takes the page over, and has not seen it on its way.
const broughtBy = navigator.serviceWorker?.controller?.scriptURL

async function keep() {
  await navigator.serviceWorker.register('/tiket-sw.js', {
    scope: '/tiket/',
    updateViaCache: 'none',
  })
  const { active } = await navigator.serviceWorker.ready
  if (!active || broughtBy === active.scriptURL) return
  // On a bad line one of the files that the page names may be missing, and then it is not kept.
  for (const pause of PAUSES_MS) {
    await new Promise((done) => setTimeout(done, pause))
    if (await caches.match(location.pathname, { ignoreVary: true })) return
    active.postMessage({ type: 'keep', url: location.href })
  }
}

if ('serviceWorker' in navigator && isSecureContext) {
  // Without a network, or in a private window: the page is as good without.
  keep().catch(() => {})
}

const AGAIN_MS = 10_000

/** Loads the page anew once the server answers: a copy is also shown when it was too slow. */
async function renew() {
  const { ok } = await fetch('/healthz', { cache: 'no-store' })
  if (ok) location.reload()
}

if (document.documentElement.dataset.kept !== undefined) {
  // Still out of reach: the copy stays, and the next round asks again.
  const tryAgain = () => renew().catch(() => {})
  window.addEventListener('online', tryAgain)
  setInterval(() => {
    if (navigator.onLine && !document.hidden) tryAgain()
  }, AGAIN_MS)
}
