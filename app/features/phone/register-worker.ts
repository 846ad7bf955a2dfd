const LOOK_MS = 10_000
const ASK_MS = 60 * 60_000

/**
 * Has the service worker keep gate, till and stage for the time without a connection. A newer worker takes over only
 * when `isBusy` answers false; the page itself is never reloaded. Returns a function that stops looking for newer
 * workers; the worker itself stays.
 */
export function registerWorker(isBusy: () => boolean = () => false): () => void {
  if (import.meta.env.DEV || !('serviceWorker' in navigator) || !window.isSecureContext) {
    return () => {}
  }
  let registration: ServiceWorkerRegistration | undefined
  let askedAt = Date.now()

  function look(): void {
    if (!registration) return
    if (registration.waiting && !isBusy()) registration.waiting.postMessage({ type: 'activate' })
    // A gate stays open all day, and browsers ask for a newer worker only when a page is opened.
    if (navigator.onLine && Date.now() - askedAt > ASK_MS) {
      askedAt = Date.now()
      registration.update().catch(() => {})
    }
  }
  function watch(installing: ServiceWorker | null): void {
    installing?.addEventListener('statechange', look)
  }
  function onUpdateFound(): void {
    watch(registration?.installing ?? null)
  }

  let ended = false
  navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).then(
    (found) => {
      if (ended) return
      registration = found
      found.addEventListener('updatefound', onUpdateFound)
      watch(found.installing)
      look()
    },
    // Without a connection, or in a private window: the page works as far as it can without.
    () => {},
  )
  const timer = setInterval(look, LOOK_MS)
  return () => {
    ended = true
    clearInterval(timer)
    registration?.removeEventListener('updatefound', onUpdateFound)
  }
}
