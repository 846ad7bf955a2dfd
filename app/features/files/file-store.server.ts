import { join, resolve } from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { env } from '#app/env.server.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import { log } from '#app/lib/log.server.ts'

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

/**
 * Writes bytes under a name in one go: who reads meanwhile finds all of them or none. Where they cannot be kept the half
 * is taken away, and people are told why: the disk is full, or the store cannot be reached.
 */
export async function putWhole(key: string, bytes: Uint8Array, store = fileStore): Promise<void> {
  const half = `unfinished/${newId()}`
  try {
    await store.put(half, bytes)
    await store.move(half, key)
  } catch (error) {
    await store.delete(half).catch(() => {})
    log.error({ err: error }, 'a file could not be kept')
    throw new DomainError(isFull(error) ? 'filesFull' : 'filesAway')
  }
}

/** Whether a file can be kept now, found out by keeping one. */
export async function keepsFiles(store = fileStore): Promise<boolean> {
  const probe = `unfinished/${newId()}`
  try {
    await store.put(probe, 'probe')
    await store.delete(probe)
    return true
  } catch {
    return false
  }
}

function isFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ['ENOSPC', 'EDQUOT'].includes(Reflect.get(error, 'code')) || isFull(error.cause)
}
