import { type Kysely, sql } from 'kysely'

/** Uploaded pictures: the row here, the bytes in the file store. Written once, never changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create type file_purpose as enum ('product_photo', 'ground_picture', 'booth_report');

    create table stored_file (
      id uuid constraint stored_file_pkey primary key,
      purpose file_purpose not null,
      -- Whose it is: a festival's, or an exhibitor's, whose goods outlive festivals.
      event_id uuid constraint stored_file_event_fkey references event (id) on delete cascade,
      exhibitor_id uuid constraint stored_file_exhibitor_fkey references exhibitor (id) on delete cascade,
      content_type text not null,
      byte_count integer not null,
      width_px integer not null,
      height_px integer not null,
      -- Name in the file store.
      store_key text not null constraint stored_file_store_key_key unique,
      created_by uuid constraint stored_file_created_by_fkey references "user" (id) on delete set null,
      created_at timestamptz not null default now(),
      constraint stored_file_event_id_key unique (event_id, id),
      constraint stored_file_exhibitor_id_key unique (exhibitor_id, id),
      constraint stored_file_one_owner check (num_nonnulls(event_id, exhibitor_id) = 1),
      constraint stored_file_type_known check (content_type in ('image/jpeg', 'image/png', 'image/webp')),
      constraint stored_file_size_range check (byte_count between 1 and 10485760),
      constraint stored_file_sides_positive check (width_px > 0 and height_px > 0)
    );
    create index stored_file_event_idx on stored_file (event_id);
    create index stored_file_exhibitor_idx on stored_file (exhibitor_id);

    alter table product
      add column photo_file_id uuid,
      -- Papers of food: home-food permit, permit of the food agency, halal certificate.
      add column pirt_number text,
      add column bpom_number text,
      add column halal_number text,
      add constraint product_photo_fkey foreign key (exhibitor_id, photo_file_id)
        references stored_file (exhibitor_id, id) on delete set null (photo_file_id),
      add constraint product_papers_length check (
        char_length(pirt_number) between 1 and 60
        and char_length(bpom_number) between 1 and 60
        and char_length(halal_number) between 1 and 60);
    create index product_photo_idx on product (exhibitor_id, photo_file_id);
  `.execute(db)
}
