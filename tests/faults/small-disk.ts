import { execFile } from 'node:child_process'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onEnd } from '../bench/cleanup.ts'

const run = promisify(execFile)

/** A small disk at a path, kept in memory, that can be filled to its last byte. */
export type SmallDisk = { fill(): Promise<void>; clear(): Promise<void>; remove(): Promise<void> }

/** Mounts a small disk; undefined where this may not be done. */
export async function mountSmallDisk(
  path: string,
  megabytes: number,
): Promise<SmallDisk | undefined> {
  await mkdir(path, { recursive: true })
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', path])
  } catch {
    return undefined
  }
  let mounted = true
  const remove = async () => {
    if (!mounted) return
    mounted = false
    await run('umount', ['-l', path])
  }
  onEnd(remove)
  const ballast = join(path, 'ballast')
  return {
    async fill() {
      const file = await open(ballast, 'a')
      try {
        for (let bytes = 1024 * 1024; bytes >= 1024; ) {
          try {
            await file.write(Buffer.alloc(bytes))
          } catch (error) {
            if (!(error instanceof Error && Reflect.get(error, 'code') === 'ENOSPC')) throw error
            bytes /= 4
          }
        }
      } finally {
        await file.close()
      }
    },
    clear: () => rm(ballast, { force: true }),
    remove,
  }
}

export const mayNotMount = 'since no disk may be mounted here (it takes root)'
