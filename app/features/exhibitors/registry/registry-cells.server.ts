import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'
import { type CellRow, cellsByKey } from './cell-rows.ts'
import { ALIAS_MARK, type Cells, type Reference } from './columns.ts'
import type { KnownNames } from './known-names.ts'
import type { RegistryKind } from './registry-kinds.ts'
import { listKindWords } from './registry-words.server.ts'

/** The zone in which a day of closing begins. */
export const REGISTRY_ZONE = 'Asia/Jakarta'

const dayOf = (column: string) =>
  sql.raw(`to_char(${column} at time zone '${REGISTRY_ZONE}', 'YYYY-MM-DD')`)
const otherNames = sql.raw(
  `string_agg(alias.name, ' ${ALIAS_MARK} ' order by alias.name collate "C")`,
)

/** Every entry of a kind, or the one with this key, as rows of text under the names of columns. */
const queries: Record<RegistryKind, (key: string | null) => RawBuilder<CellRow>> = {
  upt: (key) => sql`
    select upt.code, upt.name, upt.kind::text, upt.class, upt.city, upt.province, upt.kanwil_code as kanwil,
      exhibitor.contact_email::text as email, ${dayOf('upt.closed_at')} as closed,
      (select ${otherNames} from alias where alias.upt_code = upt.code) as aliases
    from upt left join exhibitor on exhibitor.upt_code = upt.code
    where ${key}::text is null or upt.code = ${key}
    order by upt.code`,
  kanwil: (key) => sql`
    select kanwil.code, kanwil.name, kanwil.province, kanwil.capital_city as city, kanwil.time_zone as "timeZone",
      kanwil.latitude::text, kanwil.longitude::text, exhibitor.contact_email::text as email,
      ${dayOf('kanwil.closed_at')} as closed,
      (select ${otherNames} from alias where alias.kanwil_code = kanwil.code) as aliases
    from kanwil left join exhibitor on exhibitor.kanwil_code = kanwil.code and exhibitor.kind = 'kanwil'
    where ${key}::text is null or kanwil.code = ${key}
    order by kanwil.code`,
  business: (key) => sql`
    select exhibitor.id::text, exhibitor.name, exhibitor.kind::text, exhibitor.city, exhibitor.kanwil_code as kanwil,
      exhibitor.contact_email::text as email, ${dayOf('exhibitor.closed_at')} as closed,
      (select ${otherNames} from alias where alias.exhibitor_id = exhibitor.id) as aliases
    from exhibitor
    where exhibitor.kind in ('umkm', 'partner') and (${key}::text is null or exhibitor.id::text = ${key})
    order by exhibitor.name, exhibitor.id`,
}

/** What the registry holds of a kind, by key, every part as text. */
export async function loadCells(
  db: Db,
  kind: RegistryKind,
  onlyKey?: string,
): Promise<Map<string, Cells>> {
  const { rows } = await queries[kind](onlyKey ?? null).execute(db)
  return cellsByKey(kind, rows)
}

/** The same as JSON that `cellsByKey` reads in a thread: there may be thousands. */
export async function loadCellsText(db: Db, kind: RegistryKind): Promise<string> {
  const { rows } = await sql<{ text: string }>`
    select coalesce(json_agg(entry), '[]')::text as text from (${queries[kind](null)}) as entry
  `.execute(db)
  return rows[0]?.text ?? '[]'
}

/** What cells are read against: the Kanwil by all their names, and the words for kinds. */
export async function loadReferenceWords(db: Db): Promise<Reference> {
  const { rows } = await sql<{ code: string; name: string }>`
    select code, code as name from kanwil
    union all select code, name from kanwil
    union all select kanwil_code, name from alias where kanwil_code is not null
  `.execute(db)
  return {
    kanwil: new Map(rows.map(({ code, name }) => [name.toLowerCase(), code])),
    kinds: await listKindWords(),
  }
}

/** How names are compared for a kind: by the key that forgives spelling, and who has which. */
export async function loadNames(
  db: Db,
  kind: RegistryKind,
  names: ReadonlyArray<string>,
): Promise<KnownNames> {
  const keys = await sql<{ name: string; key: string }>`
    select name, name_key(name) as key from unnest(${[...new Set(names)]}::text[]) as given (name)
  `.execute(db)
  const comparable = new Map(keys.rows.map((row) => [row.name, row.key]))
  const kinds = kind === 'business' ? ['umkm', 'partner'] : [kind]
  const held = await sql<{ key: string; nameKey: string }>`
    select key, name_key as "nameKey" from registry_entry
    where kind = any(${kinds}::text[]) and name_key = any(${[...comparable.values()]}::text[])
    order by key
  `.execute(db)
  return { comparable, holders: new Map(held.rows.map((row) => [row.nameKey, row.key])) }
}

/** The same for the names in a kept file, as the JSON that `readNames` reads in a thread. */
export async function loadNamesText(db: Db, kind: RegistryKind, importId: string) {
  const kinds = kind === 'business' ? ['umkm', 'partner'] : [kind]
  const { rows } = await sql<{ comparable: string; holders: string }>`
    with given as materialized (
      select name, name_key(name) as key
        from (select distinct jsonb_array_elements_text(rows->'names') as name
                from registry_import where id = ${importId}::uuid) as names)
    select (select coalesce(json_agg(json_build_array(name, key) order by name), '[]') from given)::text as comparable,
           (select coalesce(json_agg(json_build_array(name_key, key) order by key), '[]')
              from registry_entry
             where kind = any(${kinds}::text[]) and name_key in (select given.key from given))::text as holders
  `.execute(db)
  return rows[0] ?? { comparable: '[]', holders: '[]' }
}
