import { createHash } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { acceptedEncoding, type Encoding, encode, isCompressible } from './encode.server.ts'
import { markKept } from './kept-note.server.tsx'
import { refusalPage } from './refusal-page.server.tsx'

export type PageCacheOptions = {
  /** How long a page is given out as it is. */
  freshMs?: number
  /** How long after that it is still given out while a new one is made. */
  staleMs?: number
  /** Bound of all kept bodies together. */
  maxBytes?: number
  now?: () => number
}

type Page = {
  /** When it was made; long ago for one that shows what has changed since. */
  madeAt: number
  goodAt: number
  headers: Array<[string, string]>
  etag: string
  size: number
  body: Uint8Array<ArrayBuffer>
  encoded: Map<Encoding, Uint8Array<ArrayBuffer>>
}

/** What came of making a page: one to keep, none that others may see, or the word that there is nothing to be had now. */
type Made = Page | 'later' | undefined

/** How old the last good copy of a page may be that is shown while none can be made. */
const LAST_GOOD_MS = 24 * 60 * 60 * 1000
const LARGEST_PAGE = 2 * 1024 * 1024
const SHARED = 'public, max-age=0, s-maxage=5, stale-while-revalidate=30'

/**
 * Keeps public pages for a few seconds, so that a rush of visitors costs one rendering per page and not
 * one per visitor. Serves only readers who carry no cookie but their language.
 */
export class PageCache {
  private readonly pages = new Map<string, Page>()
  private readonly making = new Map<string, Promise<Made>>()
  private readonly options: Required<PageCacheOptions>
  private bytes = 0
  /** Raised by `clear`, so that a page begun before is not kept after. */
  private generation = 0

  constructor(options: PageCacheOptions = {}) {
    const { freshMs = 3000, staleMs = 7000, maxBytes = 64 * 1024 * 1024, now = Date.now } = options
    this.options = { freshMs, staleMs, maxBytes, now }
  }

  /** All pages are old, because something that they show has changed. They are kept in case no new one can be made. */
  clear(): void {
    for (const page of this.pages.values()) page.madeAt = Number.NEGATIVE_INFINITY
    this.making.clear()
    this.generation += 1
  }

  middleware(): MiddlewareHandler {
    return async (c, next) => {
      const answered = await this.fresh(c, next)
      return c.res.status === 503 ? ((await this.lastGood(c)) ?? answered) : answered
    }
  }

  /** A page that is new enough, made if need be; who may not share one gets a page of their own. */
  private async fresh(c: Context, next: () => Promise<void>): Promise<Response | undefined> {
    const key = cacheKey(c.req.raw)
    if (key === undefined) return void (await next())
    const kept = this.pages.get(key)
    const age = kept ? this.options.now() - kept.madeAt : Number.POSITIVE_INFINITY
    if (kept && age < this.options.freshMs) return this.answer(c, kept)
    // An answer to HEAD has no body, so it is never the one to keep.
    if (c.req.method === 'HEAD') return void (await next())
    const waiting = this.making.get(key)
    if (waiting) {
      const usable = kept && age < this.options.freshMs + this.options.staleMs
      const page = usable ? kept : await waiting
      // Who made it has waited long enough for both.
      if (page === 'later') return replace(c, await refusalPage(c, 503, 'busy'))
      return page ? this.answer(c, page) : void (await next())
    }
    const made = this.make(key, c, next)
    this.making.set(key, made)
    try {
      const page = await made
      if (page && page !== 'later') return await this.answer(c, page)
    } finally {
      if (this.making.get(key) === made) this.making.delete(key)
    }
  }

  /** The copy that everybody may see, for whoever asks while no page can be made; it says how old it is. */
  private async lastGood(c: Context): Promise<Response | undefined> {
    const kept = this.pages.get(cacheKey(withoutOwnCookies(c.req.raw)) ?? '')
    const age = kept ? this.options.now() - kept.goodAt : Number.POSITIVE_INFINITY
    if (!kept || age > LAST_GOOD_MS) return undefined
    const headers = new Headers(kept.headers)
    headers.delete('ETag')
    headers.set('Cache-Control', 'no-store')
    const isPage = headers.get('Content-Type')?.startsWith('text/html')
    const body = isPage ? await markKept(kept.body, c.req.raw, age) : kept.body
    c.res = undefined
    c.res = new Response(c.req.method === 'HEAD' ? null : body, { status: 200, headers })
    return c.res
  }

  private async make(key: string, c: Context, next: () => Promise<void>): Promise<Made> {
    const { generation } = this
    await next()
    const { res } = c
    if (res.status === 503) return 'later'
    if (!isKeepable(res)) return undefined
    const body = new Uint8Array(await res.clone().arrayBuffer())
    if (body.byteLength > LARGEST_PAGE) return undefined
    const etag = `W/"${createHash('sha1').update(body).digest('base64url')}"`
    const headers = new Headers(res.headers)
    headers.delete('Content-Length')
    headers.set('ETag', etag)
    headers.set('Cache-Control', SHARED)
    headers.set('Vary', 'Cookie, Accept-Encoding')
    const page: Page = {
      madeAt: this.options.now(),
      goodAt: this.options.now(),
      headers: [...headers],
      etag,
      size: body.byteLength,
      body,
      encoded: new Map(),
    }
    if (generation === this.generation) this.keep(key, page)
    return page
  }

  private keep(key: string, page: Page): void {
    this.bytes += page.size - (this.pages.get(key)?.size ?? 0)
    this.pages.delete(key)
    this.pages.set(key, page)
    for (const [oldKey, old] of this.pages) {
      if (this.bytes <= this.options.maxBytes) break
      this.pages.delete(oldKey)
      this.bytes -= old.size
    }
  }

  private async answer(c: Context, page: Page): Promise<Response> {
    const headers = new Headers(page.headers)
    const known = c.req.header('If-None-Match')?.split(/\s*,\s*/)
    if (known?.includes(page.etag)) {
      headers.delete('Content-Type')
      c.res = undefined
      c.res = new Response(null, { status: 304, headers })
      return c.res
    }
    const body = await this.bodyFor(page, headers, c.req.header('Accept-Encoding'))
    c.res = undefined
    c.res = new Response(c.req.method === 'HEAD' ? null : body, { status: 200, headers })
    return c.res
  }

  private async bodyFor(page: Page, headers: Headers, accepted: string | undefined) {
    if (page.size < 1024 || !isCompressible(headers.get('Content-Type'))) return page.body
    const encoding = acceptedEncoding(accepted)
    if (!encoding) return page.body
    let encoded = page.encoded.get(encoding)
    if (!encoded) {
      encoded = new Uint8Array(await encode(page.body, encoding, 5))
      page.encoded.set(encoding, encoded)
    }
    headers.set('Content-Encoding', encoding)
    return encoded
  }
}

function replace(c: Context, answer: Response): Response {
  c.res = undefined
  c.res = answer
  return c.res
}

/** Under which name an answer is kept; `undefined` for requests that are never answered from the cache. */
function cacheKey(request: Request): string | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
  if (request.headers.has('Authorization')) return undefined
  const cookies = (request.headers.get('Cookie') ?? '').split(/;\s*/).filter((pair) => pair !== '')
  if (cookies.some((pair) => !pair.startsWith('lang='))) return undefined
  const url = new URL(request.url)
  if (url.search.length > 200 || url.pathname.endsWith('.data')) return undefined
  return `${url.host} ${url.pathname}${url.search} ${cookies[0] ?? ''}`
}

/** The same question by a reader of whom nothing is known but the language. */
function withoutOwnCookies(request: Request): Request {
  const headers = new Headers(request.headers)
  const language = /(?:^|;\s*)(lang=[^;]*)/.exec(headers.get('Cookie') ?? '')?.[1]
  if (language) headers.set('Cookie', language)
  else headers.delete('Cookie')
  return new Request(request.url, { method: request.method, headers })
}

function isKeepable(response: Response): boolean {
  if (response.status !== 200 || response.headers.has('Set-Cookie')) return false
  if (response.headers.has('Content-Encoding')) return false
  return !/private|no-store/.test(response.headers.get('Cache-Control') ?? '')
}
