import { PrecacheController } from 'workbox-precaching/PrecacheController.js'
import { defaultLanguage, isLanguage, type Language } from '#app/i18n/i18n.ts'
import { languageHeader } from '#app/lib/phone-pages.ts'

declare const self: ServiceWorkerGlobalScope

/** Set when the worker is bundled: a value that differs from build to build. */
declare const BUILD: string
/** Set when the worker is bundled: the file that every page of this build names. */
declare const BUILD_MANIFEST: string

/** Each build has a cache of its own, so that what is in one fits together. */
const PREFIX = 'gelar-build-'
const cacheName = PREFIX + BUILD

const controller = new PrecacheController({
  cacheName,
  fallbackToNetwork: false,
  plugins: [
    {
      requestWillFetch: async ({ request }) => pageRequest(request) ?? request,
      fetchDidSucceed: async ({ request, response }) => {
        if (request.headers.has(languageHeader)) await refuseOtherBuild(response)
        return response
      },
    },
  ],
})
controller.addToCacheList(self.__WB_MANIFEST)

/**
 * A page is kept under its address and language. It is fetched without cookies, so that nothing of whoever is signed
 * in on this phone is kept.
 */
function pageRequest(request: Request): Request | undefined {
  const url = new URL(request.url)
  const language = url.searchParams.get('lang')
  if (!language) return undefined
  return new Request(url.pathname, {
    cache: 'no-store',
    credentials: 'omit',
    headers: { [languageHeader]: language },
  })
}

/**
 * Refuses a page of another build, which may come while the server is being updated. The worker is then not
 * installed, and the browser tries again later.
 */
async function refuseOtherBuild(response: Response): Promise<void> {
  if (!response.ok || response.redirected) throw new Error(`answered with ${response.status}`)
  const html = await response.clone().text()
  if (!isOfThisBuild(html)) throw new Error('the page is of another build')
}

/** Fetches everything that the pages need; it is all there or the worker is not installed. */
export async function installBuild(event: ExtendableEvent): Promise<void> {
  await controller.install(event)
}

/**
 * Takes over the open pages, and forgets all builds but this and the one before: pages of that one may still be open,
 * and ask for a part that they had not needed yet.
 */
export async function activateBuild(): Promise<void> {
  const others = (await caches.keys()).filter(
    (name) => name.startsWith(PREFIX) && name !== cacheName,
  )
  // Caches are listed in the order in which they were made.
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
  await self.clients.claim()
}

/** The page as it came with this build, in the reader's language. */
export async function keptPage(pathname: string): Promise<Response | undefined> {
  const path = pathname.replace(/\/$/, '')
  const language = await chosenLanguage()
  return controller.matchPrecache(`${path}?lang=${language}`)
}

/** A part of a page, of this build or of the one before; what is not kept comes from the server. */
export async function keptAsset(request: Request): Promise<Response> {
  // The encoding, the one header that answers vary by, is undone before anything is kept.
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}

/** Whether the page is of this very build, all of whose files are kept. */
export function isOfThisBuild(html: string): boolean {
  return html.includes(BUILD_MANIFEST)
}

/** Whether the files of the page's build are still kept. */
export async function hasKeptBuild(html: string): Promise<boolean> {
  const manifest = /\/assets\/manifest-\w+\.js/.exec(html)?.[0]
  return manifest !== undefined && (await caches.match(manifest)) !== undefined
}

async function chosenLanguage(): Promise<Language> {
  // Browsers without it show Indonesian while there is no connection.
  const store: unknown = Reflect.get(self, 'cookieStore')
  const cookie = isCookieStore(store) ? await store.get('lang').catch(() => null) : null
  return isLanguage(cookie?.value) ? cookie.value : defaultLanguage
}

type CookieReader = { get(name: string): Promise<{ value?: string } | null> }

function isCookieStore(store: unknown): store is CookieReader {
  return typeof store === 'object' && store !== null && 'get' in store
}
