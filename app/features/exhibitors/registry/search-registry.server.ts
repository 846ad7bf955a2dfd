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
/** What is this much less like than the best is not what was meant. */
const WORST_OF_BEST = 0.8
/** How many names are scored at least, however few are wanted. */
const LEAST_CANDIDATES = 2000
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
  { kind, kanwilCodes, includeClosed = false, limit = 0 }: SearchOptions,
): Promise<Candidate[]> {
  const words = tellingWords(asked)
  const together = asked.replaceAll(' ', '')
  const { rows } = await sql<Candidate>`
    with entry as materialized (
      select kind, key, name, name_key, class, city, kanwil_code as "kanwilCode", closed_at as "closedAt",
        exhibitor_id as "exhibitorId", contact_email as "contactEmail"
      from registry_entry
      where kind = any(${[...entryKindsOf(kind)]}::text[])
        and (${includeClosed} or closed_at is null)
        and (${kanwilCodes === undefined} or kanwil_code = any(${[...(kanwilCodes ?? [])]}::text[]))
    ), named as (
      select entry.*, 'name' as via, name as text, name_key as compared from entry
      union all
      select entry.*, 'city', city, lower(city) from entry where city is not null
      union all
      select entry.*, 'code', key, ${asked} from entry where kind in ('upt', 'kanwil') and key = ${code}
      union all
      select entry.*, 'alias', alias.name, alias.name_key
      from alias join entry on entry.key = coalesce(alias.upt_code, alias.kanwil_code, alias.exhibitor_id::text)
    )
    select * from named
    where strpos(replace(compared, ' ', ''), ${together}) > 0
      or exists (
        select from unnest(${words}::text[]) as asked (word)
        where strpos(compared, asked.word) > 0 or word_similarity(asked.word, compared) >= ${NEAR})
    order by word_similarity(${asked}, compared) desc, key
    limit ${Math.max(LEAST_CANDIDATES, limit)}
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
  const candidates = (await listCandidates(db, asked, code, options)).map((candidate) => ({
    ...candidate,
    likeness: scoreMatch(asked, candidate.compared),
  }))
  const most = candidates.reduce((known, { likeness }) => Math.max(known, likeness), 0)
  for (const { via, text, compared, likeness, ...entry } of candidates) {
    if (likeness < Math.max(LEAST_SCORE, WORST_OF_BEST * most)) continue
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
  // A rupbasan among the hits has no exhibitor and does not count.
  const hits = await searchRegistry(db, text, { ...options, limit: (options.limit ?? 50) + 50 })
  return hits
    .flatMap((hit) => (hit.exhibitorId === null ? [] : [{ ...hit, exhibitorId: hit.exhibitorId }]))
    .slice(0, options.limit ?? 50)
}
