import { type Kysely, sql } from 'kysely'

/**
 * Floor plan, applications and allocation. Every row carries its event and every foreign key
 * between event-scoped rows includes it, so that rows of two festivals can never be mixed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type landmark_kind as enum (
      'stage', 'gate', 'toilet', 'musholla', 'medical', 'power', 'water', 'food_court', 'information', 'parking');
    create type application_status as enum (
      'draft', 'submitted', 'returned', 'endorsed', 'accepted', 'waiting_list', 'declined', 'withdrawn');
    create type plan_status as enum ('draft', 'published', 'superseded');

    create table zone (
      id uuid constraint zone_pkey primary key,
      event_id uuid not null constraint zone_event_fkey references event (id) on delete cascade,
      code text not null,
      name text not null,
      -- Index into the palette of zone colours.
      colour smallint not null default 0,
      -- Corners in metres from the ground's north-west corner: [[x, y], ...].
      outline jsonb not null,
      -- Empty = every category is welcome. Text, because pg hands arrays of an enum over unparsed.
      allowed_categories text[] not null default '{}',
      constraint zone_event_code_key unique (event_id, code),
      constraint zone_event_id_key unique (event_id, id),
      constraint zone_code_shape check (code ~ '^[A-Z0-9]{1,4}$'),
      constraint zone_name_length check (char_length(name) between 1 and 100),
      constraint zone_categories_known check (allowed_categories <@ enum_range(null::product_category)::text[]),
      constraint zone_outline_is_polygon check (jsonb_typeof(outline) = 'array' and jsonb_array_length(outline) >= 3)
    );

    create table booth (
      id uuid constraint booth_pkey primary key,
      event_id uuid not null,
      zone_id uuid not null,
      code text not null,
      -- North-west corner, size and rotation about the centre.
      x_m double precision not null,
      y_m double precision not null,
      width_m double precision not null,
      depth_m double precision not null,
      rotation_deg double precision not null default 0,
      -- In tables; 1 = exclusive.
      capacity integer not null,
      power_watts integer not null default 0,
      has_water boolean not null default false,
      cooking_allowed boolean not null default false,
      constraint booth_event_code_key unique (event_id, code),
      constraint booth_event_id_key unique (event_id, id),
      constraint booth_event_id_capacity_key unique (event_id, id, capacity),
      constraint booth_zone_fkey foreign key (event_id, zone_id) references zone (event_id, id),
      constraint booth_event_fkey foreign key (event_id) references event (id) on delete cascade,
      constraint booth_code_shape check (code ~ '^[A-Z0-9]{1,4}-[0-9]{1,4}$'),
      constraint booth_capacity_range check (capacity between 1 and 500),
      constraint booth_size_positive check (width_m > 0 and depth_m > 0),
      constraint booth_power_not_negative check (power_watts >= 0)
    );
    create index booth_zone_idx on booth (event_id, zone_id);

    create table landmark (
      id uuid constraint landmark_pkey primary key,
      event_id uuid not null constraint landmark_event_fkey references event (id) on delete cascade,
      kind landmark_kind not null,
      name text not null,
      x_m double precision not null,
      y_m double precision not null,
      width_m double precision not null,
      depth_m double precision not null,
      constraint landmark_event_id_key unique (event_id, id),
      constraint landmark_size_positive check (width_m > 0 and depth_m > 0)
    );

    -- Fewest and most tables of a Kanwil at a festival.
    create table kanwil_quota (
      event_id uuid not null constraint kanwil_quota_event_fkey references event (id) on delete cascade,
      kanwil_code text not null constraint kanwil_quota_kanwil_fkey references kanwil (code),
      min_tables integer not null default 0,
      max_tables integer,
      constraint kanwil_quota_pkey primary key (event_id, kanwil_code),
      constraint kanwil_quota_order check (min_tables >= 0 and max_tables >= min_tables)
    );

    create table application (
      id uuid constraint application_pkey primary key,
      event_id uuid not null constraint application_event_fkey references event (id) on delete cascade,
      exhibitor_id uuid not null constraint application_exhibitor_fkey references exhibitor (id),
      status application_status not null default 'draft',
      tables integer not null,
      power_watts integer not null default 0,
      needs_water boolean not null default false,
      needs_cooking boolean not null default false,
      categories text[] not null default '{}',
      people_count integer not null default 2,
      remarks text not null default '',
      -- Given by the organizer, 0 to 100; weighs in the allocation.
      priority_score integer not null default 50,
      created_at timestamptz not null default now(),
      submitted_at timestamptz,
      endorsed_at timestamptz,
      decided_at timestamptz,
      constraint application_once_per_event unique (event_id, exhibitor_id),
      constraint application_event_id_key unique (event_id, id),
      constraint application_event_id_tables_key unique (event_id, id, tables),
      constraint application_tables_range check (tables between 1 and 100),
      constraint application_power_range check (power_watts between 0 and 100000),
      constraint application_people_range check (people_count between 1 and 200),
      constraint application_priority_range check (priority_score between 0 and 100),
      constraint application_categories_known check (categories <@ enum_range(null::product_category)::text[]),
      constraint application_remarks_length check (char_length(remarks) <= 2000),
      constraint application_submitted_is_complete check (
        status in ('draft', 'withdrawn') or (submitted_at is not null and cardinality(categories) > 0))
    );
    create index application_exhibitor_idx on application (exhibitor_id);
    create index application_status_idx on application (event_id, status);

    create table application_zone_wish (
      event_id uuid not null,
      application_id uuid not null,
      rank smallint not null,
      zone_id uuid not null,
      constraint application_zone_wish_pkey primary key (application_id, rank),
      constraint application_zone_wish_once unique (application_id, zone_id),
      constraint application_zone_wish_application_fkey foreign key (event_id, application_id)
        references application (event_id, id) on delete cascade,
      constraint application_zone_wish_zone_fkey foreign key (event_id, zone_id)
        references zone (event_id, id) on delete cascade,
      constraint application_zone_wish_rank_range check (rank between 1 and 5)
    );
    create index application_zone_wish_zone_idx on application_zone_wish (event_id, zone_id);

    create table application_product (
      event_id uuid not null,
      application_id uuid not null,
      product_id uuid not null constraint application_product_product_fkey references product (id),
      price_idr bigint not null,
      -- Pieces to bring; empty = not counted.
      stock integer,
      constraint application_product_pkey primary key (application_id, product_id),
      constraint application_product_application_fkey foreign key (event_id, application_id)
        references application (event_id, id) on delete cascade,
      constraint application_product_price_not_negative check (price_idr >= 0),
      constraint application_product_stock_not_negative check (stock >= 0)
    );
    create index application_product_product_idx on application_product (product_id);

    -- Every step an application has taken, with the remark that went with it.
    create table application_step (
      id uuid constraint application_step_pkey primary key,
      event_id uuid not null,
      application_id uuid not null,
      from_status application_status,
      to_status application_status not null,
      remark text not null default '',
      user_id uuid constraint application_step_user_fkey references "user" (id) on delete set null,
      at timestamptz not null default now(),
      constraint application_step_application_fkey foreign key (event_id, application_id)
        references application (event_id, id) on delete cascade,
      constraint application_step_remark_length check (char_length(remark) <= 2000)
    );
    create index application_step_application_idx on application_step (application_id, at);

    create table allocation_plan (
      id uuid constraint allocation_plan_pkey primary key,
      event_id uuid not null constraint allocation_plan_event_fkey references event (id) on delete cascade,
      number integer not null,
      name text not null,
      status plan_status not null default 'draft',
      seed integer not null default 1,
      weights jsonb not null default '{}',
      -- Value by part and the upper bound, as the solver reported them; empty for a plan made by hand.
      report jsonb,
      created_by uuid constraint allocation_plan_created_by_fkey references "user" (id) on delete set null,
      created_at timestamptz not null default now(),
      published_at timestamptz,
      constraint allocation_plan_number_key unique (event_id, number),
      constraint allocation_plan_event_id_key unique (event_id, id),
      constraint allocation_plan_published_has_date check (status = 'draft' or published_at is not null)
    );
    create unique index allocation_plan_one_published_idx on allocation_plan (event_id) where status = 'published';

    create table placement (
      event_id uuid not null,
      plan_id uuid not null,
      application_id uuid not null,
      booth_id uuid not null,
      -- The application's own number of tables, held equal by the foreign key.
      tables integer not null,
      locked boolean not null default false,
      -- Codes that say why here, from the solver; empty when placed by hand.
      reasons jsonb not null default '[]',
      placed_at timestamptz not null default now(),
      constraint placement_pkey primary key (plan_id, application_id),
      constraint placement_plan_fkey foreign key (event_id, plan_id)
        references allocation_plan (event_id, id) on delete cascade,
      constraint placement_application_fkey foreign key (event_id, application_id, tables)
        references application (event_id, id, tables) on update cascade,
      constraint placement_booth_fkey foreign key (event_id, booth_id) references booth (event_id, id)
    );
    create index placement_booth_idx on placement (booth_id);
    create index placement_application_idx on placement (event_id, application_id);

    -- Why an application has no place in a plan.
    create table plan_leftover (
      event_id uuid not null,
      plan_id uuid not null,
      application_id uuid not null,
      reasons jsonb not null default '[]',
      constraint plan_leftover_pkey primary key (plan_id, application_id),
      constraint plan_leftover_plan_fkey foreign key (event_id, plan_id)
        references allocation_plan (event_id, id) on delete cascade,
      constraint plan_leftover_application_fkey foreign key (event_id, application_id)
        references application (event_id, id) on delete cascade
    );

    create table booth_exclusion (
      event_id uuid not null,
      application_id uuid not null,
      booth_id uuid not null,
      constraint booth_exclusion_pkey primary key (application_id, booth_id),
      constraint booth_exclusion_application_fkey foreign key (event_id, application_id)
        references application (event_id, id) on delete cascade,
      constraint booth_exclusion_booth_fkey foreign key (event_id, booth_id)
        references booth (event_id, id) on delete cascade
    );

    -- Tables taken in a booth by a plan. Kept by the trigger below; its check is the capacity rule, and its
    -- row lock lets one of many people win the last table.
    create table booth_load (
      event_id uuid not null,
      plan_id uuid not null,
      booth_id uuid not null,
      capacity integer not null,
      tables integer not null,
      constraint booth_load_pkey primary key (plan_id, booth_id),
      constraint booth_load_plan_fkey foreign key (event_id, plan_id)
        references allocation_plan (event_id, id) on delete cascade,
      constraint booth_load_booth_fkey foreign key (event_id, booth_id, capacity)
        references booth (event_id, id, capacity) on update cascade on delete cascade,
      constraint booth_load_within_capacity check (tables <= capacity),
      constraint booth_load_not_negative check (tables >= 0)
    );
    create index booth_load_booth_idx on booth_load (event_id, booth_id, capacity);

    create function placement_keep_load() returns trigger language plpgsql as $$
    begin
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
    create trigger placement_keep_load after insert or delete or update of plan_id, booth_id, tables on placement
      for each row execute function placement_keep_load();

    alter table role_grant add constraint role_grant_booth_fkey
      foreign key (event_id, booth_id) references booth (event_id, id) on delete cascade;
  `.execute(db)
}
