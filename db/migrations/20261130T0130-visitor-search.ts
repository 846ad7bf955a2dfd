import { type Kysely, sql } from 'kysely'

export const inSteps = true

/** A part of a visitor's name or address is looked for by three letters in a row; without these all visitors are read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`set lock_timeout = 0`.execute(db)
  await sql`drop index if exists registration_name_trgm_idx`.execute(db)
  await sql`
    create index concurrently if not exists registration_name_trgm_idx
      on registration using gin (name gin_trgm_ops)`.execute(db)
  await sql`drop index if exists registration_email_trgm_idx`.execute(db)
  await sql`
    create index concurrently if not exists registration_email_trgm_idx
      on registration using gin ((email::text) gin_trgm_ops)`.execute(db)
}
