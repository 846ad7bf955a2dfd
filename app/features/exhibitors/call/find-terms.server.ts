import type { Db } from '#db/connect.server.ts'
import { knownCategories } from '../catalogue/categories.ts'
import { type CallTerms, callFields, openTerms } from './call-terms.ts'

/** What the festival's call asks and allows. */
export async function findTerms(db: Db, eventId: string): Promise<CallTerms> {
  const row = await db
    .selectFrom('callTerms')
    .select([
      'categories',
      'askedFields',
      'maxTablesPerApplication',
      'maxApplicationsPerKanwil',
      'maxTablesPerKanwil',
    ])
    .where('eventId', '=', eventId)
    .executeTakeFirst()
  if (!row) return openTerms
  return {
    ...row,
    categories: knownCategories(row.categories),
    askedFields: callFields.filter((field) => row.askedFields.includes(field)),
  }
}
