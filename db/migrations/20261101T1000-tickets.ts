import { type Kysely, sql } from 'kysely'

/** Registrations, signed tickets, scans (append-only) and admissions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type registration_status as enum ('active', 'cancelled');
    create type scan_direction as enum ('entry', 'exit');
    create type scan_verdict as enum (
      'admitted', 'exited', 'already_in', 'not_in', 'wrong_day', 'wrong_event', 'wrong_gate', 'revoked', 'unknown');

    create table ticket_key (
      event_id uuid not null constraint ticket_key_event_fkey references event (id) on delete cascade,
      -- The key id inside a ticket code.
      number smallint not null,
      public_key bytea not null,
      -- Ed25519 private key, sealed with the installation's secret.
      sealed_private_key bytea not null,
      created_at timestamptz not null default now(),
      retired_at timestamptz,
      constraint ticket_key_pkey primary key (event_id, number),
      constraint ticket_key_number_range check (number between 1 and 255),
      constraint ticket_key_public_length check (octet_length(public_key) = 32)
    );

    create table registration (
      id uuid constraint registration_pkey primary key,
      event_id uuid not null constraint registration_event_fkey references event (id) on delete cascade,
      -- Name or nickname; emptied when the data are erased.
      name text,
      email citext,
      language text not null default 'id',
      visit_on date not null,
      group_size integer not null,
      status registration_status not null default 'active',
      -- SHA-256 of the secret in the visitor's own link.
      link_hash bytea not null constraint registration_link_key unique,
      -- A form sent twice registers once.
      form_key uuid not null constraint registration_form_key unique,
      consented_at timestamptz not null,
      wants_news boolean not null default false,
      created_at timestamptz not null default now(),
      changed_at timestamptz,
      erased_at timestamptz,
      constraint registration_event_id_key unique (event_id, id),
      constraint registration_event_id_day_key unique (event_id, id, visit_on, group_size),
      constraint registration_day_fkey foreign key (event_id, visit_on) references event_day (event_id, open_on),
      constraint registration_name_length check (char_length(name) between 1 and 80),
      constraint registration_email_length check (char_length(email) <= 254),
      constraint registration_group_range check (group_size between 1 and 100),
      constraint registration_language_known check (language in ('id', 'en')),
      constraint registration_erased_is_empty check (erased_at is null or (name is null and email is null))
    );
    create index registration_day_idx on registration (event_id, visit_on);

    create table ticket (
      id uuid constraint ticket_pkey primary key,
      event_id uuid not null,
      registration_id uuid not null constraint ticket_registration_key unique,
      -- Ten characters a person can read out and type; the QR holds the signed code.
      short_code text not null,
      -- The only gate that lets it in; empty = every gate.
      gate_id uuid,
      -- Held equal to the registration by the foreign key.
      valid_on date not null,
      admits integer not null,
      revoked_at timestamptz,
      created_at timestamptz not null default now(),
      constraint ticket_event_id_key unique (event_id, id),
      constraint ticket_short_code_key unique (short_code),
      constraint ticket_gate_fkey foreign key (event_id, gate_id) references gate (event_id, id),
      constraint ticket_short_code_shape check (short_code ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
      constraint ticket_registration_fkey foreign key (event_id, registration_id, valid_on, admits)
        references registration (event_id, id, visit_on, group_size) on update cascade on delete cascade
    );

    create table scan (
      id uuid constraint scan_pkey primary key,
      event_id uuid not null,
      gate_id uuid not null,
      device_id uuid not null,
      -- Counted up by the phone: with the device it names one reading for ever.
      client_seq bigint not null,
      ticket_id uuid,
      direction scan_direction not null,
      verdict scan_verdict not null,
      people integer not null,
      -- The phone's clock, and ours.
      scanned_at timestamptz not null,
      received_at timestamptz not null default now(),
      offline boolean not null default false,
      -- What the phone told people, when it had to decide alone.
      told scan_verdict,
      -- The admission that stood in the way of an 'already_in'.
      earlier_scan_id uuid,
      constraint scan_once unique (device_id, client_seq),
      constraint scan_event_id_key unique (event_id, id),
      constraint scan_device_fkey foreign key (event_id, device_id, gate_id) references device (event_id, id, gate_id),
      constraint scan_ticket_fkey foreign key (event_id, ticket_id) references ticket (event_id, id),
      constraint scan_gate_fkey foreign key (event_id, gate_id) references gate (event_id, id),
      constraint scan_earlier_fkey foreign key (event_id, earlier_scan_id) references scan (event_id, id),
      constraint scan_seq_not_negative check (client_seq >= 0),
      constraint scan_people_range check (people between 0 and 100),
      constraint scan_people_counted check ((verdict in ('admitted', 'exited')) = (people > 0))
    );
    create index scan_event_time_idx on scan (event_id, scanned_at);
    create index scan_ticket_idx on scan (ticket_id);

    -- One entry of a ticket. entry_key is what the event's entry rule counts by: 'once', a day, or a running
    -- number of re-entries; so "at most once" is a unique key and not a habit.
    create table admission (
      event_id uuid not null,
      ticket_id uuid not null,
      entry_key text not null,
      entered_scan_id uuid not null constraint admission_entered_key unique,
      exited_scan_id uuid constraint admission_exited_key unique,
      constraint admission_once_per_rule primary key (ticket_id, entry_key),
      constraint admission_ticket_fkey foreign key (event_id, ticket_id) references ticket (event_id, id),
      constraint admission_entered_fkey foreign key (event_id, entered_scan_id) references scan (event_id, id),
      constraint admission_exited_fkey foreign key (event_id, exited_scan_id) references scan (event_id, id)
    );
    create unique index admission_inside_once_idx on admission (ticket_id) where exited_scan_id is null;

    -- Visitors without a ticket, counted without identity.
    create table walk_in (
      id uuid constraint walk_in_pkey primary key,
      event_id uuid not null,
      gate_id uuid not null,
      device_id uuid not null,
      client_seq bigint not null,
      direction scan_direction not null default 'entry',
      people integer not null,
      counted_at timestamptz not null,
      received_at timestamptz not null default now(),
      constraint walk_in_once unique (device_id, client_seq),
      constraint walk_in_device_fkey foreign key (event_id, device_id, gate_id) references device (event_id, id, gate_id),
      constraint walk_in_people_range check (people between 1 and 100)
    );
    create index walk_in_event_time_idx on walk_in (event_id, counted_at);

    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% rows are never changed or deleted', tg_table_name
        using errcode = '23514', constraint = tg_table_name || '_append_only';
    end $$;
    create trigger scan_append_only before update or delete on scan
      for each row execute function refuse_change();
    create trigger walk_in_append_only before update or delete on walk_in
      for each row execute function refuse_change();
    create trigger audit_entry_append_only before update of action, subject_type, subject_id, before, after, at
      on audit_entry for each row execute function refuse_change();
  `.execute(db)
}
