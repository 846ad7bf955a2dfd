import type { MiddlewareHandler } from 'hono'
import { env } from '#app/env.server.ts'
import { isLocalHost } from '#app/lib/local-host.server.ts'
import { log } from '#app/lib/log.server.ts'
import type { HttpEnv } from './environment.ts'
import { refusalPage } from './refusal-page.server.tsx'

/** Whether pages are served under this host: the public address, and addresses of the own machine and network. */
function isAllowedHost(hostname: string, origin: string | undefined): boolean {
  if (origin && new URL(origin).hostname === hostname) return true
  return isLocalHost(hostname)
}

/** Refuses requests under a name that is not this installation's, so that no foreign name leads to its pages. */
export function refuseForeignHosts(
  origin: string | undefined = env.GELAR_ORIGIN,
): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const { hostname } = new URL(c.req.url)
    if (isAllowedHost(hostname, origin)) return next()
    log.warn({ requestId: c.get('requestId'), hostname }, 'refused a name that GELAR_ORIGIN lacks')
    if (c.req.path.startsWith('/api/')) return c.json({ error: 'foreignHost' }, 421)
    const way = origin ? <a href={origin}>{origin}</a> : <span />
    return refusalPage(c, 421, origin ? 'foreignHost' : 'unknownHost', { way })
  }
}
