import { type Kysely, sql } from 'kysely'

/** Big screens: devices that show one page of their festival, the programme also of one stage alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type screen_page as enum ('programme', 'sales', 'arrivals');
    alter type device_kind add value 'screen';
  `.execute(db)
  for (const table of ['device', 'pairing_code']) {
    const constraint = (name: string) => sql.id(`${table}_${name}`)
    // A new value of an enum cannot be named in the transaction that adds it, so the screen is what is left.
    await sql`
      alter table ${sql.table(table)}
        add column screen_page screen_page,
        add column stage_id uuid,
        drop constraint ${constraint('place_matches_kind')},
        add constraint ${constraint('place_matches_kind')} check (
          case kind
            when 'gate' then gate_id is not null and booth_id is null and screen_page is null
            when 'till' then booth_id is not null and gate_id is null and screen_page is null
            else screen_page is not null and gate_id is null and booth_id is null
          end),
        add constraint ${constraint('stage_of_programme')} check (
          stage_id is null or coalesce(screen_page = 'programme', false))
    `.execute(db)
  }
  await sql`
    -- A screen whose stage is taken away shows all stages.
    alter table device add constraint device_stage_fkey foreign key (event_id, stage_id)
      references stage (event_id, id) on delete set null (stage_id);
    alter table pairing_code add constraint pairing_code_stage_fkey foreign key (event_id, stage_id)
      references stage (event_id, id) on delete cascade;
  `.execute(db)
}
