import { type Kysely, sql } from 'kysely'

/** A plan that was superseded holds no booth: its tables are not counted, and what it says outlives the booth. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Where somebody stood in a superseded plan, kept when the booth is taken off the ground.
    create table former_placement (
      event_id uuid not null,
      plan_id uuid not null,
      application_id uuid not null,
      -- The booth is gone; its id brings the place back when the removal is undone.
      booth_id uuid not null,
      booth_code text not null,
      zone_name text not null,
      tables integer not null,
      reasons jsonb not null,
      placed_at timestamptz not null,
      constraint former_placement_pkey primary key (plan_id, application_id),
      constraint former_placement_plan_fkey foreign key (event_id, plan_id)
        references allocation_plan (event_id, id) on delete cascade,
      constraint former_placement_application_fkey foreign key (event_id, application_id)
        references application (event_id, id) on delete cascade
    );
    create index former_placement_booth_idx on former_placement (event_id, booth_id);
    create index former_placement_application_idx on former_placement (event_id, application_id);

    create or replace function placement_keep_load() returns trigger language plpgsql as $$
    begin
      if exists (select from allocation_plan
          where id = coalesce(new.plan_id, old.plan_id) and status = 'superseded') then
        return null;
      end if;
      if tg_op in ('UPDATE', 'DELETE') then
        update booth_load set tables = booth_load.tables - old.tables
          where plan_id = old.plan_id and booth_id = old.booth_id;
      end if;
      if tg_op in ('INSERT', 'UPDATE') then
        insert into booth_load as l (event_id, plan_id, booth_id, capacity, tables)
          select new.event_id, new.plan_id, new.booth_id, b.capacity, new.tables
            from booth b where b.event_id = new.event_id and b.id = new.booth_id
          on conflict (plan_id, booth_id) do update set tables = l.tables + excluded.tables;
      end if;
      return null;
    end $$;

    create function allocation_plan_free_load() returns trigger language plpgsql as $$
    begin
      delete from booth_load where plan_id = new.id;
      return null;
    end $$;
    create trigger allocation_plan_free_load after update of status on allocation_plan
      for each row when (new.status = 'superseded') execute function allocation_plan_free_load();

    delete from booth_load using allocation_plan p where p.id = booth_load.plan_id and p.status = 'superseded';
  `.execute(db)
}
