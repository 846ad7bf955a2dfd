import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { maxPictureBytes } from '#app/lib/picture-limits.ts'
import { refusalPage } from './refusal-page.server.tsx'
import { takesUploads } from './upload-paths.ts'

const MEGABYTE = 1024 * 1024
export const FORM_LIMIT = MEGABYTE
/** The largest picture that is taken, and the fields around it. */
export const UPLOAD_LIMIT = maxPictureBytes + FORM_LIMIT

/** Refuses bodies over 1 MB with 413, or over 11 MB where a form may carry a picture. */
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
    return withFiles && takesUploads(c.req.path) ? uploads(c, next) : forms(c, next)
  }
}
