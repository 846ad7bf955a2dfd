import { registerRoute } from 'workbox-routing/registerRoute.js'
import { NetworkOnly } from 'workbox-strategies/NetworkOnly.js'
import { isPhonePage } from '#app/lib/phone-pages.ts'
import { activateBuild, installBuild, keptAsset, keptPage } from './kept-build.ts'

declare const self: ServiceWorkerGlobalScope

/** A page that does not come within this time is shown as it was kept: a queue waits behind the phone. */
const PATIENCE_SECONDS = 3

self.addEventListener('install', (event) => event.waitUntil(installBuild(event)))
self.addEventListener('activate', (event) => event.waitUntil(activateBuild()))

self.addEventListener('message', (event) => {
  const message: unknown = event.data
  const isAsked =
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    message.type === 'activate'
  if (isAsked) event.waitUntil(self.skipWaiting())
})

// Only these two kinds of requests are the worker's: whatever no route takes goes its usual way.
registerRoute(
  ({ request, sameOrigin, url }) =>
    sameOrigin && request.mode === 'navigate' && isPhonePage(url.pathname),
  new NetworkOnly({
    networkTimeoutSeconds: PATIENCE_SECONDS,
    plugins: [
      {
        // Behind a proxy a server that is down answers too.
        fetchDidSucceed: async ({ response }) => {
          if (response.status >= 500) throw new Error(`answered with ${response.status}`)
          return response
        },
        handlerDidError: async ({ request }) => keptPage(new URL(request.url).pathname),
      },
    ],
  }),
)

registerRoute(
  ({ sameOrigin, url }) => sameOrigin && url.pathname.startsWith('/assets/'),
  ({ request }) => keptAsset(request),
)
