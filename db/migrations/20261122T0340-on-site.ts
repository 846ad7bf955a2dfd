import { type Kysely, sql } from 'kysely'

/** What happens at the booths on the days: arrival, problems, handing over, restocking. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- 'expected' takes back an arrival noted by mistake.
    create type booth_report_kind as enum ('expected', 'arrived', 'set_up', 'problem', 'solved', 'handed_over');
    create type restock_status as enum ('requested', 'promised', 'sent', 'received', 'refused', 'cancelled');

    -- Append-only: how a booth stands is what its newest reports say.
    create table booth_report (
      id uuid constraint booth_report_pkey primary key,
      event_id uuid not null,
      booth_id uuid not null,
      kind booth_report_kind not null,
      -- The unit that arrived, in a shared booth; empty = the booth as a whole.
      application_id uuid,
      -- The problem that this one solves.
      solves_id uuid,
      note text not null default '',
      photo_file_id uuid,
      user_id uuid constraint booth_report_user_fkey references "user" (id) on delete set null,
      at timestamptz not null default now(),
      constraint booth_report_event_id_key unique (event_id, id),
      constraint booth_report_booth_fkey foreign key (event_id, booth_id)
        references booth (event_id, id) on delete cascade,
      constraint booth_report_application_fkey foreign key (event_id, application_id)
        references application (event_id, id) on delete cascade,
      constraint booth_report_solves_fkey foreign key (event_id, solves_id)
        references booth_report (event_id, id) on delete cascade,
      constraint booth_report_photo_fkey foreign key (event_id, photo_file_id)
        references stored_file (event_id, id) on delete set null (photo_file_id),
      constraint booth_report_solved_once unique (solves_id),
      constraint booth_report_solves_when_solved check ((kind = 'solved') = (solves_id is not null)),
      constraint booth_report_problem_is_told check (kind <> 'problem' or char_length(note) > 0),
      constraint booth_report_note_length check (char_length(note) <= 2000)
    );
    create index booth_report_booth_idx on booth_report (event_id, booth_id, at);
    create index booth_report_application_idx on booth_report (event_id, application_id);

    create table restock_request (
      id uuid constraint restock_request_pkey primary key,
      event_id uuid not null,
      booth_id uuid not null,
      exhibitor_id uuid not null constraint restock_request_exhibitor_fkey references exhibitor (id),
      product_id uuid not null,
      quantity integer not null,
      note text not null default '',
      status restock_status not null default 'requested',
      answer text not null default '',
      expected_at timestamptz,
      requested_by uuid constraint restock_request_by_fkey references "user" (id) on delete set null,
      requested_at timestamptz not null default now(),
      changed_at timestamptz not null default now(),
      constraint restock_request_booth_fkey foreign key (event_id, booth_id)
        references booth (event_id, id) on delete cascade,
      constraint restock_request_product_fkey foreign key (product_id, exhibitor_id) references product (id, exhibitor_id),
      constraint restock_request_quantity_range check (quantity between 1 and 100000),
      constraint restock_request_note_length check (char_length(note) <= 1000 and char_length(answer) <= 1000)
    );
    create index restock_request_event_idx on restock_request (event_id, status, requested_at);
    create index restock_request_exhibitor_idx on restock_request (exhibitor_id);
  `.execute(db)
}
