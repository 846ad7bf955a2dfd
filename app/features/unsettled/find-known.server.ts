import { sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'
import type { UnsettledKind } from '#db/types.ts'
import type { CopyUpload } from './copy-upload.ts'

/** Names a thing within its phone. Two that differ only in their own id are two. */
export const uploadName = ({ kind, seq, id }: Pick<CopyUpload, 'kind' | 'seq' | 'id'>) =>
  `${kind} ${seq} ${id}`

/** What of a phone's things the server has already, as sales, readings, or to be settled. */
export async function findKnown(
  db: Db,
  eventId: string,
  deviceId: string,
  uploads: ReadonlyArray<CopyUpload>,
): Promise<Set<string>> {
  const asked = JSON.stringify(uploads.map(({ kind, seq, id }) => ({ kind, seq, id })))
  const { rows } = await sql<{ kind: UnsettledKind; seq: number; id: string | null }>`
    select a.kind, a.seq, a.id
      from jsonb_to_recordset(${asked}::jsonb) as a (kind unsettled_kind, seq bigint, id uuid)
     where (a.id is null and exists (
              select from unsettled_item u
               where u.device_id = ${deviceId}::uuid and u.kind = a.kind and u.client_seq = a.seq
                 and u.body->>'id' is null))
        or (a.id is not null and exists (
              select from unsettled_item u
               where u.device_id = ${deviceId}::uuid and u.kind = a.kind
                 and lower(left(u.body->>'id', 37)) = a.id::text))
        or (a.kind = 'sale' and exists (
              select from sale s where s.event_id = ${eventId}::uuid and s.id = a.id))
        or (a.kind = 'reversal' and exists (
              select from reversal r where r.event_id = ${eventId}::uuid and r.id = a.id))
        or (a.kind = 'reading' and (
              exists (select from scan s where s.device_id = ${deviceId}::uuid and s.client_seq = a.seq)
              or exists (select from walk_in w where w.device_id = ${deviceId}::uuid and w.client_seq = a.seq)))
  `.execute(db)
  return new Set(rows.map(uploadName))
}

/** The numbers under which a second thing of an earlier copy is in the list, settled or not. */
export async function findRivals(db: Db, deviceId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('unsettledItem')
    .select(['kind', 'clientSeq'])
    .where('deviceId', '=', deviceId)
    .where('reason', '=', 'sequenceTaken')
    .execute()
  return new Set(rows.map(({ kind, clientSeq }) => `${kind} ${clientSeq}`))
}
