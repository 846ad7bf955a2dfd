import { type Kysely, sql } from 'kysely'

/** Which backups were made, so that nobody has to remember when the last one was. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table backup (
      id uuid primary key,
      made_at timestamptz not null default now(),
      byte_count bigint not null check (byte_count > 0),
      row_count bigint not null check (row_count >= 0),
      file_count integer not null check (file_count >= 0)
    );
    create index backup_made_at_idx on backup (made_at desc);
  `.execute(db)
}
