import { sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'
import { entryKindsOf, type RegistryKind } from './registry-kinds.ts'
import { type MatchReason, type RegistryEntry, searchRegistry } from './search-registry.server.ts'

const PAGE_SIZE = 50
const MOST_HITS = 200

export type RegistryFilter = {
  kind: RegistryKind | undefined
  search: string | undefined
  kanwilCode: string | undefined
  /** Also what is closed. */
  closed: boolean
}

type Listed = RegistryEntry & { why: MatchReason | undefined }

/** A page of the registry by name; with a search the likeliest, each with what was found of it. */
export async function listRegistry(
  db: Db,
  filter: RegistryFilter,
  page: number,
): Promise<{ rows: Listed[]; total: number; pageCount: number }> {
  if (filter.search) {
    const hits = await searchRegistry(db, filter.search, {
      kind: filter.kind,
      kanwilCodes: filter.kanwilCode ? [filter.kanwilCode] : undefined,
      includeClosed: filter.closed,
      limit: MOST_HITS,
    })
    return {
      rows: hits.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
      total: hits.length,
      pageCount: Math.max(1, Math.ceil(hits.length / PAGE_SIZE)),
    }
  }
  const where = sql`kind = any(${[...entryKindsOf(filter.kind)]}::text[])
    and (${filter.closed} or closed_at is null)
    and (${filter.kanwilCode ?? null}::text is null or kanwil_code = ${filter.kanwilCode ?? null})`
  const [counted, listed] = await Promise.all([
    sql<{ total: number }>`select count(*) as total from registry_entry where ${where}`.execute(db),
    sql<RegistryEntry>`
      select kind, key, name, class, city, kanwil_code as "kanwilCode", closed_at as "closedAt",
        exhibitor_id as "exhibitorId", contact_email as "contactEmail"
      from registry_entry where ${where}
      order by name, key limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}
    `.execute(db),
  ])
  const total = counted.rows[0]?.total ?? 0
  const rows = listed.rows.map((row) => ({ ...row, why: undefined }))
  return { rows, total, pageCount: Math.max(1, Math.ceil(total / PAGE_SIZE)) }
}

/** Every Kanwil, for a choice. */
export function listOffices(db: Db) {
  return db.selectFrom('kanwil').select(['code', 'name']).orderBy('name').execute()
}
