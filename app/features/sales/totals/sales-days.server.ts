import { sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'

/** The days on which something was sold at a festival, in the venue's zone, latest first. */
export async function listSalesDays(
  db: Db,
  event: { id: string; timeZone: string },
  most = 14,
): Promise<string[]> {
  const day = sql<string>`(sold_hour at time zone ${event.timeZone})::date`
  const rows = await db
    .selectFrom('takingsRollup')
    .select(day.as('day'))
    .distinct()
    .where('eventId', '=', event.id)
    .where('sales', '>', 0)
    .orderBy('day', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => row.day)
}
