import { type Kysely, sql } from 'kysely'

/** Phones and screens of a festival work until an end: that of its last day at the venue, or one that organizers set. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- safe: a row a festival, so that the table is written anew within a moment
    alter table event
      -- The end that organizers have set; null = the end of the last day.
      add column devices_end_set_at timestamptz,
      -- Phones and screens work before it. Null = no end, as long as a permanent festival is not closed. A festival that
      -- is closed late does not wake its phones again, one that is closed early lets them go that night.
      add column devices_end_at timestamptz generated always as (coalesce(devices_end_set_at,
        (least(actual_ends_on, planned_ends_on) + 1)::timestamp at time zone time_zone)) stored;
  `.execute(db)
}
