import type { MiddlewareHandler } from 'hono'
import { env } from '#app/env.server.ts'
import { log } from '#app/lib/log.server.ts'
import type { HttpEnv } from './environment.ts'
import { refusalPage } from './refusal-page.server.tsx'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request that changes something comes from our own pages. Browsers tell by `Sec-Fetch-Site`,
 * older ones by `Origin`. A device that shows a bearer token carries no cookie that could be abused.
 */
export function isOwnRequest(request: Request, ownHosts: ReadonlyArray<string>): boolean {
  if (SAFE.has(request.method)) return true
  const isDevice = new URL(request.url).pathname.startsWith('/api/')
  if (isDevice && !request.headers.has('Cookie')) return true
  const site = request.headers.get('Sec-Fetch-Site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = request.headers.get('Origin')
  if (origin === null || !URL.canParse(origin)) return false
  return ownHosts.includes(new URL(origin).host)
}

/** Refuses changes that another site asks a visitor's browser for. */
export function refuseForeignForms(): MiddlewareHandler<HttpEnv> {
  const configured = env.GELAR_ORIGIN ? [new URL(env.GELAR_ORIGIN).host] : []
  return async (c, next) => {
    const forwarded = env.TRUST_PROXY ? c.req.header('X-Forwarded-Host') : undefined
    const hosts = [c.req.header('Host'), forwarded].filter((host) => host !== undefined)
    if (isOwnRequest(c.req.raw, [...configured, ...hosts])) return next()
    log.warn({ requestId: c.get('requestId') }, 'refused a change asked for by another site')
    return refusalPage(c, 403, 'refused')
  }
}
