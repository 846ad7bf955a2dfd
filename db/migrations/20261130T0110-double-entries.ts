import { type Kysely, sql } from 'kysely'

export const inSteps = true

/** Tickets that came in twice are few; without an index of their own all readings of a festival are looked through. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`set lock_timeout = 0`.execute(db)
  await sql`drop index if exists scan_double_entry_idx`.execute(db)
  await sql`
    create index concurrently if not exists scan_double_entry_idx
      on scan (event_id, scanned_at desc) where verdict = 'already_in' and told = 'admitted'`.execute(
    db,
  )
}
