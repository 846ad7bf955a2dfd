import { sql } from 'kysely'
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
    with line as materialized (
      select * from sales_lines_by_hour where event_id = ${eventId}::uuid),
    payment as materialized (
      select * from takings_by_hour where event_id = ${eventId}::uuid),
    total as materialized (
      select * from sales_rollup where event_id = ${eventId}::uuid),
    taken as materialized (
      select * from takings_rollup where event_id = ${eventId}::uuid)
    select (select count(*) from line
              full join (select * from total where quantity > 0 or amount_idr > 0) as total
                using (booth_id, exhibitor_id, product_id, sold_hour)
             where (line.quantity, line.amount_idr) is distinct from (total.quantity, total.amount_idr))
         + (select count(*) from payment
              full join (select * from taken where sales > 0 or amount_idr > 0) as taken
                using (booth_id, payment, sold_hour)
             where (payment.sales, payment.amount_idr) is distinct from (taken.sales, taken.amount_idr))
             as differences,
           (select coalesce(sum(amount_idr), 0)::bigint from total) as totals_idr,
           (select coalesce(sum(amount_idr), 0)::bigint from taken) as takings_idr,
           (select coalesce(sum(amount_idr), 0)::bigint from line) as lines_idr`.execute(db)
  const found = rows[0]
  if (!found) throw new Error('The comparison of totals with lines answered nothing')
  return { ...found, equal: isEqual(found) }
}

export const isEqual = (found: Omit<RollupCheck, 'equal'>): boolean =>
  found.differences === 0 &&
  found.totalsIdr === found.linesIdr &&
  found.takingsIdr === found.linesIdr

/** Makes the totals of a festival anew from its sale lines. */
export async function rebuildRollups(db: Db, eventId: string): Promise<void> {
  await sql`select rebuild_sales_rollups(${eventId}::uuid)`.execute(db)
}
