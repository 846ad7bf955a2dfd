import { type Kysely, sql } from 'kysely'

/** To which addresses of visitors mails of a festival may go, without keeping the addresses. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table visitor_address (
      event_id uuid not null constraint visitor_address_event_fkey references event (id) on delete cascade,
      -- HMAC of the address in small letters.
      address_hash bytea not null,
      -- When the link of a mail to it was opened: before that it gets one mail.
      confirmed_at timestamptz,
      hour_began_at timestamptz not null default now(),
      mails_in_hour integer not null default 1,
      constraint visitor_address_pkey primary key (event_id, address_hash)
    );

    -- When this ticket as it stands was last sent by mail.
    alter table registration add column mailed_at timestamptz;
    update registration set mailed_at = created_at where email is not null;
  `.execute(db)
}
