import type { MiddlewareHandler } from 'hono'
import { refusalPage } from './refusal-page.server.tsx'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
const PLAIN = 'application/x-www-form-urlencoded'
const WITH_FILES = 'multipart/form-data'

/** Refuses what pages cannot read as a form: other types with 415, broken bodies with 400. `/api` speaks JSON. */
export function refuseUnreadableForms(): MiddlewareHandler {
  return async (c, next) => {
    if (SAFE.has(c.req.method) || c.req.path.startsWith('/api/')) return next()
    const type = c.req.header('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase()
    if (type === PLAIN) return next()
    if (type !== WITH_FILES) {
      return refusalPage(c, 415, 'unreadable')
    }
    if (await isReadable(c.req.raw.clone())) return next()
    return refusalPage(c, 400, 'unreadable')
  }
}

async function isReadable(request: Request): Promise<boolean> {
  return request.formData().then(
    () => true,
    () => false,
  )
}
