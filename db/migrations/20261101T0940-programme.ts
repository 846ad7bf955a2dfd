import { type Kysely, sql } from 'kysely'

/** Stages, acts, permits and slots. PostgreSQL itself refuses a clash. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type slot_kind as enum ('act', 'ceremony', 'break');
    create type slot_status as enum ('planned', 'confirmed', 'live', 'done', 'cancelled');
    create type permit_status as enum ('requested', 'valid', 'withdrawn');
    create type permit_approver as enum ('upt', 'kanwil', 'ditjenpas');

    create table stage (
      id uuid constraint stage_pkey primary key,
      event_id uuid not null constraint stage_event_fkey references event (id) on delete cascade,
      name text not null,
      position smallint not null default 0,
      landmark_id uuid,
      constraint stage_event_name_key unique (event_id, name),
      constraint stage_event_id_key unique (event_id, id),
      constraint stage_name_length check (char_length(name) between 1 and 100),
      constraint stage_landmark_fkey foreign key (event_id, landmark_id)
        references landmark (event_id, id) on delete set null (landmark_id)
    );
    alter table role_grant add constraint role_grant_stage_fkey
      foreign key (event_id, stage_id) references stage (event_id, id) on delete cascade;

    create table act (
      id uuid constraint act_pkey primary key,
      event_id uuid not null constraint act_event_fkey references event (id) on delete cascade,
      performer_id uuid constraint act_performer_fkey references performer (id),
      name text not null,
      kind performer_kind not null,
      -- Shown in public: an institution or a community, never a person.
      origin text not null,
      kanwil_code text constraint act_kanwil_fkey references kanwil (code),
      members_count integer not null,
      is_warga_binaan boolean not null,
      -- Minutes on the road before and after; the permit has to cover them too.
      travel_minutes integer not null default 0,
      constraint act_event_name_key unique (event_id, name),
      constraint act_event_id_key unique (event_id, id),
      constraint act_name_length check (char_length(name) between 1 and 150),
      constraint act_members_range check (members_count between 1 and 2000),
      constraint act_travel_range check (travel_minutes between 0 and 2880)
    );

    -- Permission for warga binaan to leave their institution. Counts only, no names of people.
    create table permit (
      id uuid constraint permit_pkey primary key,
      event_id uuid not null,
      act_id uuid not null,
      letter_number text not null,
      letter_on date not null,
      approver permit_approver not null,
      valid_during tstzrange not null,
      status permit_status not null default 'requested',
      constraint permit_event_id_key unique (event_id, id),
      constraint permit_act_fkey foreign key (event_id, act_id) references act (event_id, id) on delete cascade,
      constraint permit_letter_key unique (event_id, act_id, letter_number),
      constraint permit_letter_length check (char_length(letter_number) between 1 and 100),
      constraint permit_bounded check (
        not isempty(valid_during) and lower(valid_during) is not null and upper(valid_during) is not null)
    );
    create index permit_act_idx on permit (event_id, act_id);

    -- Never public: read only by security roles, in no query of a public page.
    create table escort_plan (
      permit_id uuid constraint escort_plan_pkey primary key,
      event_id uuid not null,
      officers_count integer not null,
      police_help boolean not null default false,
      departs_at timestamptz,
      returns_at timestamptz,
      remarks text not null default '',
      constraint escort_plan_permit_fkey foreign key (event_id, permit_id)
        references permit (event_id, id) on delete cascade,
      constraint escort_plan_officers_range check (officers_count between 0 and 500),
      constraint escort_plan_order check (returns_at > departs_at)
    );

    -- Planned time with set-up before and strike after. Minutes do not depend on a time zone, so this is
    -- immutable although PostgreSQL marks timestamptz arithmetic as merely stable.
    create function slot_occupied(planned tstzrange, setup_minutes integer, strike_minutes integer)
      returns tstzrange language sql immutable parallel safe as $$
        select tstzrange(lower(planned) - setup_minutes * interval '1 minute',
                         upper(planned) + strike_minutes * interval '1 minute', '[)')
      $$;

    create table slot (
      id uuid constraint slot_pkey primary key,
      event_id uuid not null constraint slot_event_fkey references event (id) on delete cascade,
      stage_id uuid not null,
      act_id uuid,
      kind slot_kind not null,
      title text not null,
      status slot_status not null default 'planned',
      planned tstzrange not null,
      setup_minutes integer not null default 0,
      strike_minutes integer not null default 0,
      occupied tstzrange not null generated always as (slot_occupied(planned, setup_minutes, strike_minutes)) stored,
      actual_starts_at timestamptz,
      actual_ends_at timestamptz,
      created_at timestamptz not null default now(),
      constraint slot_event_id_key unique (event_id, id),
      constraint slot_stage_fkey foreign key (event_id, stage_id) references stage (event_id, id),
      constraint slot_act_fkey foreign key (event_id, act_id) references act (event_id, id),
      constraint slot_title_length check (char_length(title) between 1 and 150),
      constraint slot_act_when_act check ((kind = 'act') = (act_id is not null)),
      constraint slot_planned_bounded check (
        not isempty(planned) and lower(planned) is not null and upper(planned) is not null
        and lower_inc(planned) and not upper_inc(planned)),
      constraint slot_planned_length check (upper(planned) - lower(planned) <= interval '24 hours'),
      constraint slot_minutes_range check (setup_minutes between 0 and 480 and strike_minutes between 0 and 480),
      constraint slot_actual_order check (actual_ends_at >= actual_starts_at),
      constraint slot_stage_no_overlap exclude using gist (stage_id with =, occupied with &&)
        where (status <> 'cancelled'),
      constraint slot_act_no_overlap exclude using gist (act_id with =, planned with &&)
        where (status <> 'cancelled' and act_id is not null)
    );
    create index slot_event_idx on slot (event_id, lower(planned));

    create function act_is_permitted(an_event uuid, an_act uuid, during tstzrange) returns boolean
      language sql stable as $$
        select not a.is_warga_binaan or exists (
          select from permit p
           where p.event_id = a.event_id and p.act_id = a.id and p.status = 'valid'
             and p.valid_during @> tstzrange(lower(during) - a.travel_minutes * interval '1 minute',
                                             upper(during) + a.travel_minutes * interval '1 minute'))
          from act a where a.event_id = an_event and a.id = an_act
      $$;

    create function slot_require_permit() returns trigger language plpgsql as $$
    begin
      -- Locks the act, so that a permit cannot be withdrawn while a slot is being confirmed.
      perform from act where event_id = new.event_id and id = new.act_id for share;
      if not act_is_permitted(new.event_id, new.act_id, new.occupied) then
        raise exception 'slot % has no valid permit for its whole time', new.id
          using errcode = '23514', constraint = 'slot_needs_permit';
      end if;
      return null;
    end $$;
    create constraint trigger slot_needs_permit
      after insert or update of status, planned, setup_minutes, strike_minutes, act_id on slot
      for each row when (new.act_id is not null and new.status in ('confirmed', 'live'))
      execute function slot_require_permit();

    -- A permit that is withdrawn, shortened or deleted takes its confirmed slots off the confirmed programme.
    create function permit_unconfirm_slots() returns trigger language plpgsql as $$
    declare an_event uuid := coalesce(new.event_id, old.event_id); an_act uuid := coalesce(new.act_id, old.act_id);
    begin
      perform from act where event_id = an_event and id = an_act for update;
      update slot set status = 'planned'
       where event_id = an_event and act_id = an_act and status = 'confirmed'
         and not act_is_permitted(event_id, act_id, occupied);
      return null;
    end $$;
    create trigger permit_unconfirm_slots after update or delete on permit
      for each row execute function permit_unconfirm_slots();

    create table programme_version (
      id uuid constraint programme_version_pkey primary key,
      event_id uuid not null constraint programme_version_event_fkey references event (id) on delete cascade,
      number integer not null,
      note text not null default '',
      published_by uuid constraint programme_version_published_by_fkey references "user" (id) on delete set null,
      published_at timestamptz not null default now(),
      constraint programme_version_number_key unique (event_id, number),
      constraint programme_version_event_id_key unique (event_id, id)
    );

    -- What was published, as it was: later edits of slots, acts or stages do not change it.
    create table programme_version_slot (
      event_id uuid not null,
      version_id uuid not null,
      slot_id uuid not null,
      stage_id uuid not null,
      stage_name text not null,
      kind slot_kind not null,
      title text not null,
      origin text,
      act_kind performer_kind,
      planned tstzrange not null,
      constraint programme_version_slot_pkey primary key (version_id, slot_id),
      constraint programme_version_slot_version_fkey foreign key (event_id, version_id)
        references programme_version (event_id, id) on delete cascade
    );
    create index programme_version_slot_time_idx on programme_version_slot (version_id, lower(planned));
  `.execute(db)
}
