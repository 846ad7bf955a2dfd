import { registerRoute } from 'workbox-routing/registerRoute.js'
import { isTicketPage } from '#app/lib/kept-views.ts'
import { filesNamedIn } from '../view-rules.ts'
import { askedToKeep } from './asked-to-keep.ts'
import { keepViews } from './kept-views.ts'

declare const self: ServiceWorkerGlobalScope

/** Long enough for a slow network, short enough for a visitor at the gate. */
const PATIENCE_SECONDS = 3

/**
 * A worker of its own for the tickets of visitors, registered for their addresses alone: it keeps what they have
 * opened and fetches nothing else, for most of them come once and pay for what they load. A copy is put away only
 * with all the files that it names, so that a newer build never leaves an older ticket without its styles.
 */
const tickets = keepViews({
  cacheName: 'gelar-tickets',
  isView: isTicketPage,
  limit: 24,
  patienceSeconds: PATIENCE_SECONDS,
  complete: async (html, cache) => {
    const kept = await Promise.all(filesNamedIn(html).map((file) => keepFile(cache, file)))
    return kept.every(Boolean)
  },
})

// It keeps no files of its own build, so a newer worker may take over at once.
self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()))
self.addEventListener('activate', (event) =>
  event.waitUntil(Promise.all([self.clients.claim(), tickets.tidy()])),
)
self.addEventListener('message', (event) => {
  const url = askedToKeep(event.data)
  if (url !== undefined) tickets.keep(event, url)
})

registerRoute(
  ({ request, sameOrigin, url }) =>
    sameOrigin && request.mode === 'navigate' && isTicketPage(url.pathname),
  tickets.strategy,
)

// Files that a page names: those of a build never change, the few others are asked for first.
registerRoute(
  ({ request, sameOrigin, url }) =>
    sameOrigin &&
    request.mode !== 'navigate' &&
    /^\/(?:assets|js)\/|^\/[\w.-]+$/.test(url.pathname),
  async ({ request, url }) => {
    const kept = await caches.match(request, { ignoreVary: true })
    if (kept && url.pathname.startsWith('/assets/')) return kept
    return fetch(request).catch((error: unknown) => {
      if (kept) return kept
      throw error
    })
  },
)

async function keepFile(cache: Cache, file: string): Promise<boolean> {
  const kept = await cache.match(file, { ignoreVary: true })
  if (kept && file.startsWith('/assets/')) return true
  const fresh = await fetch(file).catch(() => undefined)
  if (!fresh?.ok) return kept !== undefined
  await cache.put(file, fresh)
  return true
}
