import { type Kysely, sql } from 'kysely'

/** The planning board: locks beside those of single placements, letters to exhibitors and their answers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type place_answer as enum ('confirmed', 'declined');

    -- What a new run must leave as it is: a booth with whoever stands in it, or all places of a Kanwil.
    create table plan_booth_lock (
      event_id uuid not null,
      plan_id uuid not null,
      booth_id uuid not null,
      constraint plan_booth_lock_pkey primary key (plan_id, booth_id),
      constraint plan_booth_lock_plan_fkey foreign key (event_id, plan_id)
        references allocation_plan (event_id, id) on delete cascade,
      constraint plan_booth_lock_booth_fkey foreign key (event_id, booth_id)
        references booth (event_id, id) on delete cascade
    );
    create index plan_booth_lock_booth_idx on plan_booth_lock (event_id, booth_id);

    create table plan_kanwil_lock (
      event_id uuid not null,
      plan_id uuid not null,
      kanwil_code text not null constraint plan_kanwil_lock_kanwil_fkey references kanwil (code),
      constraint plan_kanwil_lock_pkey primary key (plan_id, kanwil_code),
      constraint plan_kanwil_lock_plan_fkey foreign key (event_id, plan_id)
        references allocation_plan (event_id, id) on delete cascade
    );

    -- Whether the published plan's fairness sheet (figures by Kanwil, no names) is open to everybody.
    alter table allocation_plan add column fairness_public boolean not null default false;

    alter table event
      -- Until when a place is to be confirmed, and what the letters say of setting up.
      add column place_answer_due_on date,
      add column setup_starts_at timestamptz,
      add column setup_ends_at timestamptz,
      add column setup_notes text not null default '',
      -- Middle part of the letters' numbers, as in 012/IPPA/XI/2026.
      add column letter_code text,
      add constraint event_letter_code_shape check (letter_code ~ '^[A-Z0-9][A-Z0-9.-]{0,19}$'),
      add constraint event_setup_order check (setup_ends_at > setup_starts_at),
      add constraint event_setup_notes_length check (char_length(setup_notes) <= 2000);

    -- A place told to an exhibitor by letter, and the answer. Only the newest letter of an application counts.
    create table place_letter (
      id uuid constraint place_letter_pkey primary key,
      event_id uuid not null,
      application_id uuid not null,
      plan_id uuid not null,
      booth_id uuid,
      -- Running number of the festival's letters, and the whole of it as the letter bears it.
      number integer not null,
      reference text not null,
      -- What the letter said, kept although booths and settings may later be changed or removed.
      exhibitor_name text not null,
      booth_code text not null,
      zone_name text not null,
      -- The booth of the letter before this one, where the place has changed.
      from_booth_code text,
      tables integer not null,
      setup_starts_at timestamptz,
      setup_ends_at timestamptz,
      setup_notes text not null default '',
      sent_at timestamptz not null default now(),
      answer_due_on date,
      reminded_at timestamptz,
      reminder_count integer not null default 0,
      answer place_answer,
      answer_remark text not null default '',
      answered_at timestamptz,
      answered_by uuid constraint place_letter_answered_by_fkey references "user" (id) on delete set null,
      -- A newer letter has taken its place, or the place was taken back.
      withdrawn_at timestamptz,
      constraint place_letter_number_key unique (event_id, number),
      constraint place_letter_event_id_key unique (event_id, id),
      constraint place_letter_application_fkey foreign key (event_id, application_id)
        references application (event_id, id) on delete cascade,
      constraint place_letter_plan_fkey foreign key (event_id, plan_id)
        references allocation_plan (event_id, id) on delete cascade,
      constraint place_letter_booth_fkey foreign key (event_id, booth_id)
        references booth (event_id, id) on delete set null (booth_id),
      constraint place_letter_answer_complete check ((answer is null) = (answered_at is null)),
      constraint place_letter_tables_positive check (tables > 0),
      constraint place_letter_reminders check (
        reminder_count >= 0 and (reminder_count = 0) = (reminded_at is null)),
      constraint place_letter_remark_length check (char_length(answer_remark) <= 2000)
    );
    create unique index place_letter_one_open_idx on place_letter (event_id, application_id) where withdrawn_at is null;
    create index place_letter_plan_idx on place_letter (event_id, plan_id);
    create index place_letter_booth_idx on place_letter (event_id, booth_id);
  `.execute(db)
}
