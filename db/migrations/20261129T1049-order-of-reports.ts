import { type Kysely, sql } from 'kysely'

/** Reports of a phone are ordered by when they were sent, so that one that came too late is known. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- By our clock.
    alter table device_report add column sent_at timestamptz not null default now();
  `.execute(db)
}
