import { type Kysely, sql } from 'kysely'

/** Festivals, their open days, and who may do what at them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type event_status as enum (
      'draft', 'call_open', 'call_closed', 'published', 'running', 'closed', 'archived');
    create type entry_rule as enum ('once', 'once_per_day', 're_entry');
    create type role_name as enum (
      'administrator', 'organizer', 'kanwil_coordinator', 'exhibitor_officer', 'cashier',
      'gate_crew', 'stage_manager', 'auditor');

    create table event (
      id uuid constraint event_pkey primary key,
      slug text not null constraint event_slug_key unique,
      name text not null,
      theme text,
      summary_id text not null default '',
      summary_en text not null default '',
      venue_id uuid not null constraint event_venue_fkey references venue (id),
      time_zone text not null,
      status event_status not null default 'draft',
      -- A permanent gallery has no planned end.
      planned_starts_on date not null,
      planned_ends_on date,
      actual_starts_on date,
      actual_ends_on date,
      call_opens_at timestamptz,
      call_closes_at timestamptz,
      call_rules text not null default '',
      contact_email citext,
      entry_rule entry_rule not null default 'once_per_day',
      registration_open boolean not null default false,
      group_size_max integer not null default 10,
      -- Personal data of visitors is erased after this day (UU PDP: retention is stated at collection).
      visitor_data_until date,
      ground_width_m double precision not null default 100,
      ground_depth_m double precision not null default 100,
      created_at timestamptz not null default now(),
      constraint event_slug_shape check (slug ~ '^[a-z0-9][a-z0-9-]{1,60}$'),
      constraint event_name_length check (char_length(name) between 1 and 200),
      constraint event_planned_order check (planned_ends_on >= planned_starts_on),
      constraint event_actual_order check (actual_ends_on >= actual_starts_on),
      constraint event_call_order check (call_closes_at > call_opens_at),
      constraint event_group_size_range check (group_size_max between 1 and 100),
      constraint event_ground_positive check (ground_width_m > 0 and ground_depth_m > 0)
    );

    -- The days on which visitors are let in, with hours in the venue's zone.
    create table event_day (
      event_id uuid not null constraint event_day_event_fkey references event (id) on delete cascade,
      open_on date not null,
      opens_at time not null,
      closes_at time not null,
      -- People expected at most; empty = no limit.
      visitor_capacity integer,
      constraint event_day_pkey primary key (event_id, open_on),
      constraint event_day_hours_order check (closes_at > opens_at),
      constraint event_day_capacity_positive check (visitor_capacity > 0)
    );

    create table role_grant (
      id uuid constraint role_grant_pkey primary key,
      user_id uuid not null constraint role_grant_user_fkey references "user" (id) on delete cascade,
      role role_name not null,
      event_id uuid constraint role_grant_event_fkey references event (id) on delete cascade,
      kanwil_code text constraint role_grant_kanwil_fkey references kanwil (code),
      exhibitor_id uuid constraint role_grant_exhibitor_fkey references exhibitor (id) on delete cascade,
      booth_id uuid,
      gate_id uuid,
      stage_id uuid,
      granted_at timestamptz not null default now(),
      granted_by uuid constraint role_grant_granted_by_fkey references "user" (id) on delete set null,
      -- Each role is granted on exactly what it is about, never more.
      constraint role_grant_scope_matches_role check (
        case role
          when 'administrator' then
            num_nonnulls(event_id, kanwil_code, exhibitor_id, booth_id, gate_id, stage_id) = 0
          when 'kanwil_coordinator' then
            kanwil_code is not null and num_nonnulls(event_id, exhibitor_id, booth_id, gate_id, stage_id) = 0
          when 'exhibitor_officer' then
            exhibitor_id is not null and num_nonnulls(event_id, kanwil_code, booth_id, gate_id, stage_id) = 0
          when 'cashier' then
            event_id is not null and booth_id is not null
            and num_nonnulls(kanwil_code, exhibitor_id, gate_id, stage_id) = 0
          when 'gate_crew' then
            event_id is not null and gate_id is not null
            and num_nonnulls(kanwil_code, exhibitor_id, booth_id, stage_id) = 0
          when 'stage_manager' then
            event_id is not null and stage_id is not null
            and num_nonnulls(kanwil_code, exhibitor_id, booth_id, gate_id) = 0
          else
            event_id is not null and num_nonnulls(kanwil_code, exhibitor_id, booth_id, gate_id, stage_id) = 0
        end)
    );
    create unique index role_grant_once_idx on role_grant
      (user_id, role, event_id, kanwil_code, exhibitor_id, booth_id, gate_id, stage_id) nulls not distinct;

    -- Who changed what, when; written in the transaction of the change itself and never altered.
    create table audit_entry (
      id uuid constraint audit_entry_pkey primary key,
      event_id uuid constraint audit_entry_event_fkey references event (id) on delete cascade,
      user_id uuid constraint audit_entry_user_fkey references "user" (id) on delete set null,
      device_id uuid,
      action text not null,
      subject_type text not null,
      subject_id text not null,
      before jsonb,
      after jsonb,
      at timestamptz not null default now()
    );
    create index audit_entry_event_idx on audit_entry (event_id, at desc);
    create index audit_entry_subject_idx on audit_entry (subject_type, subject_id);
  `.execute(db)
}
