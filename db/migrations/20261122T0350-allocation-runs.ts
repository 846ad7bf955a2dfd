import { type Kysely, sql } from 'kysely'

/** Runs of the allocation: who computes what, how far it is, and what came of it; any process shows and ends them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type allocation_run_status as enum ('running', 'done', 'cancelled', 'failed');

    create table allocation_run (
      id uuid constraint allocation_run_pkey primary key,
      event_id uuid not null constraint allocation_run_event_fkey references event (id) on delete cascade,
      -- The plan whose locks are kept, and the plan that came of it.
      base_plan_id uuid,
      plan_id uuid,
      status allocation_run_status not null default 'running',
      -- Weights, seed, seconds, whether the waiting list is asked too.
      settings jsonb not null,
      -- Share of the work that is done, 0 to 1; value and bound of the best plan so far.
      progress double precision not null default 0,
      value double precision,
      bound double precision,
      -- Somebody wants it to end now, with the best so far as its plan.
      stop_wanted boolean not null default false,
      started_by uuid constraint allocation_run_started_by_fkey references "user" (id) on delete set null,
      started_at timestamptz not null default now(),
      -- Set again every second by the process that computes; a run whose process died has an old one.
      heartbeat_at timestamptz not null default now(),
      finished_at timestamptz,
      -- A key of the messages for people; the log has the rest.
      error text,
      constraint allocation_run_base_plan_fkey foreign key (event_id, base_plan_id)
        references allocation_plan (event_id, id) on delete set null (base_plan_id),
      constraint allocation_run_plan_fkey foreign key (event_id, plan_id)
        references allocation_plan (event_id, id) on delete set null (plan_id),
      constraint allocation_run_progress_range check (progress between 0 and 1),
      constraint allocation_run_finished_when_ended check ((status = 'running') = (finished_at is null)),
      constraint allocation_run_error_when_failed check ((status = 'failed') = (error is not null))
    );
    create unique index allocation_run_one_running_idx on allocation_run (event_id) where status = 'running';
    create index allocation_run_event_idx on allocation_run (event_id, started_at desc);
    create index allocation_run_base_plan_idx on allocation_run (event_id, base_plan_id);
    create index allocation_run_plan_idx on allocation_run (event_id, plan_id);
  `.execute(db)
}
