import { type Kysely, sql } from 'kysely'

/** What outlives every festival: offices, units, exhibitors, their goods, performers, venues. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create extension if not exists btree_gist;
    create extension if not exists citext;
    create extension if not exists pg_trgm;

    create type upt_kind as enum (
      'lapas', 'lapas_perempuan', 'lapas_narkotika', 'lapas_khusus', 'lapas_terbuka', 'lpka',
      'rutan', 'bapas', 'rupbasan');
    create type exhibitor_kind as enum ('upt', 'kanwil', 'umkm', 'partner');
    create type product_category as enum (
      'kerajinan', 'tekstil', 'fesyen', 'mebel', 'kuliner', 'pertanian', 'seni', 'jasa', 'lainnya');
    create type performer_kind as enum (
      'band', 'tradisional', 'tari', 'teater', 'dj', 'fesyen', 'talkshow', 'seremoni', 'paduan_suara');
    create type data_source as enum ('seed', 'found', 'typical', 'entered');

    create table kanwil (
      code text constraint kanwil_pkey primary key,
      name text not null constraint kanwil_name_key unique,
      province text not null,
      capital_city text not null,
      time_zone text not null,
      latitude double precision not null,
      longitude double precision not null,
      constraint kanwil_code_shape check (code ~ '^[A-Z]{2}$')
    );

    create table upt (
      code text constraint upt_pkey primary key,
      name text not null,
      kind upt_kind not null,
      class text,
      city text not null,
      province text not null,
      kanwil_code text not null constraint upt_kanwil_fkey references kanwil (code),
      constraint upt_code_kanwil_key unique (code, kanwil_code)
    );
    create index upt_kanwil_idx on upt (kanwil_code);
    create index upt_name_trgm_idx on upt using gin (name gin_trgm_ops);

    create table venue (
      id uuid constraint venue_pkey primary key,
      name text not null constraint venue_name_key unique,
      city text not null,
      province text not null,
      latitude double precision not null,
      longitude double precision not null,
      time_zone text not null,
      kind text not null,
      source data_source not null,
      constraint venue_latitude_range check (latitude between -90 and 90),
      constraint venue_longitude_range check (longitude between -180 and 180)
    );

    create table exhibitor (
      id uuid constraint exhibitor_pkey primary key,
      kind exhibitor_kind not null,
      name text not null,
      upt_code text constraint exhibitor_upt_key unique,
      kanwil_code text constraint exhibitor_kanwil_fkey references kanwil (code),
      city text,
      contact_email citext,
      created_at timestamptz not null default now(),
      constraint exhibitor_name_length check (char_length(name) between 1 and 200),
      constraint exhibitor_upt_fkey foreign key (upt_code, kanwil_code) references upt (code, kanwil_code)
        on update cascade,
      constraint exhibitor_kind_matches check (
        case kind
          when 'upt' then upt_code is not null and kanwil_code is not null
          when 'kanwil' then upt_code is null and kanwil_code is not null
          else upt_code is null
        end)
    );
    create unique index exhibitor_one_per_kanwil_idx on exhibitor (kanwil_code) where kind = 'kanwil';
    create index exhibitor_kanwil_idx on exhibitor (kanwil_code);
    create index exhibitor_name_trgm_idx on exhibitor using gin (name gin_trgm_ops);

    create table product (
      id uuid constraint product_pkey primary key,
      exhibitor_id uuid not null constraint product_exhibitor_fkey references exhibitor (id),
      name text not null,
      category product_category not null,
      unit text not null,
      typical_price_idr bigint not null,
      origin_note text,
      source data_source not null default 'entered',
      archived_at timestamptz,
      created_at timestamptz not null default now(),
      constraint product_exhibitor_name_key unique (exhibitor_id, name),
      constraint product_id_exhibitor_key unique (id, exhibitor_id),
      constraint product_name_length check (char_length(name) between 1 and 200),
      constraint product_price_not_negative check (typical_price_idr >= 0)
    );

    create table performer (
      id uuid constraint performer_pkey primary key,
      name text not null constraint performer_name_key unique,
      kind performer_kind not null,
      origin text not null,
      kanwil_code text constraint performer_kanwil_fkey references kanwil (code),
      members_typical integer not null,
      is_warga_binaan boolean not null,
      source data_source not null,
      constraint performer_members_positive check (members_typical > 0)
    );
  `.execute(db)
}
