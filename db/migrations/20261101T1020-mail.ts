import { type Kysely, sql } from 'kysely'

/** Mails, written in the transaction of what they tell of and sent by a job afterwards. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type outbox_status as enum ('queued', 'sent', 'failed', 'kept');

    create table outbox_message (
      -- Also the idempotency key towards the mail provider.
      id uuid constraint outbox_message_pkey primary key,
      event_id uuid constraint outbox_message_event_fkey references event (id) on delete cascade,
      template text not null,
      props jsonb not null,
      to_address citext not null,
      language text not null,
      -- 'kept' = no provider is configured: the mail stays readable in the outbox.
      status outbox_status not null default 'queued',
      attempts integer not null default 0,
      last_error text,
      provider_id text,
      created_at timestamptz not null default now(),
      sent_at timestamptz,
      constraint outbox_message_language_known check (language in ('id', 'en')),
      constraint outbox_message_sent_has_time check ((status = 'sent') = (sent_at is not null)),
      constraint outbox_message_address_length check (char_length(to_address) between 3 and 254)
    );
    create index outbox_message_event_idx on outbox_message (event_id, created_at desc);
    create index outbox_message_status_idx on outbox_message (status, created_at);
  `.execute(db)
}
