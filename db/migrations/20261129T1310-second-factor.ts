import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The step of thirty seconds whose code has passed last: it and older ones pass no more.
    alter table two_factor add column last_step bigint;

    -- Asked for by one administrator, confirmed by another; the audit trail keeps what became of it.
    create table factor_reset (
      user_id uuid constraint factor_reset_pkey primary key
        constraint factor_reset_user_fkey references "user" (id) on delete cascade,
      asked_by uuid not null constraint factor_reset_asked_by_fkey references "user" (id) on delete cascade,
      asked_at timestamptz not null default now(),
      expires_at timestamptz not null,
      constraint factor_reset_of_somebody_else check (asked_by <> user_id)
    );
    create index factor_reset_asked_by_idx on factor_reset (asked_by);
  `.execute(db)
}
