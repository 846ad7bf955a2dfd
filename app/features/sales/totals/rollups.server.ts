import { sql } from 'kysely'
import { sharedAnswer } from '#app/lib/shared-answer.server.ts'
import type { Db } from '#db/connect.server.ts'

/** Whether the totals of a festival are the sums of its sales, with both figures as proof. */
export type RollupCheck = {
  equal: boolean
  /** Rows of the roll-ups that differ from the lines. */
  differences: number
  totalsIdr: number
  linesIdr: number
  takingsIdr: number
}

/** Compares the totals of a festival with its sale lines, row by row and in sum, at one moment. */
export async function checkRollups(db: Db, eventId: string): Promise<RollupCheck> {
  const { rows } = await sql<Omit<RollupCheck, 'equal'>>`
    select (select count(*) from sales_rollup_difference where event_id = ${eventId}::uuid)
         + (select count(*) from takings_rollup_difference where event_id = ${eventId}::uuid) as differences,
           (select coalesce(sum(amount_idr), 0)::bigint from sales_rollup where event_id = ${eventId}::uuid)
             as totals_idr,
           (select coalesce(sum(amount_idr), 0)::bigint from takings_rollup where event_id = ${eventId}::uuid)
             as takings_idr,
           (select coalesce(sum(l.amount_idr), 0)::bigint from sale_line l
             where l.event_id = ${eventId}::uuid
               and not exists (select from reversal r where r.sale_id = l.sale_id)) as lines_idr`.execute(
    db,
  )
  const found = rows[0]
  if (!found) throw new Error('The comparison of totals with lines answered nothing')
  const sums = [found.totalsIdr, found.takingsIdr, found.linesIdr]
  return {
    ...found,
    equal: found.differences === 0 && sums.every((sum) => sum === found.linesIdr),
  }
}

/** Makes the totals of a festival anew from its sale lines. */
export async function rebuildRollups(db: Db, eventId: string): Promise<void> {
  await sql`select rebuild_sales_rollups(${eventId}::uuid)`.execute(db)
}

/** The same for all pages that ask again by themselves. */
export const sharedRollupCheck = sharedAnswer(checkRollups, {
  topics: ['sales'],
  key: (_db, eventId) => [eventId],
})
