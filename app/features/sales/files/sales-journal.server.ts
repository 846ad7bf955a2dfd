import { sql } from 'kysely'
import type { PaymentKind } from '#app/features/phone/contract/till-uploads.ts'
import type { Db } from '#db/connect.server.ts'
import { receiptNumber } from '../record/receipt-number.ts'
import type { SalesScope } from '../totals/sales-totals.server.ts'

/** One line of a sale, or the same line taken back (quantity and amount below nothing). */
export type JournalRow = {
  kind: 'sale' | 'reversal'
  number: string
  soldAt: Date
  boothCode: string
  exhibitorName: string
  kanwilName: string | null
  productName: string
  quantity: number
  unitPriceIdr: number
  amountIdr: number
  payment: PaymentKind
  paymentReference: string | null
  cashier: string
  /** Why it was taken back. */
  reason: string | null
}

type RawRow = Omit<JournalRow, 'number'> & { deviceId: string; clientSeq: number }

/**
 * Every line in scope and, after it, its reversal, in the order of sale. Quantities and amounts sum to the
 * totals: a reversal counts in the span of its sale, as in the roll-ups.
 */
export async function listJournal(db: Db, scope: SalesScope): Promise<JournalRow[]> {
  const { eventId, reach, from, to } = scope
  const partial = reach !== undefined && !reach.everything
  const { rows } = await sql<RawRow>`
    select t.kind, s.sold_at, b.code as booth_code, e.name as exhibitor_name, k.name as kanwil_name,
           p.name as product_name, t.sign * l.quantity as quantity, l.unit_price_idr,
           t.sign * l.amount_idr as amount_idr, s.payment, s.payment_reference, h.cashier,
           case t.kind when 'reversal' then r.reason end as reason, s.device_id, s.client_seq
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
     order by s.sold_at, s.id, t.sign desc, l.line_no`.execute(db)
  return rows.map(({ deviceId, clientSeq, ...row }) => ({
    ...row,
    number: receiptNumber(row.boothCode, deviceId, clientSeq),
  }))
}
