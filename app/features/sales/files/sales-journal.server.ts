import { sql } from 'kysely'
import type { Trx } from '#db/connect.server.ts'
import type { SalesScope } from '../totals/sales-totals.server.ts'

/** As many as are read at once: few enough that nobody else waits for them. */
const AT_ONCE = 500

/**
 * Every line in scope and, after it, its reversal, in the order of sale, some hundred at a time; each as the JSON that
 * `readJournalLine` reads. Quantities and amounts sum to the totals: a reversal counts in the span of its sale, as in
 * the roll-ups.
 */
export async function* readJournal(trx: Trx, scope: SalesScope): AsyncGenerator<string[]> {
  const { eventId, reach, from, to } = scope
  const partial = reach !== undefined && !reach.everything
  await sql`
    declare journal no scroll cursor for
    select json_build_object(
             'kind', t.kind, 'soldAt', s.sold_at, 'boothCode', b.code, 'exhibitorName', e.name,
             'kanwilName', k.name, 'productName', p.name, 'quantity', t.sign * l.quantity,
             'unitPriceIdr', l.unit_price_idr, 'amountIdr', t.sign * l.amount_idr,
             'payment', s.payment, 'paymentReference', s.payment_reference, 'cashier', h.cashier,
             'reason', case t.kind when 'reversal' then r.reason end,
             'deviceId', s.device_id, 'clientSeq', s.client_seq)::text as line
      from sale s
      join sale_line l on l.sale_id = s.id
      join booth b on b.id = s.booth_id
      join shift h on h.id = s.shift_id
      join exhibitor e on e.id = l.exhibitor_id
      left join kanwil k on k.code = e.kanwil_code
      join product p on p.id = l.product_id
      left join reversal r on r.sale_id = s.id
      join (values ('sale', 1), ('reversal', -1)) as t (kind, sign) on t.sign = 1 or r.id is not null
     where s.event_id = ${eventId}::uuid
       and (${from ?? null}::timestamptz is null or s.sold_at >= ${from ?? null})
       and (${to ?? null}::timestamptz is null or s.sold_at < ${to ?? null})
       and (not ${partial}::boolean
            or l.exhibitor_id = any(${reach?.exhibitorIds ?? []}::uuid[])
            or s.booth_id = any(${reach?.boothIds ?? []}::uuid[])
            or e.kanwil_code = any(${reach?.kanwilCodes ?? []}::text[]))
     order by s.sold_at, s.id, t.sign desc, l.line_no`.execute(trx)
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(AT_ONCE)} from journal`.execute(
      trx,
    )
    if (rows.length === 0) return
    yield rows.map(({ line }) => line)
  }
}
