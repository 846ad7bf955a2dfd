import { randomUUID } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { env } from '#app/env.server.ts'
import { log } from '#app/lib/log.server.ts'
import { type RequestKind, requestSeconds } from '#app/lib/metrics.server.ts'
import type { HttpEnv } from './environment.ts'
import { maskPath } from './masked-path.ts'

const GIVEN_ID = /^[A-Za-z0-9._-]{8,64}$/

/** Gives each request an id and writes one line when it has been answered. */
export function requestLog(): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const started = performance.now()
    const given = env.TRUST_PROXY ? c.req.header('X-Request-Id') : undefined
    const requestId = given && GIVEN_ID.test(given) ? given : randomUUID()
    c.set('requestId', requestId)
    c.set('clientAddress', clientAddress(c))
    await next()
    c.res.headers.set('X-Request-Id', requestId)
    const seconds = (performance.now() - started) / 1000
    const { status } = c.res
    requestSeconds.observe(
      { kind: kindOf(c.req.path), status: `${Math.floor(status / 100)}xx` },
      seconds,
    )
    const quiet = status < 400 && /^\/(assets\/|healthz$)/.test(c.req.path)
    log[quiet ? 'debug' : 'info'](
      {
        requestId,
        method: c.req.method,
        path: maskPath(c.req.path),
        status,
        ms: Math.round(seconds * 1000),
      },
      'answered',
    )
  }
}

/** Streams are counted by their first answer: how long one stays open says nothing. */
function kindOf(path: string): RequestKind {
  if (/^\/(assets|js)\//.test(path)) return 'asset'
  if (path.startsWith('/api/')) return 'device'
  if (path.endsWith('/live')) return 'stream'
  return /^\/(panitia|peserta|admin|akun|panggung)(\/|$)/.test(path) ? 'staff' : 'page'
}

/** The client's network address; a proxy's word counts only when `TRUST_PROXY` is set. */
function clientAddress(c: Context): string {
  if (env.TRUST_PROXY) {
    const forwarded = c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim()
    if (forwarded) return forwarded
  }
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    return 'unknown' // called without a socket, as in tests
  }
}
