import type { Db } from '#db/connect.server.ts'
import { fileStore, pictureFolder, pictureShards } from './file-store.server.ts'

/** How long bytes may wait for the row of the transaction that brought them. */
const graceMs = 24 * 60 * 60 * 1000

/** When an id was made, in milliseconds: the first 48 bits of a UUIDv7. */
function madeAt(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
}

async function listFolders(path: string): Promise<string[]> {
  const { objects } = await fileStore.listAll(path).catch(() => ({ objects: [] }))
  return [...objects].flatMap((entry) => (entry.isDirectory ? entry.name : []))
}

async function listUnfinished(): Promise<string[]> {
  const { objects } = await fileStore.listAll('unfinished').catch(() => ({ objects: [] }))
  return [...objects].flatMap((entry) => (entry.isFile ? entry.name : []))
}

/** Removes bytes that belong to no row any more, or never came to; answers how many pictures they were. */
export async function sweepFiles(db: Db, now: Date): Promise<number> {
  const isOld = (id: string) => madeAt(id) < now.getTime() - graceMs
  for (const name of (await listUnfinished()).filter(isOld)) {
    await fileStore.delete(`unfinished/${name}`)
  }
  let swept = 0
  for (const shard of pictureShards) {
    const old = (await listFolders(`pictures/${shard}`)).filter(isOld)
    if (old.length === 0) continue
    const rows = await db.selectFrom('storedFile').select('id').where('id', 'in', old).execute()
    const known = new Set(rows.map((row) => row.id))
    for (const id of old) {
      if (known.has(id)) continue
      await fileStore.deleteAll(pictureFolder(id))
      swept += 1
    }
  }
  return swept
}
