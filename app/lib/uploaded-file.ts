import { z } from 'zod'
import type { ErrorKey } from './domain-error.ts'

const MEGABYTE = 1024 * 1024

/** A file in a form, refused when it is larger than this: by the browser before it is sent, by the server again. */
export function uploadedFile(mostBytes: number, error: ErrorKey = 'fileTooBig') {
  const params = { megabytes: mostBytes / MEGABYTE }
  return z.instanceof(File).refine((file) => file.size <= mostBytes, { error, params })
}
