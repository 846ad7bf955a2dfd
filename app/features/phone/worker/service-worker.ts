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

/** A page that does not come within this time is shown as it was kept, because people are queueing. */
const PATIENCE_SECONDS = 3

/** Pages of a person with a session: kept as they were last seen, until the session ends or another one begins. */
const stageViews = keepViews({
  cacheName: 'gelar-stage-views',
  isView: isStagePage,
  limit: 4,
  patienceSeconds: PATIENCE_SECONDS,
  // The files of the page are kept with the build. A page of a newer build is kept once the worker of that build is
  // at work.
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

// The phone may go from hand to hand. Every way in or out of a session leads through these addresses.
self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url)
  if (origin === self.location.origin && isDoor(pathname)) event.waitUntil(stageViews.forget())
})

// The worker answers only what one of these routes takes; all other requests go to the server as usual.
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
