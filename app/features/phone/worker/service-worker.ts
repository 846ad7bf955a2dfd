import { registerRoute } from 'workbox-routing/registerRoute.js'
import { NetworkOnly } from 'workbox-strategies/NetworkOnly.js'
import { isDoor, isStagePage } from '#app/lib/kept-views.ts'
import { isPhonePage } from '#app/lib/phone-pages.ts'
import { askedToKeep } from './asked-to-keep.ts'
import {
  activateBuild,
  hasKeptBuild,
  installBuild,
  isOfThisBuild,
  keptAsset,
  keptPage,
} from './kept-build.ts'
import { keepViews } from './kept-views.ts'

declare const self: ServiceWorkerGlobalScope

/** A page that does not come within this time is shown as it was kept: a queue waits behind the phone. */
const PATIENCE_SECONDS = 3

/** Pages of a person with a session: kept as they were last seen, until the session ends or another one begins. */
const stageViews = keepViews({
  cacheName: 'gelar-stage-views',
  isView: isStagePage,
  limit: 4,
  patienceSeconds: PATIENCE_SECONDS,
  // Its files lie with the build. A page of the next one is kept when that one's worker is here.
  complete: async (html) => isOfThisBuild(html),
})

self.addEventListener('install', (event) => event.waitUntil(installBuild(event)))
self.addEventListener('activate', (event) =>
  event.waitUntil(activateBuild().then(() => stageViews.tidy(hasKeptBuild))),
)

self.addEventListener('message', (event) => {
  const message: unknown = event.data
  const isAsked =
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    message.type === 'activate'
  if (isAsked) event.waitUntil(self.skipWaiting())
  const url = askedToKeep(message)
  if (url !== undefined) stageViews.keep(event, url)
})

// The phone may go from hand to hand: nobody gets in or out of a session but by these addresses.
self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url)
  if (origin === self.location.origin && isDoor(pathname)) event.waitUntil(stageViews.forget())
})

// Only these kinds of requests are the worker's: whatever no route takes goes its usual way.
registerRoute(
  ({ request, sameOrigin, url }) =>
    sameOrigin && request.mode === 'navigate' && isStagePage(url.pathname),
  stageViews.strategy,
)

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
