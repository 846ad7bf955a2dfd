import type { SaleUpload } from '#app/features/phone/contract/till-uploads.ts'
import type { Till } from '#app/features/sales/record/record-sale.server.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import { createBooth, createDevice, createEvent, createListing, createShift } from './factories.ts'

/** A booth with a paired till, an open shift, and listings at 35,000 and 120,000 rupiah. */
export async function createTill(db: Db, place?: { eventId: string; boothId: string }) {
  const eventId = place?.eventId ?? (await createEvent(db)).id
  const boothId = place?.boothId ?? (await createBooth(db, { eventId })).id
  const device = await createDevice(db, { eventId, boothId, kind: 'till' })
  const shift = await createShift(db, { eventId, boothId, deviceId: device.id })
  const till: Till = { deviceId: device.id, eventId, boothId }
  return { till, shift, token: device.token, eventId, boothId }
}

/** As `createTill`, with two listings of different exhibitors. */
export async function createStockedTill(db: Db) {
  const made = await createTill(db)
  const place = { eventId: made.eventId, boothId: made.boothId }
  const kopi = await createListing(db, { ...place, priceIdr: 35_000, stock: 40 })
  const tenun = await createListing(db, { ...place, priceIdr: 120_000, stock: 5 })
  return { ...made, kopi, tenun }
}

/** A sale paid by card unless said otherwise, of the given listings at the given prices. */
export function saleOf(
  shift: { id: string },
  clientSeq: number,
  lines: { listing: { id: string; priceIdr: number }; quantity: number }[],
  overrides: Partial<SaleUpload> = {},
): SaleUpload {
  return {
    id: newId(),
    clientSeq,
    shiftId: shift.id,
    soldAt: '2026-08-08T03:15:00Z',
    offline: false,
    payment: 'card',
    lines: lines.map(({ listing, quantity }) => ({
      listingId: listing.id,
      quantity,
      unitPriceIdr: listing.priceIdr,
    })),
    ...overrides,
  }
}
