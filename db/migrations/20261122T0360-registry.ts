import { type Kysely, sql } from 'kysely'

/** The registry of offices, units and other exhibitors: names that can be found again, and imports in two steps. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A name as it is compared: small letters, no accents or signs, abbreviations and old spelling written alike.
    -- "LP Kls. II A Kerobokan" and "Lembaga Pemasyarakatan Kelas IIA Kerobokan" have the same key.
    create function name_key(name text) returns text language plpgsql immutable parallel safe strict as $body$
    declare
      key text := regexp_replace(lower(normalize(name, NFKD)), '[\u0300-\u036f''’\`]', '', 'g');
    begin
      key := btrim(regexp_replace(key, '[^a-z0-9]+', ' ', 'g'));
      key := regexp_replace(key, '\\mlembaga pembinaan khusus anak\\M', 'lpka', 'g');
      key := regexp_replace(key, '\\m(lembaga pemasyarakatan|lp)\\M', 'lapas', 'g');
      key := regexp_replace(key, '\\mlpp\\M', 'lapas perempuan', 'g');
      key := regexp_replace(key, '\\m(lpn|lapastik)\\M', 'lapas narkotika', 'g');
      key := regexp_replace(key, '\\mwanita\\M', 'perempuan', 'g');
      key := regexp_replace(key, '\\mrumah tahanan( negara)?\\M', 'rutan', 'g');
      key := regexp_replace(key, '\\mcab(ang)? ?rutan\\M', 'cabang rutan', 'g');
      key := regexp_replace(key, '\\mbalai pemasyarakatan\\M', 'bapas', 'g');
      key := regexp_replace(key, '\\mkantor wilayah\\M', 'kanwil', 'g');
      key := regexp_replace(key, '\\m(direktorat jenderal pemasyarakatan|(dit|dir)jen ?pas)\\M', 'ditjenpas', 'g');
      key := regexp_replace(key, '\\m(kelas|klas|kls|kl) ?(3|iii) ?([ab]?)\\M', 'kelas iii\\3', 'g');
      key := regexp_replace(key, '\\m(kelas|klas|kls|kl) ?(2|ii) ?([ab]?)\\M', 'kelas ii\\3', 'g');
      key := regexp_replace(key, '\\m(kelas|klas|kls|kl) ?(1|i) ?([ab]?)\\M', 'kelas i\\3', 'g');
      key := regexp_replace(key, '\\mippa fest(ival)?\\M', 'ippafest', 'g');
      key := regexp_replace(replace(replace(key, 'dj', 'j'), 'tj', 'c'), 'oe(?=[a-z])', 'u', 'g');
      return key;
    end $body$;

    alter table kanwil
      add column closed_at timestamptz,
      add column name_key text not null generated always as (name_key(name)) stored;
    alter table upt
      add column closed_at timestamptz,
      add column name_key text not null generated always as (name_key(name)) stored;
    -- Only a business closes by itself: a unit's and an office's exhibitor closes with them.
    alter table exhibitor
      add column closed_at timestamptz,
      add column name_key text not null generated always as (name_key(name)) stored,
      add constraint exhibitor_closed_is_business check (closed_at is null or kind in ('umkm', 'partner'));

    -- Older names and other spellings, for a search that forgives.
    create table alias (
      id uuid constraint alias_pkey primary key,
      kanwil_code text constraint alias_kanwil_fkey references kanwil (code) on delete cascade,
      upt_code text constraint alias_upt_fkey references upt (code) on update cascade on delete cascade,
      exhibitor_id uuid constraint alias_exhibitor_fkey references exhibitor (id) on delete cascade,
      name text not null,
      name_key text not null generated always as (name_key(name)) stored,
      constraint alias_one_owner check (num_nonnulls(kanwil_code, upt_code, exhibitor_id) = 1),
      constraint alias_once unique nulls not distinct (kanwil_code, upt_code, exhibitor_id, name),
      constraint alias_name_length check (char_length(name) between 1 and 200)
    );
    create index alias_upt_idx on alias (upt_code);
    create index alias_exhibitor_idx on alias (exhibitor_id);

    -- Everything the registry knows, in one form. Offices and units by their code, businesses by their id.
    create view registry_entry as
      select 'kanwil'::text as kind, kanwil.code as key, kanwil.name, kanwil.name_key, null::text as class,
        kanwil.capital_city as city, kanwil.code as kanwil_code, kanwil.closed_at,
        exhibitor.id as exhibitor_id, exhibitor.contact_email::text as contact_email
      from kanwil
      left join exhibitor on exhibitor.kanwil_code = kanwil.code and exhibitor.kind = 'kanwil'
      union all
      select 'upt', upt.code, upt.name, upt.name_key, upt.class, upt.city, upt.kanwil_code, upt.closed_at,
        exhibitor.id, exhibitor.contact_email::text
      from upt
      left join exhibitor on exhibitor.upt_code = upt.code
      union all
      select exhibitor.kind::text, exhibitor.id::text, exhibitor.name, exhibitor.name_key, null, exhibitor.city,
        exhibitor.kanwil_code, exhibitor.closed_at, exhibitor.id, exhibitor.contact_email::text
      from exhibitor
      where exhibitor.kind in ('umkm', 'partner');

    create type registry_kind as enum ('kanwil', 'upt', 'business');

    -- A file as it was read, kept between its preview and its import, for the one who sent it.
    create table registry_import (
      id uuid constraint registry_import_pkey primary key,
      user_id uuid not null constraint registry_import_user_fkey references "user" (id) on delete cascade,
      kind registry_kind not null,
      file_name text not null,
      -- Rows with the number they have in the file: [{"row": 2, "cells": {"name": "..."}}, ...].
      rows jsonb not null,
      created_at timestamptz not null default now(),
      applied_at timestamptz,
      constraint registry_import_file_name_length check (char_length(file_name) <= 200)
    );
    create index registry_import_user_idx on registry_import (user_id);
  `.execute(db)
}
