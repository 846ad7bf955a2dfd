import { type Kysely, sql } from 'kysely'

/** What is kept of a phone is found by the id that the phone gave it, and counted as long as it waits. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- No id is longer than 36 characters, and an index takes no more than some thousand.
    create index unsettled_item_own_id_idx on unsettled_item (device_id, kind, lower(left(body->>'id', 37)));
    create index unsettled_item_waiting_idx on unsettled_item (device_id) where settled_at is null;
  `.execute(db)
}
