import { sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'
import { isUuid } from './authorize.server.ts'

/**
 * The names of the people, places and things that entries mention by their ids, as they are called now. What was deleted
 * has none.
 */
export async function findNames(
  db: Db,
  values: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(values)].filter(isUuid)
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id::text as id, name from "user" where id = any(${ids}::uuid[])
    union all select id::text, name from gate where id = any(${ids}::uuid[])
    union all select id::text, code from booth where id = any(${ids}::uuid[])
    union all select id::text, name from exhibitor where id = any(${ids}::uuid[])
    union all select id::text, name from product where id = any(${ids}::uuid[])
    union all select id::text, name from stage where id = any(${ids}::uuid[])
    union all select id::text, name from act where id = any(${ids}::uuid[])
    union all select id::text, name from zone where id = any(${ids}::uuid[])
    union all select id::text, label from device where id = any(${ids}::uuid[])
    union all select id::text, number::text from allocation_plan where id = any(${ids}::uuid[])
  `.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
