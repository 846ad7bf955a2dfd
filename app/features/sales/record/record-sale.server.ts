import type { DeviceStanding } from '#app/features/devices/device-end.ts'
import type { ItemRefusal, SaleUpload } from '#app/features/phone/contract/till-uploads.ts'
import type { Db } from '#db/connect.server.ts'
import { prepareStatement } from '#db/prepared.server.ts'
import { cartTotal } from '../till/cart.ts'
import { noteAnswered } from './answered-number.server.ts'
import { findSaleProblem } from './sale-problem.ts'

/** A till as its token proved it. */
export type Till = {
  deviceId: string
  eventId: string
  boothId: string
  /** When the phone was revoked; what it made before is still taken. */
  revokedAt?: Date | null
  /** When the devices of the festival end, likewise. */
  endsAt?: Date | null
  standing?: DeviceStanding
}

export type SaleAnswer =
  | { outcome: 'stored'; id: string }
  /** Kept by the server for an organizer to settle. */
  | { outcome: 'unsettled' }
  | { outcome: 'refused'; reason: ItemRefusal }

/** How something reaches the server when it is not sent by a working phone. */
export type HandingIn = {
  /** Handed in under a revoked pairing, from a saved copy, or by an organizer. */
  handedIn?: boolean
  /** By the organizer who settles it: a closed shift takes it too, and its place in the list is no obstacle. */
  settling?: boolean
}

type Stored = {
  addedId: string | null
  earlierId: string | null
  unsettled: boolean
  unsettledNumbered: boolean
  shiftTakesIt: boolean | null
  listingsKnown: boolean
}

// One statement and one round trip: it looks for the sale, its shift and its listings, and writes sale and
// lines only when all of them fit. The triggers keep the roll-ups in the same transaction.
const storeSale = prepareStatement<Stored>(
  'store_sale',
  `
  with line as (
    select * from unnest($12::smallint[], $13::uuid[], $14::int[], $15::bigint[])
      as given (line_no, listing_id, quantity, unit_price_idr)
  ), fit as (
    select line.*, listing.product_id, listing.exhibitor_id, listing.price_idr
      from line join listing
        on listing.id = line.listing_id and listing.event_id = $2 and listing.booth_id = $3
  ), own_shift as (
    select id, closed_at is null or $18 or $10 <= closed_at + interval '2 minutes' as takes_it
      from shift where id = $4 and event_id = $2 and booth_id = $3 and device_id = $5
  ), earlier as (
    select id from sale where device_id = $5 and client_seq = $6
  ), unsettled as (
    select client_seq from unsettled_item
     where device_id = $5 and kind = 'sale' and lower(left(body->>'id', 37)) = $1::text
  ), added as (
    insert into sale (id, event_id, booth_id, shift_id, device_id, client_seq, payment, payment_reference,
                      total_idr, sold_at, offline, tendered_idr, handed_in)
    select $1::uuid, $2::uuid, $3::uuid, own_shift.id, $5::uuid, $6::bigint, $7::payment_kind, $8::text,
           $9::bigint, $10::timestamptz, $11::boolean, $16::bigint, $17::boolean
      from own_shift
     where takes_it and not exists (select from earlier)
       and ($18::boolean or not exists (select from unsettled))
       and (select count(*) from fit) = (select count(*) from line)
    on conflict do nothing
    returning id, event_id, booth_id
  ), added_line as (
    insert into sale_line (event_id, sale_id, line_no, booth_id, listing_id, product_id, exhibitor_id,
                           quantity, unit_price_idr, listed_price_idr)
    select added.event_id, added.id, fit.line_no, added.booth_id, fit.listing_id, fit.product_id,
           fit.exhibitor_id, fit.quantity, fit.unit_price_idr, nullif(fit.price_idr, fit.unit_price_idr)
      from added cross join fit
  )
  select (select id from added) as added_id,
         (select id from earlier) as earlier_id,
         exists (select from unsettled) as unsettled,
         exists (select from unsettled where client_seq = $6) as unsettled_numbered,
         (select takes_it from own_shift) as shift_takes_it,
         (select count(*) from fit) = (select count(*) from line) as listings_known`,
)

/**
 * Stores one sale of a till, with the prices that the till showed. A sale sent twice, also at the same moment
 * or after the phone was paired anew, is stored once and answered alike. A line whose price is not the
 * listing's keeps both. What cannot be stored is refused with the reason, and nothing of it is written. What
 * waits for an organizer to settle it, or has been dismissed, is stored by no other way, under whatever number it
 * comes again.
 */
export async function recordSale(
  db: Db,
  till: Till,
  upload: SaleUpload,
  soldAt: Date = new Date(upload.soldAt),
  { handedIn = false, settling = false }: HandingIn = {},
): Promise<SaleAnswer> {
  const sale = { ...upload, id: upload.id.toLowerCase() }
  const problem = findSaleProblem(sale)
  if (problem) return { outcome: 'refused', reason: problem }
  const [stored] = await storeSale(db, [
    sale.id,
    till.eventId,
    till.boothId,
    sale.shiftId,
    till.deviceId,
    sale.clientSeq,
    sale.payment,
    sale.paymentReference ?? null,
    cartTotal(sale.lines),
    soldAt,
    sale.offline,
    sale.lines.map((_, index) => index + 1),
    sale.lines.map((line) => line.listingId),
    sale.lines.map((line) => line.quantity),
    sale.lines.map((line) => line.unitPriceIdr),
    sale.tenderedIdr ?? null,
    handedIn,
    settling,
  ])
  if (stored?.addedId) return { outcome: 'stored', id: stored.addedId }
  if (stored?.earlierId) return sameSale(sale.id, stored.earlierId)
  const known = await findKnownSale(db, till, sale)
  if (known) return known
  if (stored?.unsettled && !settling) {
    if (!stored.unsettledNumbered) await noteAnswered(db, till, sale.clientSeq)
    return { outcome: 'unsettled' }
  }
  if (!stored?.listingsKnown) return { outcome: 'refused', reason: 'listingUnknown' }
  return {
    outcome: 'refused',
    reason: stored.shiftTakesIt === null ? 'shiftUnknown' : 'shiftClosed',
  }
}

/** The answer to a sale that is stored already. */
export async function findStoredSale(
  db: Db,
  { eventId }: Pick<Till, 'eventId'>,
  saleId: string,
): Promise<SaleAnswer | undefined> {
  const sale = await db
    .selectFrom('sale')
    .select('id')
    .where('eventId', '=', eventId)
    .where('id', '=', saleId)
    .executeTakeFirst()
  return sale && { outcome: 'stored', id: sale.id }
}

function sameSale(id: string, storedId: string): SaleAnswer {
  return id === storedId
    ? { outcome: 'stored', id }
    : { outcome: 'refused', reason: 'sequenceTaken' }
}

/** A sale that another request stored meanwhile, or that came from an earlier pairing of the same booth. */
async function findKnownSale(
  db: Db,
  till: Till,
  sale: SaleUpload,
): Promise<SaleAnswer | undefined> {
  const known = await db
    .selectFrom('sale')
    .select(['id', 'deviceId', 'clientSeq'])
    .where('eventId', '=', till.eventId)
    .where('boothId', '=', till.boothId)
    .where((where) =>
      where.or([
        where('id', '=', sale.id),
        where.and([where('deviceId', '=', till.deviceId), where('clientSeq', '=', sale.clientSeq)]),
      ]),
    )
    .execute()
  if (known.length === 0) return undefined
  const same = known.find((row) => row.id === sale.id)
  const isNumbered = same?.deviceId === till.deviceId && same.clientSeq === sale.clientSeq
  if (same && !isNumbered) await noteAnswered(db, till, sale.clientSeq)
  return sameSale(sale.id, same?.id ?? '')
}
