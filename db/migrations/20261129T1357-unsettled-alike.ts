import { type Kysely, sql } from 'kysely'

/** What is settled together is found and counted by an index. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index unsettled_item_alike_idx on unsettled_item (
      device_id, kind, reason,
      coalesce(case when kind = 'sale' then lower(left(body->>'shiftId', 37)) end, ''),
      client_seq
    ) where settled_at is null;
  `.execute(db)
}
