import { type Kysely, sql } from 'kysely'

/** What phones tell of themselves, and the closing of a phone that is lost. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The newest report of a phone. A phone with an older page has none.
    create table device_report (
      device_id uuid constraint device_report_pkey primary key,
      event_id uuid not null,
      reported_at timestamptz not null default now(),
      -- What lies on the phone: to be sent, and refused by the server.
      waiting integer not null,
      refused integer not null,
      -- Since when the oldest of it lies there, by our clock.
      oldest_at timestamptz,
      -- The phone has given out the running numbers below this one, and still holds so many of them.
      numbers_given bigint not null default 0,
      numbers_held bigint not null default 0,
      -- We have received every number below this one, so that only the rest needs counting.
      numbers_unbroken bigint not null default 0,
      -- The build of the app that the phone runs.
      version text not null,
      battery_percent smallint,
      constraint device_report_device_fkey foreign key (event_id, device_id)
        references device (event_id, id) on delete cascade,
      constraint device_report_not_negative check (waiting >= 0 and refused >= 0 and numbers_held >= 0),
      constraint device_report_unbroken_range check (numbers_unbroken between 0 and numbers_given),
      constraint device_report_battery_range check (battery_percent between 0 and 100),
      constraint device_report_version_length check (char_length(version) between 1 and 64)
    ) with (fillfactor = 50);

    -- Numbers that we have answered for good without storing anything under them.
    create table answered_number (
      device_id uuid not null,
      client_seq bigint not null,
      event_id uuid not null,
      answered_at timestamptz not null default now(),
      constraint answered_number_pkey primary key (device_id, client_seq),
      constraint answered_number_device_fkey foreign key (event_id, device_id)
        references device (event_id, id) on delete cascade
    );

    -- Every running number that has reached us. Whatever takes items of phones belongs in here, or their numbers
    -- count as missing. A number can stand here more than once.
    create view received_number as
      select device_id, client_seq from scan
      union all select device_id, client_seq from walk_in
      union all select device_id, client_seq from sale
      union all select device_id, client_seq from reversal where device_id is not null
      union all select device_id, client_seq from unsettled_item
      union all select device_id, client_seq from answered_number;

    alter table device add column revoked_reason text;
    alter table device add constraint device_revoked_reason_length check (char_length(revoked_reason) between 3 and 500);
    alter table device add constraint device_revoked_reason_when_revoked
      check (revoked_reason is null or revoked_at is not null);

    -- A shift is closed by a count with two names, or, when its phone is lost, by an organizer with a reason.
    alter table shift add column closed_reason text;
    alter table shift add column closed_by uuid
      constraint shift_closed_by_fkey references "user" (id) on delete set null;
    alter table shift add constraint shift_closed_reason_length check (char_length(closed_reason) between 3 and 500);
    alter table shift drop constraint shift_closed_is_counted;
    alter table shift add constraint shift_closed_is_counted check (
      (counted_idr is null) = (counted_with is null)
      and case
        when closed_at is null then counted_idr is null and closed_reason is null
        else (counted_idr is null) = (closed_reason is not null)
      end);
    alter table shift add constraint shift_closed_by_with_reason check (closed_by is null or closed_reason is not null);
  `.execute(db)
}
