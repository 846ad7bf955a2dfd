import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { refusalPage } from './refusal-page.server.tsx'

const MEGABYTE = 1024 * 1024
export const FORM_LIMIT = MEGABYTE
export const UPLOAD_LIMIT = 10 * MEGABYTE

/** Refuses bodies over 1 MB, or 10 MB for forms with files outside `/api`, with 413. */
export function limitBodies(): MiddlewareHandler {
  const refuse = (maxSize: number) =>
    bodyLimit({
      maxSize,
      onError: (c) =>
        c.req.path.startsWith('/api/')
          ? c.json({ error: 'tooLarge' }, 413)
          : refusalPage(c, 413, 'tooLarge'),
    })
  const forms = refuse(FORM_LIMIT)
  const uploads = refuse(UPLOAD_LIMIT)
  return (c, next) => {
    // A body of a said length is never longer than that, and need not be touched to know it.
    const said = c.req.header('Content-Length')
    if (
      said !== undefined &&
      Number(said) <= FORM_LIMIT &&
      c.req.header('Transfer-Encoding') === undefined
    )
      return next()
    const withFiles = c.req.header('Content-Type')?.startsWith('multipart/form-data') === true
    return withFiles && !c.req.path.startsWith('/api/') ? uploads(c, next) : forms(c, next)
  }
}
