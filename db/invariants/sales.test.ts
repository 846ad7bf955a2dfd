import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import {
  createBooth,
  createDevice,
  createEvent,
  createListing,
  createShift,
} from '#tests/support/factories.ts'
import { refusedBy } from '#tests/support/refused-by.ts'
import { createTestDb, type TestDb } from '#tests/support/test-db.ts'

async function createTill(db: TestDb) {
  const event = await createEvent(db)
  const booth = await createBooth(db, { eventId: event.id })
  const device = await createDevice(db, { eventId: event.id, kind: 'till', boothId: booth.id })
  const shift = await createShift(db, {
    eventId: event.id,
    boothId: booth.id,
    deviceId: device.id,
  })
  const listing = await createListing(db, { eventId: event.id, boothId: booth.id })
  return { event, booth, device, shift, listing }
}

type Till = Awaited<ReturnType<typeof createTill>>

/** Stores a cash sale of `quantity` pieces as one transaction. */
async function sell(
  db: TestDb,
  till: Till,
  clientSeq: number,
  quantity: number,
  totalIdr?: number,
) {
  const id = newId()
  const total = totalIdr ?? quantity * till.listing.priceIdr
  const place = { eventId: till.event.id, boothId: till.booth.id }
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('sale')
      .values({
        ...place,
        id,
        shiftId: till.shift.id,
        deviceId: till.device.id,
        clientSeq,
        payment: 'cash',
        totalIdr: total,
        tenderedIdr: total,
        soldAt: '2026-08-08T03:30:00Z',
      })
      .execute()
    if (quantity === 0) return
    await trx
      .insertInto('saleLine')
      .values({
        ...place,
        saleId: id,
        lineNo: 1,
        listingId: till.listing.id,
        productId: till.listing.productId,
        exhibitorId: till.listing.exhibitorId,
        quantity,
        unitPriceIdr: till.listing.priceIdr,
      })
      .execute()
  })
  return id
}

function reverse(db: TestDb, till: Till, saleId: string) {
  return db
    .insertInto('reversal')
    .values({
      id: newId(),
      eventId: till.event.id,
      boothId: till.booth.id,
      saleId,
      reason: 'Salah ketik',
      reversedAt: '2026-08-08T04:00:00Z',
    })
    .execute()
}

test('a sale is the sum of its lines and never without one', async () => {
  await using db = await createTestDb()
  const till = await createTill(db)

  expect(await refusedBy(sell(db, till, 1, 2, 99_999))).toBe('sale_equals_lines')
  expect(await refusedBy(sell(db, till, 1, 0, 0))).toBe('sale_equals_lines')
  expect(await refusedBy(sell(db, till, 1, 2))).toBe('accepted')
  expect(await refusedBy(sell(db, till, 1, 2))).toBe('sale_once')
})

test('a sale is taken back by a reversal alone, and once', async () => {
  await using db = await createTestDb()
  const till = await createTill(db)
  const saleId = await sell(db, till, 1, 2)

  expect(await refusedBy(db.deleteFrom('saleLine').execute())).toBe('sale_line_append_only')
  expect(await refusedBy(db.updateTable('sale').set({ totalIdr: 0 }).execute())).toBe(
    'sale_append_only',
  )
  expect(await refusedBy(reverse(db, till, saleId))).toBe('accepted')
  expect(await refusedBy(reverse(db, till, saleId))).toBe('reversal_once_per_sale')
})

test('roll-ups equal the lines after concurrent sales and reversals, and a rebuild changes nothing', async () => {
  await using db = await createTestDb()
  const till = await createTill(db)
  const ids = await Promise.all(
    Array.from({ length: 30 }, (_, index) => sell(db, till, index, 1 + (index % 3))),
  )
  await Promise.all(ids.slice(0, 10).map((id) => reverse(db, till, id)))
  const total = () =>
    db
      .selectFrom('salesRollup')
      .select([sql<number>`sum(amount_idr)::bigint`.as('amountIdr')])
      .executeTakeFirstOrThrow()

  const sold = ids.slice(10).reduce((sum, _, index) => sum + 1 + ((index + 10) % 3), 0)
  expect(await total()).toEqual({ amountIdr: sold * till.listing.priceIdr })
  expect(await db.selectFrom('salesRollupDifference').selectAll().execute()).toEqual([])
  expect(await db.selectFrom('takingsRollupDifference').selectAll().execute()).toEqual([])

  await sql`select rebuild_sales_rollups(${till.event.id})`.execute(db)
  expect(await total()).toEqual({ amountIdr: sold * till.listing.priceIdr })
  expect(await db.selectFrom('salesRollupDifference').selectAll().execute()).toEqual([])
})

test('nobody writes a roll-up by hand', async () => {
  await using db = await createTestDb()
  const till = await createTill(db)
  await sell(db, till, 1, 2)

  expect(await refusedBy(db.updateTable('salesRollup').set({ amountIdr: 1 }).execute())).toBe(
    'sales_rollup_by_trigger_only',
  )
})

test('a line names a listing of its own booth', async () => {
  await using db = await createTestDb()
  const till = await createTill(db)
  const elsewhere = await createBooth(db, { eventId: till.event.id })
  const listing = await createListing(db, { eventId: till.event.id, boothId: elsewhere.id })

  expect(await refusedBy(sell(db, { ...till, listing }, 1, 1))).toBe('sale_line_listing_fkey')
})
