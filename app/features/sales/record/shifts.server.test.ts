import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import { endDevices } from '#tests/support/device-end.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { createStockedTill, createTill, saleOf } from '#tests/support/tills.ts'
import { recordSale } from './record-sale.server.ts'
import { reverseSaleAtTill } from './reverse-sale.server.ts'
import { closeShift, findOpenShift, findShiftCash, openShift } from './shifts.server.ts'

test('a shift that is opened twice by the same request opens once, and another has to wait', async () => {
  await using db = await createTestDb()
  const { till, shift } = await createStockedTill(db)
  const next = { id: newId(), cashier: 'Sari', floatIdr: 150_000 }

  await expect(openShift(db, till, next)).rejects.toMatchObject({ key: 'shiftOpenElsewhere' })
  await closeShift(db, till, { shiftId: shift.id, countedIdr: 200_000, countedWith: 'Budi' })
  const opened = await Promise.all([openShift(db, till, next), openShift(db, till, next)])

  expect(opened.map((one) => one.id)).toEqual([next.id, next.id])
  expect((await findOpenShift(db, till))?.cashier).toBe('Sari')
})

test('the drawer must hold float and cash sales, less what was given back', async () => {
  await using db = await createTestDb()
  const { till, shift, kopi } = await createStockedTill(db)
  const lines = [{ listing: kopi, quantity: 1 }]
  const cash = { payment: 'cash', tenderedIdr: 50_000 } as const
  const sales = [0, 1, 2].map((seq) => saleOf(shift, seq, lines, cash))
  for (const sale of [...sales, saleOf(shift, 3, lines, { payment: 'qris' })]) {
    await recordSale(db, till, sale)
  }
  await reverseSaleAtTill(db, till, {
    id: newId(),
    clientSeq: 0,
    saleId: sales[1]?.id ?? '',
    reason: 'Salah produk',
    reversedAt: '2026-08-08T04:00:00Z',
  })

  expect(await findShiftCash(db, till, shift.id)).toMatchObject({
    floatIdr: 200_000,
    cashSalesIdr: 105_000,
    cashReversedIdr: 35_000,
    expectedIdr: 270_000,
  })
})

test('closing needs a second name, and the same count sent twice closes once', async () => {
  await using db = await createTestDb()
  const { till, shift } = await createStockedTill(db)
  const count = { shiftId: shift.id, countedIdr: 199_500, countedWith: 'Budi' }

  await expect(
    closeShift(db, till, { ...count, countedWith: ` ${shift.cashier.toUpperCase()} ` }),
  ).rejects.toMatchObject({ key: 'countNeedsTwoNames' })
  const closed = await closeShift(db, till, count)
  const again = await closeShift(db, till, count)

  expect(closed).toMatchObject({ expectedIdr: 200_000, countedIdr: 199_500, countedWith: 'Budi' })
  expect(again).toEqual(closed)
  await expect(closeShift(db, till, { ...count, countedIdr: 1 })).rejects.toMatchObject({
    key: 'shiftClosed',
  })
  await expect(closeShift(db, till, { ...count, shiftId: newId() })).rejects.toMatchObject({
    key: 'shiftUnknown',
  })
})

test('the end holds in the very statement that opens a shift', async () => {
  await using db = await createTestDb()
  const { till, eventId } = await createTill(db)
  await db.updateTable('shift').set({ closedAt: sql`now()`, closedReason: 'usai' }).execute()
  await endDevices(db, eventId, -0.01)
  await expect(
    openShift(db, till, { id: newId(), cashier: 'Sari', floatIdr: 0 }),
  ).rejects.toMatchObject({ key: 'deviceGone' })
})
