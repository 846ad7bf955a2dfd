import type { ServerBuild } from '@remix-run/node'
import { uploadBytesOf } from '#app/lib/handle.ts'
import { routeHandles } from './route-handles.server.ts'

/** Bytes of the largest file that forms sent to this address may carry; 0 where they carry none. */
export type UploadLimit = (path: string) => number

/** Reads from the routes which addresses take files: each says so in its `handle`. */
export function uploadLimitOf(routes: ServerBuild['routes']): UploadLimit {
  const handlesOf = routeHandles(routes)
  return (path) => Math.max(0, ...handlesOf(path).map(uploadBytesOf))
}
