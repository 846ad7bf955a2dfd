import { type Kysely, sql } from 'kysely'

/** The last proof of the totals of a festival: made at night and on demand, since it reads every line. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table rollup_proof (
      event_id uuid constraint rollup_proof_pkey primary key
        constraint rollup_proof_event_fkey references event (id) on delete cascade,
      -- What was stored before is in it.
      proved_at timestamptz not null,
      differences integer not null,
      totals_idr bigint not null,
      takings_idr bigint not null,
      lines_idr bigint not null,
      constraint rollup_proof_differences_not_negative check (differences >= 0)
    )
  `.execute(db)
}
