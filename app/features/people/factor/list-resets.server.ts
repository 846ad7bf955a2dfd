import { sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'

export type OpenReset = { userId: string; askedBy: string; askedByName: string }

/** Requests to take a second factor off that wait for another administrator. */
export async function listOpenResets(db: Db): Promise<OpenReset[]> {
  return db
    .selectFrom('factorReset')
    .innerJoin('user as asker', 'asker.id', 'factorReset.askedBy')
    .select(['factorReset.userId', 'factorReset.askedBy', 'asker.name as askedByName'])
    .where('factorReset.expiresAt', '>', sql<Date>`now()`)
    .execute()
}
