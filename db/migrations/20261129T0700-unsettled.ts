import { type Kysely, sql } from 'kysely'

/** What phones hand in and what cannot be stored as it is, and the mark of what came by handing in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type unsettled_kind as enum ('sale', 'reversal', 'reading');
    create type unsettled_outcome as enum ('recorded', 'dismissed');

    create table unsettled_item (
      id uuid constraint unsettled_item_pkey primary key,
      event_id uuid not null,
      device_id uuid not null,
      kind unsettled_kind not null,
      -- The phone's running number: with the device and the kind it names the item for ever.
      client_seq bigint not null,
      -- Why it could not be stored: a refusal's code.
      reason text not null,
      -- Everything that the phone sent of it.
      body jsonb not null,
      -- The phone's clock when it sent; empty for what was read from a saved copy.
      device_at timestamptz,
      received_at timestamptz not null default now(),
      settled_at timestamptz,
      settled_by uuid constraint unsettled_item_settled_by_fkey references "user" (id) on delete set null,
      outcome unsettled_outcome,
      note text,
      constraint unsettled_item_once unique (device_id, kind, client_seq),
      constraint unsettled_item_device_fkey foreign key (event_id, device_id)
        references device (event_id, id) on delete cascade,
      constraint unsettled_item_seq_not_negative check (client_seq >= 0),
      constraint unsettled_item_reason_length check (char_length(reason) between 1 and 100),
      constraint unsettled_item_note_length check (char_length(note) between 1 and 500),
      constraint unsettled_item_settled_has_outcome check ((settled_at is null) = (outcome is null)),
      constraint unsettled_item_open_has_nobody check (settled_at is not null or (settled_by is null and note is null)),
      constraint unsettled_item_dismissed_has_note check (outcome is distinct from 'dismissed' or note is not null)
    );
    create index unsettled_item_open_idx on unsettled_item (event_id, received_at, id) where settled_at is null;
    create index unsettled_item_settled_idx on unsettled_item (event_id, settled_at, id) where settled_at is not null;

    -- What the phone has sent stays as it was, and what is settled stays settled.
    create function unsettled_item_guard() returns trigger language plpgsql as $$
    begin
      if old.settled_at is not null
         or (new.id, new.event_id, new.device_id, new.kind, new.client_seq, new.body, new.received_at)
            is distinct from (old.id, old.event_id, old.device_id, old.kind, old.client_seq, old.body, old.received_at) then
        raise exception 'an unsettled item is settled once, and what the phone sent stays'
          using errcode = '23514', constraint = 'unsettled_item_settled_once';
      end if;
      return new;
    end $$;
    -- Not of settled_by, which is emptied when a person is removed.
    create trigger unsettled_item_settled_once
      before update of id, event_id, device_id, kind, client_seq, body, received_at, settled_at, outcome, note
      on unsettled_item for each row execute function unsettled_item_guard();

    -- Taken after its phone was revoked, from a saved copy, or by an organizer who settled it.
    alter table sale add column handed_in boolean not null default false;
    alter table reversal add column handed_in boolean not null default false;
    alter table scan add column handed_in boolean not null default false;
    alter table walk_in add column handed_in boolean not null default false;
    create index sale_handed_in_idx on sale (device_id) where handed_in;
    create index reversal_handed_in_idx on reversal (device_id) where handed_in;
    create index scan_handed_in_idx on scan (device_id) where handed_in;
    create index walk_in_handed_in_idx on walk_in (device_id) where handed_in;
  `.execute(db)
}
