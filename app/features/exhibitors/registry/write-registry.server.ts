import { sql } from 'kysely'
import { insertAuditRows } from '#app/features/people/audit.server.ts'
import type { Trx } from '#db/connect.server.ts'
import type { PreparedEntries } from './prepare-entries.ts'
import { REGISTRY_ZONE } from './registry-cells.server.ts'
import type { RegistryKind } from './registry-kinds.ts'

/** One at a time writes the registry, until the transaction ends. */
export async function lockRegistry(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('registry', 0))`.execute(trx)
}

const closedAt = sql.raw(`nullif(x.closed, '')::timestamp at time zone '${REGISTRY_ZONE}'`)

async function writeUnits(trx: Trx, json: string): Promise<void> {
  await sql`
    insert into upt (code, name, kind, class, city, province, kanwil_code, closed_at)
    select x.code, x.name, x.kind::upt_kind, nullif(x.class, ''), x.city, x.province, x.kanwil, ${closedAt}
    from jsonb_to_recordset(${json}::jsonb) as x (code text, name text, kind text, class text, city text,
      province text, kanwil text, closed text)
    on conflict (code) do update set name = excluded.name, kind = excluded.kind, class = excluded.class,
      city = excluded.city, province = excluded.province, kanwil_code = excluded.kanwil_code,
      closed_at = excluded.closed_at
  `.execute(trx)
  // A rupbasan is never offered a booth; one that was something else before keeps its exhibitor.
  await sql`
    insert into exhibitor (id, kind, name, upt_code, kanwil_code, city, contact_email)
    select x."newId", 'upt', x.name, x.code, x.kanwil, x.city, nullif(x.email, '')
    from jsonb_to_recordset(${json}::jsonb) as x ("newId" uuid, code text, name text, kind text, kanwil text,
      city text, email text)
    where x.kind <> 'rupbasan' or exists (select from exhibitor where upt_code = x.code)
    on conflict (upt_code) do update set name = excluded.name, kanwil_code = excluded.kanwil_code,
      city = excluded.city, contact_email = excluded.contact_email
  `.execute(trx)
}

async function writeOffices(trx: Trx, json: string): Promise<void> {
  await sql`
    insert into kanwil (code, name, province, capital_city, time_zone, latitude, longitude, closed_at)
    select x.code, x.name, x.province, x.city, x."timeZone", x.latitude::float8, x.longitude::float8, ${closedAt}
    from jsonb_to_recordset(${json}::jsonb) as x (code text, name text, province text, city text, "timeZone" text,
      latitude text, longitude text, closed text)
    on conflict (code) do update set name = excluded.name, province = excluded.province,
      capital_city = excluded.capital_city, time_zone = excluded.time_zone, latitude = excluded.latitude,
      longitude = excluded.longitude, closed_at = excluded.closed_at
  `.execute(trx)
  await sql`
    insert into exhibitor (id, kind, name, kanwil_code, city, contact_email)
    select x."newId", 'kanwil', x.name, x.code, x.city, nullif(x.email, '')
    from jsonb_to_recordset(${json}::jsonb) as x ("newId" uuid, code text, name text, city text, email text)
    on conflict (kanwil_code) where kind = 'kanwil' do update set name = excluded.name, city = excluded.city,
      contact_email = excluded.contact_email
  `.execute(trx)
}

async function writeBusinesses(trx: Trx, json: string): Promise<void> {
  await sql`
    insert into exhibitor (id, kind, name, kanwil_code, city, contact_email, closed_at)
    select x."newId", x.kind::exhibitor_kind, x.name, nullif(x.kanwil, ''), nullif(x.city, ''),
      nullif(x.email, ''), ${closedAt}
    from jsonb_to_recordset(${json}::jsonb) as x ("newId" uuid, name text, kind text, kanwil text, city text,
      email text, closed text)
    on conflict (id) do update set kind = excluded.kind, name = excluded.name, kanwil_code = excluded.kanwil_code,
      city = excluded.city, contact_email = excluded.contact_email, closed_at = excluded.closed_at
  `.execute(trx)
}

const writers = { upt: writeUnits, kanwil: writeOffices, business: writeBusinesses }
const owners = {
  upt: sql.ref('alias.uptCode'),
  kanwil: sql.ref('alias.kanwilCode'),
  business: sql.ref('alias.exhibitorId'),
}
const ownerColumns = { upt: 'uptCode', kanwil: 'kanwilCode', business: 'exhibitorId' } as const

async function writeAliases(
  trx: Trx,
  kind: RegistryKind,
  { renamed, aliases }: PreparedEntries,
): Promise<void> {
  await sql`delete from alias where ${owners[kind]}::text = any(${renamed}::text[])`.execute(trx)
  await sql`
    insert into alias (id, ${sql.ref(ownerColumns[kind])}, name)
    select x.id, x.key${sql.raw(kind === 'business' ? '::uuid' : '')}, x.name
    from jsonb_to_recordset(${aliases}::jsonb) as x (id uuid, key text, name text)
  `.execute(trx)
}

/** Who has come under another Kanwil stands in that one's order only once it says where. */
async function dropRanks(trx: Trx, keys: ReadonlyArray<string>): Promise<void> {
  if (keys.length === 0) return
  await sql`
    update application set kanwil_rank = null
    from exhibitor
    where exhibitor.id = application.exhibitor_id and application.kanwil_rank is not null
      and (exhibitor.upt_code = any(${[...keys]}::text[]) or exhibitor.id::text = any(${[...keys]}::text[]))
  `.execute(trx)
}

/** Writes entries with the exhibitors that stand for them, their other names and a trace each. */
export async function writeEntries(
  trx: Trx,
  kind: RegistryKind,
  entries: PreparedEntries,
): Promise<void> {
  if (entries.keys.length === 0) return
  await writers[kind](trx, entries.cells)
  await dropRanks(trx, entries.moved)
  if (entries.renamed.length > 0) await writeAliases(trx, kind, entries)
  await insertAuditRows(trx, entries.audits)
}
