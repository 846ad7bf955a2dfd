import { type Kysely, sql } from 'kysely'

/** Which running numbers of a phone are missing, and which of those an organizer has dismissed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table device_report
      -- The numbers that had not reached us at the report, those to come included: only these need looking for.
      add column numbers_open int8multirange not null default '{[0,)}',
      -- The numbers that the phone held at the report; empty when it did not say which.
      add column numbers_held_in int8multirange;
    -- numbers_unbroken is read by the version before this one alone, and is nought from now on.

    -- Numbers that are gone for good, as an organizer has said. They raise no alarm any more.
    create table missing_dismissal (
      id uuid constraint missing_dismissal_pkey primary key,
      event_id uuid not null,
      device_id uuid not null,
      numbers int8multirange not null,
      reason text not null,
      dismissed_at timestamptz not null default now(),
      dismissed_by uuid constraint missing_dismissal_dismissed_by_fkey references "user" (id) on delete set null,
      constraint missing_dismissal_device_fkey foreign key (event_id, device_id)
        references device (event_id, id) on delete cascade,
      constraint missing_dismissal_of_something check (not isempty(numbers)),
      constraint missing_dismissal_reason_length check (char_length(reason) between 3 and 500)
    );
    create index missing_dismissal_device_idx on missing_dismissal (device_id, dismissed_at);

    create function count_numbers(numbers int8multirange) returns bigint language sql immutable strict parallel safe
      return (select coalesce(sum(upper(span) - lower(span)), 0)::bigint from unnest(numbers) as span);

    -- The numbers that a phone has given out and that have not reached us, without the dismissed ones; and those of them
    -- that are not on the phone either, empty when it did not say which it holds.
    create view device_numbers as
      select report.device_id, away.outstanding,
             case
               when report.numbers_held = 0 then away.outstanding
               when count_numbers(report.numbers_held_in) = report.numbers_held
                 then away.outstanding - report.numbers_held_in
             end as missing
        from device_report as report
       cross join lateral (
         select report.numbers_open * int8multirange(int8range(0, report.numbers_given))
                - coalesce(range_agg(int8range(received.client_seq, received.client_seq + 1)), '{}')
                - coalesce((select range_agg(dismissal.numbers) from missing_dismissal as dismissal
                             where dismissal.device_id = report.device_id), '{}') as outstanding
           from unnest(report.numbers_open * int8multirange(int8range(0, report.numbers_given))) as span
          cross join lateral (
            select client_seq from received_number
             where device_id = report.device_id and client_seq >= lower(span) and client_seq < upper(span)
            -- Without it, all numbers of the phone are read and then parted into spans.
            offset 0
          ) as received
       ) as away;
  `.execute(db)
}
