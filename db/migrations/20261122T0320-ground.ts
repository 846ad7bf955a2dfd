import { type Kysely, sql } from 'kysely'

/** The floor plan editor: picture of the ground, walkways, turned landmarks, and the changes of several planners. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table booth
      add column has_cold_storage boolean not null default false,
      -- Looked at after each statement, so that booths can take over each other's codes.
      drop constraint booth_event_code_key,
      add constraint booth_event_code_key unique (event_id, code) deferrable initially immediate,
      -- The widest festival ground and the farthest coordinate that anybody may type.
      add constraint booth_place_range check (
        x_m between -1000 and 10000 and y_m between -1000 and 10000
        and width_m <= 1000 and depth_m <= 1000 and rotation_deg between -360 and 360);

    alter table landmark
      add column rotation_deg double precision not null default 0,
      add constraint landmark_place_range check (
        x_m between -1000 and 10000 and y_m between -1000 and 10000
        and width_m <= 1000 and depth_m <= 1000 and rotation_deg between -360 and 360),
      add constraint landmark_name_length check (char_length(name) <= 100);

    -- A way on which visitors walk: its middle line and its width, in metres.
    create table walkway (
      id uuid constraint walkway_pkey primary key,
      event_id uuid not null constraint walkway_event_fkey references event (id) on delete cascade,
      -- [[x, y], ...], at least two points.
      line jsonb not null,
      width_m double precision not null,
      constraint walkway_event_id_key unique (event_id, id),
      constraint walkway_line_has_points check (jsonb_typeof(line) = 'array' and jsonb_array_length(line) >= 2),
      constraint walkway_width_range check (width_m between 0.5 and 100)
    );
    create index walkway_event_idx on walkway (event_id);

    -- What belongs to the ground as a whole.
    create table ground (
      event_id uuid constraint ground_pkey primary key constraint ground_event_fkey references event (id) on delete cascade,
      -- Grows by one with every change; what an editor has seen is a number.
      revision bigint not null default 0,
      -- Longest cable from a power box to a booth.
      cable_length_m double precision not null default 50,
      picture_file_id uuid,
      -- North-west corner of the picture, its turn, and metres per pixel, found by two points a known distance apart.
      picture_left_m double precision not null default 0,
      picture_top_m double precision not null default 0,
      picture_metres_per_pixel double precision not null default 0.1,
      picture_opacity double precision not null default 0.5,
      constraint ground_picture_fkey foreign key (event_id, picture_file_id)
        references stored_file (event_id, id) on delete set null (picture_file_id),
      constraint ground_cable_range check (cable_length_m between 1 and 1000),
      constraint ground_picture_scale_range check (picture_metres_per_pixel between 0.0001 and 100),
      constraint ground_picture_opacity_range check (picture_opacity between 0 and 1)
    );

    -- Every change of the ground in order. A change is known by (client, sequence): sent again, it counts once.
    create table ground_change (
      event_id uuid not null constraint ground_change_event_fkey references event (id) on delete cascade,
      revision bigint not null,
      client_id uuid not null,
      client_sequence integer not null,
      user_id uuid constraint ground_change_user_fkey references "user" (id) on delete set null,
      change jsonb not null,
      at timestamptz not null default now(),
      constraint ground_change_pkey primary key (event_id, revision),
      constraint ground_change_once unique (event_id, client_id, client_sequence)
    );
  `.execute(db)
}
