import { isIP } from 'node:net'
import type { MiddlewareHandler } from 'hono'
import { env } from '#app/env.server.ts'

export type PolicyOptions = {
  /** Allows the inline scripts of a hydrated page that carry it. */
  nonce?: string
  /** Allows compiling WebAssembly, which the gate's reader of codes needs. */
  wasm?: boolean
}

/** The content security policy of one page. */
export function contentSecurityPolicy({ nonce, wasm }: PolicyOptions = {}): string {
  const scripts = ["'self'"]
  if (nonce) scripts.push(`'nonce-${nonce}'`)
  if (wasm) scripts.push("'wasm-unsafe-eval'")
  const https = env.GELAR_ORIGIN?.startsWith('https:') ? ['upgrade-insecure-requests'] : []
  return [
    "default-src 'self'",
    `script-src ${scripts.join(' ')}`,
    // Layers above a page put one rule in its head to keep the page behind from scrolling.
    nonce ? `style-src 'self' 'nonce-${nonce}'` : "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    ...https,
  ].join('; ')
}

const PLAIN_POLICY = contentSecurityPolicy()
const HEADERS: ReadonlyArray<[string, string]> = [
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'SAMEORIGIN'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Origin-Agent-Cluster', '?1'],
  ['X-DNS-Prefetch-Control', 'off'],
  ['X-Download-Options', 'noopen'],
  ['X-Permitted-Cross-Domain-Policies', 'none'],
  ['X-XSS-Protection', '0'],
  ['Permissions-Policy', 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()'],
]

/** JSON is no page: nothing in it runs, and nothing may show it in a frame. */
const DATA_HEADERS: typeof HEADERS = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
]

/**
 * Whether browsers shall ask for nothing but HTTPS under this name from now on. Not for an address: browsers ignore it
 * there, but would keep it for `localhost` and other names of the same machine, which may be served without HTTPS later.
 */
export function bindsToHttps(origin: string | undefined): boolean {
  if (!origin?.startsWith('https:')) return false
  return isIP(new URL(origin).hostname.replace(/^\[(.*)\]$/, '$1')) === 0
}

/**
 * Headers that make browsers careful: a page with scripts brings its own policy, all else gets the plain one, and
 * answers to devices the few that concern data.
 */
export function securityHeaders({ development }: { development: boolean }): MiddlewareHandler {
  const strict = bindsToHttps(env.GELAR_ORIGIN)
  return async (c, next) => {
    await next()
    const { headers } = c.res
    const wanted = c.req.path.startsWith('/api/') ? DATA_HEADERS : HEADERS
    for (const [name, value] of wanted) if (!headers.has(name)) headers.set(name, value)
    if (strict) headers.set('Strict-Transport-Security', 'max-age=31536000')
    if (development) headers.delete('Content-Security-Policy')
    else if (!headers.has('Content-Security-Policy')) {
      headers.set('Content-Security-Policy', PLAIN_POLICY)
    }
  }
}
