import { sql } from 'kysely'
import { newId } from '#app/lib/ids.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import { log } from '#app/lib/log.server.ts'
import type { Db } from '#db/connect.server.ts'
import { isDataError } from '#db/data-error.ts'
import type { UnsettledKind } from '#db/types.ts'
import { keptBody } from './kept-body.ts'

/** What a phone has handed in and what cannot be stored as it is. */
type NewUnsettled = {
  clientSeq: number
  /** Why it cannot be stored: a code. */
  reason: string
  /** Everything that the phone sent of it; of something huge only a part is kept. */
  body: object
}

type From = {
  eventId: string
  deviceId: string
  kind: UnsettledKind
  /** The phone's clock when it sent; null when it was read from a saved copy. */
  deviceAt: Date | null
  receivedAt: Date
}

/** No phone makes as much in a festival; more is somebody who plays with a token. */
const OPEN_MOST = 10_000

/** PostgreSQL's JSON knows neither NUL nor half a character; both become the sign for what cannot be read. */
function storable(body: object): string {
  return JSON.stringify(body).replace(/\\u(?:0000|d[89a-f][0-9a-f]{2})/gi, '\\ufffd')
}

/** What became of an item: kept now, kept before, or its running number is another item's. */
export type Keeping = 'added' | 'known' | 'taken'

/**
 * Keeps items for an organizer to settle, each once by device, kind and running number, and tells the pages
 * that show devices. Answers by running number; one that is missing was not kept and may be sent again.
 */
export async function keepUnsettled(
  db: Db,
  { eventId, deviceId, kind, deviceAt, receivedAt }: From,
  items: ReadonlyArray<NewUnsettled>,
): Promise<Map<number, Keeping>> {
  if (items.length === 0) return new Map()
  const rows = `[${items
    .map(({ clientSeq, reason, body }) =>
      storable({ id: newId(), clientSeq, reason, body: keptBody(body) }),
    )
    .join(',')}]`
  const { rows: found } = await sql<{ clientSeq: number; keeping: Keeping }>`
    with given as (
      select * from jsonb_to_recordset(${rows}::jsonb)
        as g (id uuid, "clientSeq" bigint, reason text, body jsonb)
    ), added as (
      insert into unsettled_item (id, event_id, device_id, kind, client_seq, reason, body, device_at, received_at)
      select id, ${eventId}::uuid, ${deviceId}::uuid, ${kind}::unsettled_kind, "clientSeq", reason, body,
             ${deviceAt}::timestamptz, ${receivedAt}::timestamptz
        from given
       where (select count(*) from unsettled_item
               where device_id = ${deviceId}::uuid and settled_at is null) < ${OPEN_MOST}
      on conflict do nothing
      returning client_seq
    )
    select client_seq, 'added' as keeping from added
    union all
    select u.client_seq,
           case when (u.body->>'id', u.body->>'kind') is not distinct from (g.body->>'id', g.body->>'kind')
             then 'known' else 'taken' end
      from unsettled_item u join given g on g."clientSeq" = u.client_seq
     where u.device_id = ${deviceId}::uuid and u.kind = ${kind}::unsettled_kind
  `.execute(db)
  if (found.some(({ keeping }) => keeping === 'added')) await notifyLive(db, eventId, 'devices')
  return new Map(found.map(({ clientSeq, keeping }) => [clientSeq, keeping]))
}

/** Like `keepUnsettled`; one that the database does not take never holds back the others, and is not kept. */
export async function keepEach(
  db: Db,
  from: From,
  items: ReadonlyArray<NewUnsettled>,
): Promise<Map<number, Keeping>> {
  try {
    return await keepUnsettled(db, from, items)
  } catch (error) {
    if (!isDataError(error)) throw error
    if (items.length < 2) {
      log.error({ err: error }, 'something that a phone has handed in could not be kept')
      return new Map()
    }
  }
  const kept = new Map<number, Keeping>()
  for (const item of items) {
    for (const [clientSeq, keeping] of await keepEach(db, from, [item])) {
      kept.set(clientSeq, keeping)
    }
  }
  return kept
}
