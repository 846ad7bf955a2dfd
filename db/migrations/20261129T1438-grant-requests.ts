import { type Kysely, sql } from 'kysely'

/** A role that reaches beyond one festival, asked for at a festival: another person confirms it before it is given. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table grant_request (
      id uuid constraint grant_request_pkey primary key,
      event_id uuid not null constraint grant_request_event_fkey references event (id) on delete cascade,
      email citext not null,
      name text not null,
      language text not null,
      role role_name not null,
      kanwil_code text constraint grant_request_kanwil_fkey references kanwil (code),
      exhibitor_id uuid constraint grant_request_exhibitor_fkey references exhibitor (id) on delete cascade,
      asked_by uuid not null constraint grant_request_asked_by_fkey references "user" (id) on delete cascade,
      asked_at timestamptz not null default now(),
      expires_at timestamptz not null default now() + interval '14 days',
      constraint grant_request_scope_matches_role check (
        (role = 'kanwil_coordinator' and kanwil_code is not null and exhibitor_id is null)
        or (role = 'exhibitor_officer' and exhibitor_id is not null and kanwil_code is null)),
      constraint grant_request_key unique nulls not distinct (email, role, kanwil_code, exhibitor_id)
    );
    create index grant_request_event_idx on grant_request (event_id);
    create index grant_request_kanwil_idx on grant_request (kanwil_code);
    create index grant_request_exhibitor_idx on grant_request (exhibitor_id);
    create index grant_request_asked_by_idx on grant_request (asked_by);
    create index audit_entry_role_idx on audit_entry (at desc) where action like 'role.%';
  `.execute(db)
}
