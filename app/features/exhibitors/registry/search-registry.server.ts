import { sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'
import { LEAST_SCORE, scoreMatch, tellingWords } from './match-names.ts'
import { type EntryKind, entryKindsOf, type RegistryKind } from './registry-kinds.ts'

/** By which of its names, places or codes something was found; `exact` when it is written so. */
export type MatchReason = {
  via: 'name' | 'alias' | 'city' | 'code'
  text: string
  exact: boolean
}

export type RegistryEntry = {
  kind: EntryKind
  /** The code of an office or a unit, the id of a business. */
  key: string
  name: string
  class: string | null
  city: string | null
  kanwilCode: string | null
  closedAt: Date | null
  /** What applies to festivals under this name; only a rupbasan has none. */
  exhibitorId: string | null
  contactEmail: string | null
}
export type RegistryHit = RegistryEntry & { score: number; why: MatchReason }

export type SearchOptions = {
  kind?: RegistryKind | undefined
  /** Only those of these offices; undefined = all. */
  kanwilCodes?: ReadonlyArray<string> | undefined
  includeClosed?: boolean
  limit?: number
}

/** How alike a word and a part of a name must be for the name to be looked at closer. */
const NEAR = 0.4
const MOST_CANDIDATES = 2000
/** What matches by its place or code is never surer than what matches by its name. */
const weightOf = { name: 1, alias: 0.97, code: 0.99, city: 0.7 } as const

type Candidate = RegistryEntry & { via: MatchReason['via']; text: string; compared: string }

async function keyOf(db: Db, text: string): Promise<string> {
  const { rows } = await sql<{ key: string }>`select name_key(${text}) as key`.execute(db)
  return rows[0]?.key ?? ''
}

/** Every name, other name, city and code that might be meant: few enough to be scored one by one. */
async function listCandidates(
  db: Db,
  asked: string,
  code: string,
  { kind, kanwilCodes, includeClosed = false }: SearchOptions,
): Promise<Candidate[]> {
  const words = tellingWords(asked)
  const together = asked.replaceAll(' ', '')
  const { rows } = await sql<Candidate>`
    with named as (
      select kind, key, 'name' as via, name as text, name_key as compared from registry_entry
      union all
      select case when alias.upt_code is not null then 'upt'
          when alias.kanwil_code is not null then 'kanwil' else exhibitor.kind::text end,
        coalesce(alias.upt_code, alias.kanwil_code, alias.exhibitor_id::text), 'alias', alias.name, alias.name_key
      from alias left join exhibitor on exhibitor.id = alias.exhibitor_id
      union all
      select kind, key, 'city', city, lower(city) from registry_entry where city is not null
      union all
      select kind, key, 'code', key, ${asked} from registry_entry
      where kind in ('upt', 'kanwil') and key = ${code}
    )
    select entry.kind, entry.key, entry.name, entry.class, entry.city, entry.kanwil_code as "kanwilCode",
      entry.closed_at as "closedAt", entry.exhibitor_id as "exhibitorId", entry.contact_email as "contactEmail",
      named.via, named.text, named.compared
    from named
    join registry_entry entry on entry.kind = named.kind and entry.key = named.key
    where (strpos(replace(named.compared, ' ', ''), ${together}) > 0
        or exists (
          select from unnest(${words}::text[]) as asked (word)
          where strpos(named.compared, asked.word) > 0 or word_similarity(asked.word, named.compared) >= ${NEAR}))
      and entry.kind = any(${[...entryKindsOf(kind)]}::text[])
      and (${includeClosed} or entry.closed_at is null)
      and (${kanwilCodes === undefined} or entry.kanwil_code = any(${[...(kanwilCodes ?? [])]}::text[]))
    order by word_similarity(${asked}, named.compared) desc, entry.key
    limit ${MOST_CANDIDATES}
  `.execute(db)
  return rows
}

/**
 * Offices, units and businesses of this name, the likeliest first, each with what of it was found. Forgives case,
 * spaces and signs, "Kls II A" for "Kelas IIA", mistakes of a letter or two, and knows other names.
 */
export async function searchRegistry(
  db: Db,
  text: string,
  options: SearchOptions = {},
): Promise<RegistryHit[]> {
  const asked = await keyOf(db, text.slice(0, 200))
  if (asked === '') return []
  const code = text.trim().toUpperCase()
  const best = new Map<string, RegistryHit>()
  for (const { via, text, compared, ...entry } of await listCandidates(db, asked, code, options)) {
    const likeness = scoreMatch(asked, compared)
    if (likeness < LEAST_SCORE) continue
    const score = likeness * weightOf[via]
    const known = best.get(`${entry.kind} ${entry.key}`)
    if (known && known.score >= score) continue
    const exact = asked.split(' ').every((word) => compared.includes(word))
    best.set(`${entry.kind} ${entry.key}`, { ...entry, score, why: { via, text, exact } })
  }
  return [...best.values()]
    .sort(
      (a, b) => b.score - a.score || a.name.localeCompare(b.name, 'id') || (a.key < b.key ? -1 : 1),
    )
    .slice(0, options.limit ?? 50)
}

/** Like `searchRegistry`, for those who can apply to a festival: every hit has its exhibitor. */
export async function searchExhibitors(
  db: Db,
  text: string,
  options: SearchOptions = {},
): Promise<Array<RegistryHit & { exhibitorId: string }>> {
  const hits = await searchRegistry(db, text, { ...options, limit: Number.MAX_SAFE_INTEGER })
  return hits
    .flatMap((hit) => (hit.exhibitorId === null ? [] : [{ ...hit, exhibitorId: hit.exhibitorId }]))
    .slice(0, options.limit ?? 50)
}
