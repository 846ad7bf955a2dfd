import { type Kysely, sql } from 'kysely'

/** Staff accounts (the tables and columns that better-auth expects, in snake case). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table "user" (
      id uuid constraint user_pkey primary key,
      name text not null,
      email citext not null constraint user_email_key unique,
      email_verified boolean not null default false,
      image text,
      language text not null default 'id',
      two_factor_enabled boolean not null default false,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint user_name_length check (char_length(name) between 1 and 200),
      constraint user_language_known check (language in ('id', 'en'))
    );

    create table session (
      id uuid constraint session_pkey primary key,
      user_id uuid not null constraint session_user_fkey references "user" (id) on delete cascade,
      token text not null constraint session_token_key unique,
      expires_at timestamptz not null,
      ip_address text,
      user_agent text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index session_user_idx on session (user_id);

    create table account (
      id uuid constraint account_pkey primary key,
      user_id uuid not null constraint account_user_fkey references "user" (id) on delete cascade,
      account_id text not null,
      provider_id text not null,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      password text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint account_provider_key unique (provider_id, account_id)
    );
    create index account_user_idx on account (user_id);

    create table verification (
      id uuid constraint verification_pkey primary key,
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index verification_identifier_idx on verification (identifier);

    create table two_factor (
      id uuid constraint two_factor_pkey primary key,
      user_id uuid not null constraint two_factor_user_fkey references "user" (id) on delete cascade,
      secret text not null,
      backup_codes text not null,
      verified boolean not null default true,
      failed_verification_count integer not null default 0,
      locked_until timestamptz
    );
    create index two_factor_user_idx on two_factor (user_id);
    create index two_factor_secret_idx on two_factor (secret);

    -- Counters of rate-limiter-flexible, shared by all app processes; losing them costs nothing.
    create unlogged table rate_limit (
      key text constraint rate_limit_pkey primary key,
      points integer not null default 0,
      expire bigint
    );
    create index rate_limit_expire_idx on rate_limit (expire);
  `.execute(db)
}
