import { NetworkFirst } from 'workbox-strategies/NetworkFirst.js'
import { keepUntilHeader } from '#app/lib/kept-views.ts'
import { filesNamedIn, findSurplus, isFresh, judgeAnswer, markAsKept } from '../view-rules.ts'

declare const self: ServiceWorkerGlobalScope

type Options = {
  cacheName: string
  isView: (pathname: string) => boolean
  /** How many copies at most. */
  limit: number
  patienceSeconds: number
  /** Sees to it that all files of the page are at hand. A page that lacks one is not kept. */
  complete: (html: string, cache: Cache) => Promise<boolean>
}

type KeptViews = {
  /** The server's answer, or the copy when there is none in time. */
  strategy: NetworkFirst
  /** Asks for a page of this server anew and keeps it. */
  keep: (event: ExtendableEvent, url: string) => void
  /** Removes copies past their time or too many, those for which `isWhole` is false, and files that none names. */
  tidy: (isWhole?: (html: string) => Promise<boolean>) => Promise<void>
  /** Removes all copies, those on their way too. */
  forget: () => Promise<void>
}

/**
 * Pages that were opened here, each as it was last seen. They forbid the browser's own cache (`no-store`), which would
 * show them without asking the server; this one shows a copy only when the server does not answer, says so, and
 * ends it by rules.
 */
export function keepViews({
  cacheName,
  isView,
  limit,
  patienceSeconds,
  complete,
}: Options): KeptViews {
  let forgotten = 0

  const strategy = new NetworkFirst({
    cacheName,
    networkTimeoutSeconds: patienceSeconds,
    matchOptions: { ignoreVary: true },
    plugins: [
      {
        handlerWillStart: async ({ state }) => {
          if (state) state.forgotten = forgotten
        },
        // One copy an address: what stands behind `?` is a part of the same view.
        cacheKeyWillBeUsed: async ({ request }) => keyOf(request.url),
        fetchDidSucceed: async ({ request, response }) => {
          const outcome = outcomeOf(response)
          if (outcome === 'drop') await drop(request.url)
          if (outcome === 'give-way' && (await find(request.url))) {
            throw new Error(`answered with ${response.status}`)
          }
          return response
        },
        cacheWillUpdate: async ({ response }) => {
          if (outcomeOf(response) !== 'keep') return null
          const html = await response.clone().text()
          const cache = await caches.open(cacheName)
          return (await complete(html, cache).catch(() => false)) ? response : null
        },
        cacheDidUpdate: async ({ request, state }) => {
          if (state?.forgotten !== forgotten) await drop(request.url)
          await tidy()
        },
        cachedResponseWillBeUsed: async ({ request, cachedResponse, event }) => {
          if (!cachedResponse) return undefined
          if (isFresh(cachedResponse.headers.get(keepUntilHeader), new Date())) {
            return showCopy(cachedResponse, event)
          }
          await drop(request.url)
          return undefined
        },
      },
    ],
  })

  async function find(url: string): Promise<Response | undefined> {
    return (await caches.open(cacheName)).match(keyOf(url), { ignoreVary: true })
  }

  async function drop(url: string): Promise<void> {
    await (await caches.open(cacheName)).delete(keyOf(url), { ignoreVary: true })
  }

  async function tidy(isWhole: (html: string) => Promise<boolean> = async () => true) {
    if (!(await caches.has(cacheName))) return
    const cache = await caches.open(cacheName)
    const views = []
    const files = []
    // They are listed in the order in which they were put.
    for (const request of await cache.keys()) {
      const { pathname } = new URL(request.url)
      if (!isView(pathname)) {
        files.push(pathname)
        continue
      }
      const copy = await cache.match(request, { ignoreVary: true })
      const html = (await copy?.text()) ?? ''
      const keepUntil = copy?.headers.get(keepUntilHeader) ?? null
      const whole = await isWhole(html)
      views.push({ key: pathname, keepUntil: whole ? keepUntil : null, files: filesNamedIn(html) })
    }
    const surplus = new Set(findSurplus(views, { limit, now: new Date() }))
    const named = new Set(views.flatMap(({ key, files }) => (surplus.has(key) ? [] : files)))
    const lost = [...surplus, ...files.filter((file) => !named.has(file))]
    await Promise.all(lost.map((path) => cache.delete(path, { ignoreVary: true })))
  }

  return {
    strategy,
    keep(event, url) {
      const { origin, pathname } = new URL(url, self.location.href)
      if (origin !== self.location.origin || !isView(pathname)) return
      const [answered, done] = strategy.handleAll({ event, request: new Request(url) })
      event.waitUntil(Promise.all([answered, done]).catch(() => {}))
    },
    tidy,
    async forget() {
      forgotten += 1
      await caches.delete(cacheName)
    },
  }
}

function outcomeOf({ status, type, redirected, headers }: Response) {
  return judgeAnswer({ status, type, redirected, keepUntil: headers.get(keepUntilHeader) })
}

function keyOf(url: string): string {
  return new URL(url).pathname.replace(/\/$/, '')
}

/** The copy, marked as one. A page with script begins under the address that it was made for. */
async function showCopy(copy: Response, event: ExtendableEvent): Promise<Response> {
  const html = await copy.text()
  const asked = event instanceof FetchEvent ? event.request.url : copy.url
  const hydrates = html.includes('__remixContext')
  if (hydrates && copy.url !== '' && addressOf(copy.url) !== addressOf(asked)) {
    return Response.redirect(copy.url, 302)
  }
  const headers = new Headers(copy.headers)
  // These headers describe the text as it was before the mark was added.
  for (const name of ['Content-Encoding', 'Content-Length', 'ETag']) headers.delete(name)
  return new Response(markAsKept(html), { headers })
}

function addressOf(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}
