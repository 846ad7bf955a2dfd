import { type Kysely, sql } from 'kysely'

/** The call for exhibitors: what it asks, whom it invites, how the applications are judged. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type call_field as enum (
      'power', 'water', 'cooking', 'cold_storage', 'food_papers', 'photo', 'stock', 'staff', 'zones', 'remarks');
    create type staff_duty as enum ('leader', 'seller', 'helper', 'driver');

    -- What the call asks for. A festival without a row asks for everything and limits nothing.
    create table call_terms (
      event_id uuid constraint call_terms_pkey primary key
        constraint call_terms_event_fkey references event (id) on delete cascade,
      -- Kinds of goods that may apply; empty = every kind.
      categories text[] not null default '{}',
      -- What the form asks beside tables and products. Text, because pg hands arrays of an enum over unparsed.
      asked_fields text[] not null default enum_range(null::call_field)::text[],
      max_tables_per_application integer not null default 20,
      -- Most applications and most tables of one Kanwil, unless kanwil_quota says otherwise; empty = no limit.
      max_applications_per_kanwil integer,
      max_tables_per_kanwil integer,
      constraint call_terms_categories_known check (categories <@ enum_range(null::product_category)::text[]),
      constraint call_terms_fields_known check (asked_fields <@ enum_range(null::call_field)::text[]),
      constraint call_terms_tables_range check (max_tables_per_application between 1 and 100),
      constraint call_terms_kanwil_positive check (max_applications_per_kanwil > 0 and max_tables_per_kanwil > 0)
    );

    -- An exhibitor asked to apply. Who has an application beyond a draft has answered.
    create table call_invitation (
      event_id uuid not null constraint call_invitation_event_fkey references event (id) on delete cascade,
      exhibitor_id uuid not null constraint call_invitation_exhibitor_fkey references exhibitor (id) on delete cascade,
      invited_at timestamptz not null default now(),
      invited_by uuid constraint call_invitation_by_fkey references "user" (id) on delete set null,
      reminded_at timestamptz,
      reminder_count integer not null default 0,
      constraint call_invitation_pkey primary key (event_id, exhibitor_id),
      constraint call_invitation_reminders check (
        reminder_count >= 0 and (reminder_count = 0) = (reminded_at is null))
    );
    create index call_invitation_exhibitor_idx on call_invitation (exhibitor_id);

    alter table kanwil_quota add column max_applications integer,
      add constraint kanwil_quota_applications_positive check (max_applications > 0);

    alter table application
      add column needs_cold_storage boolean not null default false,
      -- What the exhibitor shows and why it should be seen; read by those who score.
      add column story text not null default '',
      -- The Kanwil's own order of its applications, 1 = first.
      add column kanwil_rank integer,
      -- Counts every save, so that two tabs or two officers cannot overwrite each other unseen.
      add column version integer not null default 1,
      add column updated_at timestamptz not null default now(),
      add constraint application_story_length check (char_length(story) <= 2000),
      add constraint application_kanwil_rank_positive check (kanwil_rank > 0);

    alter table application_product
      add column best_before date,
      add constraint application_product_stock_range check (stock <= 1000000);

    -- Officers and helpers who come along, for their badges. Never warga binaan (privacy: names of staff only).
    create table exhibitor_staff (
      id uuid constraint exhibitor_staff_pkey primary key,
      event_id uuid not null,
      application_id uuid not null,
      name text not null,
      duty staff_duty not null default 'seller',
      badge_code text not null,
      created_at timestamptz not null default now(),
      constraint exhibitor_staff_application_fkey foreign key (event_id, application_id)
        references application (event_id, id) on delete cascade,
      constraint exhibitor_staff_badge_key unique (event_id, badge_code),
      constraint exhibitor_staff_name_length check (char_length(name) between 1 and 120)
    );
    create index exhibitor_staff_application_idx on exhibitor_staff (event_id, application_id);

    -- One reader's marks, 0 to 5 each; application.priority_score follows their mean.
    create table application_score (
      event_id uuid not null,
      application_id uuid not null,
      user_id uuid not null constraint application_score_user_fkey references "user" (id) on delete cascade,
      quality smallint not null,
      story smallint not null,
      readiness smallint not null,
      remark text not null default '',
      scored_at timestamptz not null default now(),
      constraint application_score_pkey primary key (application_id, user_id),
      constraint application_score_application_fkey foreign key (event_id, application_id)
        references application (event_id, id) on delete cascade,
      constraint application_score_range check (
        quality between 0 and 5 and story between 0 and 5 and readiness between 0 and 5),
      constraint application_score_remark_length check (char_length(remark) <= 2000)
    );
  `.execute(db)
}
