import { expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import { createListing, createShift } from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { createStockedTill, createTill, saleOf } from '#tests/support/tills.ts'
import { checkRollups } from '../totals/rollups.server.ts'
import { sumSales } from '../totals/sales-totals.server.ts'
import { recordReversals, recordSales } from './record-batch.server.ts'
import { recordSale } from './record-sale.server.ts'

test('a sale is stored with its lines and counts at once', async () => {
  await using db = await createTestDb()
  const { till, shift, kopi, tenun, eventId } = await createStockedTill(db)
  const sale = saleOf(
    shift,
    0,
    [
      { listing: kopi, quantity: 2 },
      { listing: tenun, quantity: 1 },
    ],
    { payment: 'cash', tenderedIdr: 200_000 },
  )

  expect(await recordSale(db, till, sale)).toEqual({ outcome: 'stored', id: sale.id })

  const lines = await db
    .selectFrom('saleLine')
    .select(['lineNo', 'exhibitorId', 'quantity', 'unitPriceIdr', 'amountIdr', 'listedPriceIdr'])
    .orderBy('lineNo')
    .execute()
  expect(lines).toEqual([
    {
      lineNo: 1,
      exhibitorId: kopi.exhibitorId,
      quantity: 2,
      unitPriceIdr: 35_000,
      amountIdr: 70_000,
      listedPriceIdr: null,
    },
    {
      lineNo: 2,
      exhibitorId: tenun.exhibitorId,
      quantity: 1,
      unitPriceIdr: 120_000,
      amountIdr: 120_000,
      listedPriceIdr: null,
    },
  ])
  expect(await sumSales(db, { eventId })).toEqual({ quantity: 3, amountIdr: 190_000 })
  expect((await checkRollups(db, eventId)).equal).toBe(true)
})

test('a sale sent again, one after the other or all at once, counts once and is answered alike', async () => {
  await using db = await createTestDb()
  const { till, shift, kopi, eventId } = await createStockedTill(db)
  const sale = saleOf(shift, 0, [{ listing: kopi, quantity: 1 }])

  const answers = await Promise.all(Array.from({ length: 12 }, () => recordSale(db, till, sale)))
  answers.push(await recordSale(db, till, sale))

  expect(answers).toEqual(answers.map(() => ({ outcome: 'stored', id: sale.id })))
  expect(await sumSales(db, { eventId })).toEqual({ quantity: 1, amountIdr: 35_000 })
})

test('an id in capital letters is the same id, for a sale and for what takes it back', async () => {
  await using db = await createTestDb()
  const { till, shift, kopi } = await createStockedTill(db)
  const deviceAt = '2026-08-08T05:00:00Z'
  const now = new Date(deviceAt)
  const sale = saleOf(shift, 0, [{ listing: kopi, quantity: 1 }])
  const capital = { ...sale, id: sale.id.toUpperCase(), shiftId: shift.id.toUpperCase() }
  const reversal = {
    ...{ id: newId().toUpperCase(), clientSeq: 1, saleId: capital.id },
    ...{ reason: 'Salah produk', reversedAt: deviceAt },
  }
  const sell = () => recordSales(db, till, { deviceAt, items: [capital] }, now)
  const takeBack = () => recordReversals(db, till, { deviceAt, items: [reversal] }, now)

  const stored = { clientSeq: 0, outcome: 'stored', id: sale.id }
  expect([await sell(), await sell()]).toEqual([[stored], [stored]])
  const back = { clientSeq: 1, outcome: 'stored', id: reversal.id.toLowerCase() }
  expect([await takeBack(), await takeBack()]).toEqual([[back], [back]])
})

test('another sale under a number that is taken is not swallowed', async () => {
  await using db = await createTestDb()
  const { till, shift, kopi, eventId } = await createStockedTill(db)
  const one = saleOf(shift, 7, [{ listing: kopi, quantity: 1 }])
  const other = saleOf(shift, 7, [{ listing: kopi, quantity: 3 }])

  const answers = await Promise.all([recordSale(db, till, one), recordSale(db, till, other)])
  const again = await recordSale(db, till, { ...other, clientSeq: 8 })

  expect(answers.filter((answer) => answer.outcome === 'stored')).toHaveLength(1)
  expect(answers).toContainEqual({ outcome: 'refused', reason: 'sequenceTaken' })
  expect(again.outcome).toBe('stored')
  expect((await sumSales(db, { eventId })).quantity).toBeGreaterThanOrEqual(3)
})

test('a sale that a phone sends again after it was paired anew counts once', async () => {
  await using db = await createTestDb()
  const { till, shift, kopi, eventId, boothId } = await createStockedTill(db)
  const anew = await createTill(db, { eventId, boothId })
  const sale = saleOf(shift, 0, [{ listing: kopi, quantity: 1 }])
  await recordSale(db, till, sale)

  const answer = await recordSale(db, anew.till, { ...sale, clientSeq: 3, shiftId: anew.shift.id })

  expect(answer).toEqual({ outcome: 'stored', id: sale.id })
  expect(await sumSales(db, { eventId })).toEqual({ quantity: 1, amountIdr: 35_000 })
})

test('a sale at the price of yesterday is kept at that price and marked', async () => {
  await using db = await createTestDb()
  const { till, shift, kopi } = await createStockedTill(db)
  await db.updateTable('listing').set({ priceIdr: 40_000 }).where('id', '=', kopi.id).execute()

  await recordSale(db, till, saleOf(shift, 0, [{ listing: kopi, quantity: 2 }]))

  const line = await db
    .selectFrom('saleLine')
    .select(['unitPriceIdr', 'listedPriceIdr', 'amountIdr'])
    .executeTakeFirst()
  expect(line).toEqual({ unitPriceIdr: 35_000, listedPriceIdr: 40_000, amountIdr: 70_000 })
})

test("goods of another booth, another festival's till, an unknown shift and a closed one are refused", async () => {
  await using db = await createTestDb()
  const { till, shift, kopi, eventId } = await createStockedTill(db)
  const elsewhere = await createStockedTill(db)
  const sameFestival = await createTill(db)
  const foreign = await createListing(db, {
    eventId: elsewhere.eventId,
    boothId: elsewhere.boothId,
  })
  const lines = [{ listing: kopi, quantity: 1 }]

  expect(await recordSale(db, till, saleOf(shift, 0, [{ listing: foreign, quantity: 1 }]))).toEqual(
    {
      outcome: 'refused',
      reason: 'listingUnknown',
    },
  )
  expect(await recordSale(db, elsewhere.till, saleOf(elsewhere.shift, 0, lines))).toEqual({
    outcome: 'refused',
    reason: 'listingUnknown',
  })
  expect(await recordSale(db, till, saleOf(sameFestival.shift, 1, lines))).toEqual({
    outcome: 'refused',
    reason: 'shiftUnknown',
  })
  await db
    .updateTable('shift')
    .set({ closedAt: '2026-08-08T10:00:00Z', countedIdr: 0, countedWith: 'Budi' })
    .where('id', '=', shift.id)
    .execute()
  expect(
    await recordSale(db, till, saleOf(shift, 2, lines, { soldAt: '2026-08-08T11:00:00Z' })),
  ).toEqual({
    outcome: 'refused',
    reason: 'shiftClosed',
  })
  expect(await sumSales(db, { eventId })).toEqual({ quantity: 0, amountIdr: 0 })

  const late = saleOf(shift, 3, lines, { soldAt: '2026-08-08T09:59:00Z', offline: true })
  expect(await recordSale(db, till, late)).toEqual({ outcome: 'stored', id: late.id })
})

test('one bad item of a batch never holds back those behind it', async () => {
  await using db = await createTestDb()
  const { till, shift, kopi, eventId } = await createStockedTill(db)
  const good = [1, 4].map((seq) => saleOf(shift, seq, [{ listing: kopi, quantity: 1 }]))
  const items = [
    good[0],
    { ...good[0], id: newId(), clientSeq: 2, lines: [] },
    { clientSeq: 3, anything: '🙂'.repeat(50) },
    good[1],
    good[0],
  ].filter((item) => item !== undefined)

  const deviceAt = '2026-08-08T04:00:00Z'
  const answers = await recordSales(db, till, { deviceAt, items }, new Date(deviceAt))

  expect(answers).toEqual([
    { clientSeq: 1, outcome: 'stored', id: good[0]?.id },
    { clientSeq: 2, outcome: 'refused', reason: 'invalid' },
    { clientSeq: 3, outcome: 'refused', reason: 'invalid' },
    { clientSeq: 4, outcome: 'stored', id: good[1]?.id },
    { clientSeq: 1, outcome: 'stored', id: good[0]?.id },
  ])
  expect(await sumSales(db, { eventId })).toEqual({ quantity: 2, amountIdr: 70_000 })
})

test('sales of free goods and of the largest sums are exact', async () => {
  await using db = await createTestDb()
  const { till, shift, eventId, boothId } = await createStockedTill(db)
  const free = await createListing(db, { eventId, boothId, priceIdr: 0 })
  const dear = await createListing(db, { eventId, boothId, priceIdr: 10_000_000_000 })

  const answers = [
    await recordSale(db, till, saleOf(shift, 0, [{ listing: free, quantity: 10_000 }])),
    await recordSale(db, till, saleOf(shift, 1, [{ listing: dear, quantity: 100 }])),
    await recordSale(db, till, saleOf(shift, 2, [{ listing: dear, quantity: 101 }])),
  ]

  expect(answers.map((a) => (a.outcome === 'refused' ? a.reason : a.outcome))).toEqual([
    'stored',
    'stored',
    'totalTooLarge',
  ])
  expect(await sumSales(db, { eventId })).toEqual({
    quantity: 10_100,
    amountIdr: 1_000_000_000_000,
  })
  expect((await checkRollups(db, eventId)).equal).toBe(true)
})

test('the database refuses a sale without lines, a change, and a deletion', async () => {
  await using db = await createTestDb()
  const { till, shift, kopi } = await createStockedTill(db)
  const sale = saleOf(shift, 0, [{ listing: kopi, quantity: 1 }])
  await recordSale(db, till, sale)

  const bare = { id: newId(), ...till, shiftId: shift.id, clientSeq: 9, soldAt: sale.soldAt }
  await expect(
    db
      .insertInto('sale')
      .values({ ...bare, payment: 'card', totalIdr: 0 })
      .execute(),
  ).rejects.toMatchObject({ constraint: 'sale_equals_lines' })
  await expect(db.updateTable('sale').set({ totalIdr: 1 }).execute()).rejects.toThrow()
  await expect(db.updateTable('saleLine').set({ quantity: 2 }).execute()).rejects.toThrow()
  await expect(db.deleteFrom('saleLine').execute()).rejects.toThrow()
  await expect(db.deleteFrom('sale').execute()).rejects.toThrow()
})

test('a till has one open shift at a time', async () => {
  await using db = await createTestDb()
  const { till } = await createTill(db)

  await expect(createShift(db, till)).rejects.toMatchObject({
    constraint: 'shift_one_open_per_device_idx',
  })
})
