import { sql } from 'kysely'
import { isLanguage, type Language } from '#app/i18n/i18n.ts'
import type { Db } from '#db/connect.server.ts'

export type Addressee = { to: string; language: Language }

/**
 * Whom to write to about each of these exhibitors: its officers, each in the own language; where there is none,
 * the exhibitor's contact address.
 */
export async function listAddressees(
  db: Db,
  exhibitorIds: ReadonlyArray<string>,
): Promise<Map<string, Addressee[]>> {
  const found = new Map<string, Addressee[]>()
  if (exhibitorIds.length === 0) return found
  const rows = await db
    .selectFrom('exhibitor')
    .leftJoin('roleGrant', (join) =>
      join
        .onRef('roleGrant.exhibitorId', '=', 'exhibitor.id')
        .on('roleGrant.role', '=', 'exhibitor_officer'),
    )
    .leftJoin('user', 'user.id', 'roleGrant.userId')
    .select(['exhibitor.id', 'exhibitor.contactEmail', 'user.email', 'user.language'])
    .where('exhibitor.id', '=', sql<string>`any(${[...exhibitorIds]}::uuid[])`)
    .orderBy('exhibitor.id')
    .orderBy('user.email')
    .execute()
  for (const row of rows) {
    const to = row.email ?? row.contactEmail
    if (to === null) continue
    const language = isLanguage(row.language) ? row.language : 'id'
    found.set(row.id, [...(found.get(row.id) ?? []), { to, language }])
  }
  return found
}
