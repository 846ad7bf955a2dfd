import { type Kysely, sql } from 'kysely'

/**
 * People through the gates by hour and phone, kept as they are stored. By phone, since a phone sends one thing after the
 * other: two phones of a gate never wait for each other's row.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table passage_rollup (
      event_id uuid not null,
      passed_hour timestamptz not null,
      gate_id uuid not null,
      device_id uuid not null,
      entered integer not null,
      exited integer not null,
      -- Of those who entered, people without a ticket.
      walk_ins integer not null,
      -- Readings that let nobody through.
      refused integer not null,
      constraint passage_rollup_pkey primary key (event_id, passed_hour, gate_id, device_id),
      constraint passage_rollup_gate_fkey foreign key (event_id, gate_id) references gate (event_id, id)
    -- Changed at each reading: the new version of a row finds room beside the old one, and checks would cost more than
    -- the sum itself.
    ) with (fillfactor = 50);

    create view passages_by_hour as
      select event_id, date_trunc('hour', passed_at, 'UTC') as passed_hour, gate_id, device_id,
             coalesce(sum(people) filter (where direction = 'entry'), 0)::int as entered,
             coalesce(sum(people) filter (where direction = 'exit'), 0)::int as exited,
             coalesce(sum(people) filter (where direction = 'entry' and is_walk_in), 0)::int as walk_ins,
             count(*) filter (where people = 0)::int as refused
        from (select event_id, scanned_at as passed_at, gate_id, device_id, direction, people, false as is_walk_in from scan
              union all
              select event_id, counted_at, gate_id, device_id, direction, people, true from walk_in) passage
       group by 1, 2, 3, 4;
    create view passage_rollup_difference as
      (select 'missing' as side, * from (select * from passages_by_hour except select * from passage_rollup) m)
      union all
      (select 'surplus', * from (select * from passage_rollup except select * from passages_by_hour) s);

    -- Nearly always there is a row already, and changing it is cheaper than to insert or change.
    create function scan_roll_up() returns trigger language plpgsql as $$
    begin
      update passage_rollup set
             entered = entered + case new.direction when 'entry' then new.people else 0 end,
             exited = exited + case new.direction when 'exit' then new.people else 0 end,
             refused = refused + (new.people = 0)::int
       where event_id = new.event_id and passed_hour = date_trunc('hour', new.scanned_at, 'UTC')
         and gate_id = new.gate_id and device_id = new.device_id;
      if not found then
        insert into passage_rollup as r
          values (new.event_id, date_trunc('hour', new.scanned_at, 'UTC'), new.gate_id, new.device_id,
                  case new.direction when 'entry' then new.people else 0 end,
                  case new.direction when 'exit' then new.people else 0 end, 0, (new.people = 0)::int)
          on conflict on constraint passage_rollup_pkey
            do update set entered = r.entered + excluded.entered, exited = r.exited + excluded.exited,
                          refused = r.refused + excluded.refused;
      end if;
      return null;
    end $$;
    create function walk_in_roll_up() returns trigger language plpgsql as $$
    begin
      insert into passage_rollup as r
        values (new.event_id, date_trunc('hour', new.counted_at, 'UTC'), new.gate_id, new.device_id,
                case new.direction when 'entry' then new.people else 0 end,
                case new.direction when 'exit' then new.people else 0 end,
                case new.direction when 'entry' then new.people else 0 end, 0)
        on conflict on constraint passage_rollup_pkey
          do update set entered = r.entered + excluded.entered, exited = r.exited + excluded.exited,
                        walk_ins = r.walk_ins + excluded.walk_ins;
      return null;
    end $$;
    create trigger scan_roll_up after insert on scan
      for each row execute function scan_roll_up();
    create trigger walk_in_roll_up after insert on walk_in
      for each row execute function walk_in_roll_up();

    -- The triggers above keep writers out until this is committed, so that what is there is counted once. It reads all
    -- readings: a third of a second for half a million, in which gates wait.
    insert into passage_rollup select * from passages_by_hour;

    create trigger passage_rollup_by_trigger_only before insert or update or delete on passage_rollup
      for each statement execute function rollup_guard();

    -- The phone is of the gate, and the gate of the event: scan_device_fkey and device_gate_fkey say so already. What
    -- looking for the gate once more took goes into the sums.
    alter table scan drop constraint scan_gate_fkey;

    -- Makes the roll-up of an event anew from its readings.
    create function rebuild_passage_rollup(an_event uuid) returns void language plpgsql as $$
    begin
      lock table passage_rollup in share row exclusive mode;
      perform set_config('gelar.rebuilding_rollups', 'on', true);
      delete from passage_rollup where event_id = an_event;
      insert into passage_rollup select * from passages_by_hour where event_id = an_event;
      perform set_config('gelar.rebuilding_rollups', 'off', true);
    end $$;
  `.execute(db)
}
