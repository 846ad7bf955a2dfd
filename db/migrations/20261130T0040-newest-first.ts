import { type Kysely, sql } from 'kysely'

export const inSteps = true

/** Lists of visitors and sales are looked through from the newest; without an index all of them are sorted for a page. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`set lock_timeout = 0`.execute(db)
  await sql`drop index if exists registration_newest_idx`.execute(db)
  await sql`
    create index concurrently if not exists registration_newest_idx
      on registration (event_id, created_at desc, id)`.execute(db)
  await sql`drop index if exists sale_newest_idx`.execute(db)
  await sql`
    create index concurrently if not exists sale_newest_idx
      on sale (event_id, sold_at desc, id desc)`.execute(db)
}
