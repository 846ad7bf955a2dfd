import { Turns } from '#app/lib/turns.ts'
import type { Db } from '#db/connect.server.ts'
import type { FileStore } from './disk-store.server.ts'

export type Copied = {
  copied: number
  /** Were there already, as large as they should be. */
  there: number
  /** Names of files that the first store does not have. */
  lost: string[]
}

const AT_ONCE = 4

/**
 * Copies all uploaded files from one store to another and reads each of them back. What is there already stays, so that a
 * copy that was cut off goes on where it was; nothing is removed. Narrower pictures are made anew when they are asked for.
 *
 * @throws FileTrouble when a store is full, away or refuses.
 */
export async function copyFiles(db: Db, from: FileStore, to: FileStore): Promise<Copied> {
  const files = await db
    .selectFrom('storedFile')
    .select(['storeKey', 'byteCount'])
    .orderBy('id')
    .execute()
  const result: Copied = { copied: 0, there: 0, lost: [] }
  const turns = new Turns(AT_ONCE)
  let failed = false
  const copy = async ({ storeKey, byteCount }: (typeof files)[number]) => {
    if (failed) return
    if ((await to.findSize(storeKey)) === byteCount) {
      result.there += 1
      return
    }
    const bytes = await from.find(storeKey)
    if (!bytes) {
      result.lost.push(storeKey)
      return
    }
    await to.put(storeKey, bytes)
    if (Buffer.compare(await to.get(storeKey), bytes) !== 0) {
      throw new Error(`${storeKey} comes back as something else than it was`)
    }
    result.copied += 1
  }
  await Promise.all(
    files.map((file) =>
      turns.within(() =>
        copy(file).catch((error: unknown) => {
          failed = true
          throw error
        }),
      ),
    ),
  )
  return result
}
