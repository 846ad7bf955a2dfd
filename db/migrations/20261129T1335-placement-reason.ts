import { type Kysely, sql } from 'kysely'

/** What the solver had said of places that were left by hand since, so that a step taken back says it again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table placement_reason (
      event_id uuid not null,
      plan_id uuid not null,
      application_id uuid not null,
      booth_id uuid not null,
      reasons jsonb not null,
      constraint placement_reason_pkey primary key (plan_id, application_id, booth_id),
      constraint placement_reason_plan_fkey foreign key (event_id, plan_id)
        references allocation_plan (event_id, id) on delete cascade,
      constraint placement_reason_application_fkey foreign key (event_id, application_id)
        references application (event_id, id) on delete cascade,
      constraint placement_reason_booth_fkey foreign key (event_id, booth_id)
        references booth (event_id, id) on delete cascade
    );
    create index placement_reason_application_idx on placement_reason (event_id, application_id);
    create index placement_reason_booth_idx on placement_reason (event_id, booth_id);
  `.execute(db)
}
