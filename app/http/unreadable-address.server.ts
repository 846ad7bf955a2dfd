import type { MiddlewareHandler } from 'hono'
import { refusalPage } from './refusal-page.server.tsx'

/**
 * Refuses addresses with a NUL or with percent signs that mean nothing: no person makes them, and PostgreSQL
 * cannot compare with them.
 */
export function refuseUnreadableAddresses(): MiddlewareHandler {
  return (c, next) => {
    if (isReadable(c.req.url)) return next()
    return refusalPage(c, 400, 'unreadable')
  }
}

function isReadable(address: string): boolean {
  if (!address.includes('%')) return true
  const { pathname, search } = new URL(address)
  if (/%00/.test(pathname + search)) return false
  try {
    decodeURIComponent(pathname)
    return true
  } catch {
    return false
  }
}
