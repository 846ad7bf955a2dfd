// @ts-check
/** Has a small worker keep this ticket for the time without a network, and a kept copy give way when that is back. */

async function keep() {
  await navigator.serviceWorker.register('/tiket-sw.js', {
    scope: '/tiket/',
    updateViaCache: 'none',
  })
  const { active } = await navigator.serviceWorker.ready
  const { controller } = navigator.serviceWorker
  // A worker that has just come has not seen this page on its way.
  if (active && controller?.scriptURL !== active.scriptURL) {
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
