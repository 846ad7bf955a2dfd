import { type Kysely, sql } from 'kysely'

/** Gates, and the phones that are paired to a gate or to a booth's till. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type device_kind as enum ('gate', 'till');

    create table gate (
      id uuid constraint gate_pkey primary key,
      event_id uuid not null constraint gate_event_fkey references event (id) on delete cascade,
      name text not null,
      landmark_id uuid,
      constraint gate_event_name_key unique (event_id, name),
      constraint gate_event_id_key unique (event_id, id),
      constraint gate_name_length check (char_length(name) between 1 and 100),
      constraint gate_landmark_fkey foreign key (event_id, landmark_id)
        references landmark (event_id, id) on delete set null (landmark_id)
    );
    alter table role_grant add constraint role_grant_gate_fkey
      foreign key (event_id, gate_id) references gate (event_id, id) on delete cascade;

    create table device (
      id uuid constraint device_pkey primary key,
      event_id uuid not null constraint device_event_fkey references event (id) on delete cascade,
      kind device_kind not null,
      gate_id uuid,
      booth_id uuid,
      -- Who holds it, as typed at pairing: a first name or a crew number is enough.
      label text not null,
      -- SHA-256 of the bearer token; the token itself is only on the phone.
      token_hash bytea not null constraint device_token_key unique,
      paired_by uuid constraint device_paired_by_fkey references "user" (id) on delete set null,
      paired_at timestamptz not null default now(),
      last_seen_at timestamptz,
      revoked_at timestamptz,
      constraint device_event_id_key unique (event_id, id),
      constraint device_event_id_gate_key unique (event_id, id, gate_id),
      constraint device_event_id_booth_key unique (event_id, id, booth_id),
      constraint device_gate_fkey foreign key (event_id, gate_id) references gate (event_id, id),
      constraint device_booth_fkey foreign key (event_id, booth_id) references booth (event_id, id),
      constraint device_label_length check (char_length(label) between 1 and 80),
      constraint device_place_matches_kind check (
        (kind = 'gate' and gate_id is not null and booth_id is null)
        or (kind = 'till' and booth_id is not null and gate_id is null))
    );
    create index device_event_idx on device (event_id, kind);

    create table pairing_code (
      id uuid constraint pairing_code_pkey primary key,
      event_id uuid not null constraint pairing_code_event_fkey references event (id) on delete cascade,
      code_hash bytea not null constraint pairing_code_hash_key unique,
      kind device_kind not null,
      gate_id uuid,
      booth_id uuid,
      created_by uuid constraint pairing_code_created_by_fkey references "user" (id) on delete set null,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      -- A code pairs one phone, once.
      used_by_device_id uuid constraint pairing_code_device_key unique,
      constraint pairing_code_device_fkey foreign key (event_id, used_by_device_id) references device (event_id, id),
      constraint pairing_code_gate_fkey foreign key (event_id, gate_id) references gate (event_id, id) on delete cascade,
      constraint pairing_code_booth_fkey foreign key (event_id, booth_id) references booth (event_id, id) on delete cascade,
      constraint pairing_code_place_matches_kind check (
        (kind = 'gate' and gate_id is not null and booth_id is null)
        or (kind = 'till' and booth_id is not null and gate_id is null))
    );

    alter table audit_entry add constraint audit_entry_device_fkey
      foreign key (device_id) references device (id) on delete set null;
  `.execute(db)
}
