import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- One at a time for each person; gone once it is confirmed.
    create table address_change (
      user_id uuid constraint address_change_pkey primary key
        constraint address_change_user_fkey references "user" (id) on delete cascade,
      new_email citext not null,
      token_hash bytea not null constraint address_change_token_key unique,
      asked_at timestamptz not null default now(),
      expires_at timestamptz not null
    );
  `.execute(db)
}
