import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import type { Written } from './write-backup.server.ts'

/** Notes that a backup was made, for the administrators' page. */
export async function noteBackup(db: Db, written: Written, madeAt: Date): Promise<void> {
  await db
    .insertInto('backup')
    .values({
      id: newId(),
      madeAt,
      byteCount: written.bytes,
      rowCount: written.rows,
      fileCount: written.files,
    })
    .execute()
}
