import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { refusalPage } from './refusal-page.server.tsx'
import type { UploadLimit } from './upload-limits.server.ts'

export const FORM_LIMIT = 1024 * 1024

/** Refuses bodies over 1 MB with 413; where the route takes a file, this much more. */
export function limitBodies(uploadLimit: UploadLimit): MiddlewareHandler {
  const refuse = (maxSize: number) =>
    bodyLimit({
      maxSize,
      onError: (c) =>
        c.req.path.startsWith('/api/')
          ? c.json({ error: 'tooLarge' }, 413)
          : refusalPage(c, 413, 'tooLarge'),
    })
  const forms = refuse(FORM_LIMIT)
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
    const fileBytes = withFiles ? uploadLimit(c.req.path) : 0
    return fileBytes > 0 ? refuse(FORM_LIMIT + fileBytes)(c, next) : forms(c, next)
  }
}
