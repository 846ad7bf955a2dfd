import { randomBytes } from 'node:crypto'
import { type AppLoadContext, createRequestHandler, type ServerBuild } from '@remix-run/node'
import { Hono } from 'hono'
import { api } from '#app/api/index.server.ts'
import { closeDatabase, db, directUrl, longDb, longPool, pools, pulse } from '#app/db.server.ts'
import { env } from '#app/env.server.ts'
import { endAllocationRuns } from '#app/features/booths/runs/supervise-run.server.ts'
import { authorizeScreen, requireScreen } from '#app/features/devices/authorize-screen.server.ts'
import { screenTopics } from '#app/features/devices/screen-pages.ts'
import { authorizeSome } from '#app/features/people/authorize.server.ts'
import { startSampling } from '#app/features/system/status/samples.server.ts'
import { startPatiently, startWorker } from '#app/jobs/worker.server.ts'
import { endHeavyWork, refuseHeavyWork } from '#app/lib/heavy/threads.server.ts'
import { LiveDigest } from '#app/lib/live/live-digest.server.ts'
import { LiveHub } from '#app/lib/live.server.ts'
import { log } from '#app/lib/log.server.ts'
import { withinRequest } from '#app/lib/request-scope.server.ts'
import { forgetShared } from '#app/lib/shared-answer.server.ts'
import { troubleOf } from '#db/trouble.ts'
import { refuseForeignHosts } from './allowed-hosts.server.tsx'
import { answerTrouble, laterResponse } from './answer-trouble.server.ts'
import { limitBodies } from './body-limits.server.ts'
import { compress } from './compress.server.ts'
import { refuseForeignForms } from './csrf.server.ts'
import type { HttpEnv } from './environment.ts'
import { refuseUnreadableForms } from './form-bodies.server.ts'
import { health } from './health.server.ts'
import { keepKnownQuery } from './known-query.server.ts'
import { type AuthorizeLive, liveStream } from './live-stream.server.ts'
import { metricsPage } from './metrics.server.ts'
import { copyForm, notSavedPage } from './not-saved-page.server.tsx'
import { PageCache } from './page-cache.server.ts'
import { refreshLane } from './refresh-lane.server.ts'
import { explainLater, refusalPage } from './refusal-page.server.tsx'
import { requestLog } from './request-log.server.ts'
import { sayLater } from './say-later.server.ts'
import { secureCookies } from './secure-cookies.server.ts'
import { securityHeaders } from './security-headers.server.ts'
import { type FindAsset, staticFiles } from './static-files.server.ts'
import { tellVersion } from './tell-version.server.ts'
import { refuseUnreadableAddresses } from './unreadable-address.server.ts'
import { uploadLimitOf } from './upload-limits.server.ts'

export type AppOptions = {
  build: ServerBuild
  development: boolean
  /** Folder of the built client; absent in development, where Vite serves it. */
  clientDir?: string
  /** Where a file of `assets/` lies that this build does not have: pages of another one may still be open. */
  findAsset?: FindAsset
}

export type App = {
  fetch: Hono<HttpEnv>['fetch']
  /** Ends the streams of live updates, which would never end by themselves, and takes no more jobs; all else goes on. */
  leave(): void
  /** Ends jobs and streams; the connections stay open, for another app of this process may use them. */
  retire(): Promise<void>
  /** Retires, and closes the connections to the database. */
  close(): Promise<void>
}

/** Everything that answers a request: guards, files, devices' interface, live updates, pages. */
export function createApp({ build, development, clientDir, findAsset }: AppOptions): App {
  const hub = new LiveHub(directUrl)
  const cache = new PageCache()
  hub.subscribe(({ topic }) => topic === 'public' && cache.clear())
  hub.subscribe(({ eventId, topic }) => forgetShared(eventId, topic))
  hub.onGap(() => {
    cache.clear()
    forgetShared()
  })
  const digest = new LiveDigest(hub) // after the cache, so that whoever is told finds the page anew
  const worker = startPatiently(() => startWorker(longPool, longDb))
  const stopSampling = startSampling()
  const handlePage = createRequestHandler(
    { ...build, routes: answerTrouble(build.routes) },
    development ? 'development' : 'production',
  )
  const uploadLimit = uploadLimitOf(build.routes)
  const knownQuery = keepKnownQuery(build.routes)

  const app = new Hono<HttpEnv>()
  app.use(requestLog())
  app.use(sayLater())
  app.use(securityHeaders({ development }))
  if (!development) app.use(tellVersion(build.assets.version))
  app.get('/healthz', health(pulse))
  app.get('/metrics', metricsPage(db, pools, env.GELAR_METRICS_TOKEN))
  app.use(secureCookies())
  app.use(refuseForeignHosts())
  app.use(refuseUnreadableAddresses())
  if (clientDir) app.use(staticFiles(clientDir, findAsset))
  app.use(compress()) // outside of the cache, which keeps pages as they were made
  app.get('/', knownQuery)
  app.get('/f/*', knownQuery)
  if (!development) {
    app.get('/', cache.middleware())
    app.get('/f/*', cache.middleware())
    app.get('/layar/:event/acara', cache.middleware())
  }
  app.use(refuseForeignForms())
  app.use(limitBodies(uploadLimit))
  app.use(refuseUnreadableForms(uploadLimit))
  app.use(refreshLane())
  app.route('/api', api)
  app.all('/api/*', (c) => c.json({ error: 'notFound' }, 404))
  app.get('/panitia/:event/live', liveStream({ hub, digest }, authorizeLive))
  app.get('/layar/live', liveStream({ hub, digest }, authorizeScreenLive))
  app.all('*', async (c) => {
    const context: AppLoadContext = {
      requestId: c.get('requestId'),
      nonce: randomBytes(16).toString('base64url'),
      clientAddress: c.get('clientAddress'),
      version: build.assets.version,
      liveMark: digest.mark,
      asData: c.req.path.endsWith('.data'),
    }
    const sent = context.asData ? undefined : copyForm(c.req.raw)
    const answer = await withinRequest(() => handlePage(c.req.raw, context))
    if (!context.notSaved || context.asData) return explainLater(c, answer)
    return notSavedPage(c, await sent?.formData())
  })
  app.onError((error, c) => {
    const requestId = c.get('requestId')
    const trouble = troubleOf(error)
    if (trouble) return laterResponse(trouble)
    log.error({ err: error, requestId }, 'a request failed')
    if (c.req.path.startsWith('/api/')) return c.json({ error: 'internal', requestId }, 500)
    return refusalPage(c, 500, 'failed', { reference: requestId })
  })

  async function retire(): Promise<void> {
    stopSampling()
    await hub.close()
    await Promise.all([endAllocationRuns(), endHeavyWork()])
    await worker.stop()
  }

  return {
    fetch: app.fetch,
    leave() {
      hub.endStreams()
      refuseHeavyWork()
      worker.stop().catch((error: unknown) => log.error({ err: error }, 'jobs did not end well'))
    },
    retire,
    async close() {
      await retire()
      await closeDatabase()
    },
  }
}

/** Whoever has a role at the festival may follow what changes there. Streams cannot follow a redirect. */
const authorizeLive: AuthorizeLive = async (request, slug) => {
  try {
    // Each time as a request of its own: what is known of one is kept with it.
    const ask = () => authorizeSome(new Request(request), { event: slug }, 'event.enter')
    const { event, user } = await ask()
    return {
      eventId: event.id,
      holder: user.sessionId,
      userId: user.id,
      until: user.sessionUntil,
      mayStill: () => ask().then(() => true, isNoRefusal),
    }
  } catch (refusal) {
    if (refusal instanceof Response && refusal.status < 400)
      throw new Response(null, { status: 401 })
    throw refusal
  }
}

/** A refusal means that the right has ended; an error says nothing about rights. */
function isNoRefusal(refusal: unknown): boolean {
  if (refusal instanceof Response) return false
  throw refusal
}

/** A paired screen hears of what it shows, until it is closed. */
const authorizeScreenLive: AuthorizeLive = async (request) => {
  const { id, event, page } = await requireScreen(request)
  const mayStill = async () => (await authorizeScreen(request)).state === 'open'
  return { eventId: event.id, holder: id, topics: screenTopics[page], mayStill }
}
