import type { MiddlewareHandler } from 'hono'
import { refusalPage } from './refusal-page.server.tsx'
import type { UploadLimit } from './upload-limits.server.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
const PLAIN = 'application/x-www-form-urlencoded'
const WITH_FILES = 'multipart/form-data'

/**
 * Refuses what pages cannot read as a form: other types, and files where the route takes none, with 415, broken bodies
 * with 400. `/api` speaks JSON.
 */
export function refuseUnreadableForms(uploadLimit: UploadLimit): MiddlewareHandler {
  return async (c, next) => {
    if (SAFE.has(c.req.method) || c.req.path.startsWith('/api/')) return next()
    const type = c.req.header('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase()
    if (type === PLAIN) return next()
    if (type !== WITH_FILES) {
      return refusalPage(c, 415, 'unreadable')
    }
    const form = await c.req.raw
      .clone()
      .formData()
      .catch(() => undefined)
    if (!form) return refusalPage(c, 400, 'unreadable')
    // Also a small one: a route that has not said how large its files may be is found at the first try.
    if (hasFile(form) && uploadLimit(c.req.path) === 0) return refusalPage(c, 415, 'unreadable')
    return next()
  }
}

/** A file field that was left empty is sent as a file without anything in it. */
function hasFile(form: FormData): boolean {
  return [...form.values()].some((value) => typeof value !== 'string' && value.size > 0)
}
