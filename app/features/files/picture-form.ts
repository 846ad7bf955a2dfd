import { z } from 'zod'
import type { ErrorKey } from '#app/lib/domain-error.ts'
import { maxPictureBytes } from '#app/lib/picture-limits.ts'

const tooBig: ErrorKey = 'pictureTooBig'

/** A picture in a form. Its size is checked here, in browser and server; what it is, when it is read. */
export function pictureFile() {
  return z.instanceof(File).refine((file) => file.size <= maxPictureBytes, { error: tooBig })
}
