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

if (document.documentElement.dataset.kept !== undefined) {
  window.addEventListener('online', () => location.reload())
}
