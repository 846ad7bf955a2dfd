import type { Db } from '#db/connect.server.ts'
import { type FileStore, unfinished } from './disk-store.server.ts'
import { fileStore } from './file-store.server.ts'
import { pictureFolder, pictureShards } from './picture-keys.ts'

/** How long bytes may wait for the row of the transaction that brought them. */
const graceMs = 24 * 60 * 60 * 1000

/** When an id was made, in milliseconds: the first 48 bits of a UUIDv7. */
function madeAt(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
}

/**
 * Removes bytes that belong to no row any more, or never came to; answers how many pictures they were.
 *
 * @throws FileTrouble when the store is away: the job is done again later.
 */
export async function sweepFiles(db: Db, now: Date, store: FileStore = fileStore): Promise<number> {
  const isOld = (id: string) => madeAt(id) < now.getTime() - graceMs
  for (const name of (await store.listFiles(unfinished)).filter(isOld)) {
    await store.delete(`${unfinished}/${name}`)
  }
  let swept = 0
  for (const shard of pictureShards) {
    const old = (await store.listFolders(`pictures/${shard}`)).filter(isOld)
    if (old.length === 0) continue
    const rows = await db.selectFrom('storedFile').select('id').where('id', 'in', old).execute()
    const known = new Set(rows.map((row) => row.id))
    for (const id of old) {
      if (known.has(id)) continue
      await store.deleteFolder(pictureFolder(id))
      swept += 1
    }
  }
  return swept
}
