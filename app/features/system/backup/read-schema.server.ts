import type { ClientBase } from 'pg'

/** A name as it stands in a statement. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** These say which schema there is, and are written by whoever makes it. */
const OF_THE_MIGRATOR = ['kysely_migration', 'kysely_migration_lock']

export type TableShape = { name: string; columns: string[] }

/** All tables of the app, each with the columns that can be written. */
export async function readTables(client: ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
       and not a.attisdropped and a.attgenerated = '' and c.relname <> all($1)
     group by c.relname order by c.relname`,
    [OF_THE_MIGRATOR],
  )
  return rows
}

export async function readMigrations(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select name from kysely_migration order by name',
  )
  return rows.map(({ name }) => name)
}

export async function readSequences(
  client: ClientBase,
): Promise<Array<{ name: string; last: string | null }>> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `select sequencename as name, last_value::text as last
     from pg_sequences where schemaname = 'public' order by 1`,
  )
  return rows
}

export type ForeignKey = { table: string; name: string; definition: string }

export async function readForeignKeys(client: ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conparentid = 0
     order by 1, 2`,
  )
  return rows
}
