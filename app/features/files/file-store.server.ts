import { join, resolve } from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { env } from '#app/env.server.ts'
import { newId } from '#app/lib/ids.ts'

const folder = resolve(env.GELAR_FILES_DIR ?? join(env.GELAR_DATA_DIR, 'files'))

/** Where the bytes of uploaded files lie; every process of an installation needs the same place. */
export const fileStore = new Disk(new FSDriver({ location: folder, visibility: 'private' }))

/** Folders of pictures, one for each two last letters of their ids, so that none grows too long. */
export const pictureShards = Array.from({ length: 256 }, (_, index) =>
  index.toString(16).padStart(2, '0'),
)

/** The folder of a picture and all that is made of it. */
export function pictureFolder(fileId: string): string {
  return `pictures/${fileId.slice(-2)}/${fileId}`
}

/** Writes bytes under a name in one go: who reads meanwhile finds all of them or none. */
export async function putWhole(key: string, bytes: Uint8Array): Promise<void> {
  const half = `unfinished/${newId()}`
  await fileStore.put(half, bytes)
  await fileStore.move(half, key)
}
