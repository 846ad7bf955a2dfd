import { expect, test } from 'vitest'
import { recordReversals, recordSales } from '#app/features/sales/record/record-batch.server.ts'
import { recordSale } from '#app/features/sales/record/record-sale.server.ts'
import { reverseSaleAtTill } from '#app/features/sales/record/reverse-sale.server.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import { createUser } from '#tests/support/factories.ts'
import { outcome } from '#tests/support/outcome.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { createStockedTill, saleOf } from '#tests/support/tills.ts'
import { dismissUnsettled } from './dismiss-unsettled.server.ts'
import { listUnsettled } from './list-unsettled.server.ts'
import { takeCopy } from './read-copy.server.ts'
import { recordUnsettled } from './record-unsettled.server.ts'

const after = (seconds: number) => new Date(Date.parse('2026-08-08T06:00:00Z') + seconds * 1000)
const NOW = after(0)
const deviceAt = NOW.toISOString()

async function arrange(db: Db) {
  const made = await createStockedTill(db)
  const by = { eventId: made.eventId, userId: (await createUser(db)).id }
  const lines = [{ listing: made.kopi, quantity: 1 }]
  const page = () => listUnsettled(db, { eventId: made.eventId, settled: false, page: 1 })
  const copy = (...items: [kind: string, upload: { clientSeq: number }][]) => {
    const text = JSON.stringify(
      items.map(([kind, upload]) => ({
        ...{ deviceId: made.till.deviceId, seq: upload.clientSeq },
        entry: { kind, upload },
      })),
    )
    return takeCopy(db, by, { fileName: 'salinan.json', file: Buffer.from(text) }, NOW)
  }
  return { ...made, by, lines, page, copy }
}

const back = (clientSeq: number, saleId: string, reversedAt = deviceAt) => ({
  ...{ id: newId(), clientSeq, saleId, reason: 'Salah produk', reversedAt },
})

test('what is stored is answered so again, also by a phone that was revoked and whose clock is fast', async () => {
  await using db = await createTestDb()
  const { till, shift, lines, page } = await arrange(db)
  const fast = (seconds: number) => after(seconds + 90).toISOString()
  const sale = saleOf(shift, 0, lines, { soldAt: fast(0) })
  const reversal = back(1, sale.id, fast(0))
  await recordSales(db, till, { deviceAt: fast(1), items: [sale] }, after(1))
  await recordReversals(db, till, { deviceAt: fast(1), items: [reversal] }, after(1))

  const revoked = { ...till, revokedAt: after(10) }
  const again = { deviceAt: fast(20), items: [sale] }
  expect(await recordSales(db, revoked, again, after(20))).toEqual([
    { clientSeq: 0, outcome: 'stored', id: sale.id },
  ])
  expect(await recordReversals(db, revoked, { ...again, items: [reversal] }, after(20))).toEqual([
    { clientSeq: 1, outcome: 'stored', id: reversal.id },
  ])
  expect((await page()).open).toBe(0)
})

test('an id is the same in capital letters, and so is the answer', async () => {
  await using db = await createTestDb()
  const { till, shift, lines } = await arrange(db)
  const sale = saleOf(shift, 0, lines)
  const reversal = back(1, sale.id)
  const send = async (write: (id: string) => string) => [
    ...(await recordSales(db, till, { deviceAt, items: [{ ...sale, id: write(sale.id) }] }, NOW)),
    ...(await recordReversals(
      db,
      till,
      { deviceAt, items: [{ ...reversal, id: write(reversal.id) }] },
      NOW,
    )),
  ]
  const first = await send((id) => id.toUpperCase())
  expect(first).toMatchObject([
    { outcome: 'stored', id: sale.id },
    { outcome: 'stored', id: reversal.id },
  ])
  expect(await send((id) => id.toUpperCase())).toEqual(first)
  expect(await send((id) => id)).toEqual(first)
})

test('what is recorded in truth cannot be dismissed; recording it takes it off the list', async () => {
  await using db = await createTestDb()
  const { till, shift, lines, by, page } = await arrange(db)
  const sale = saleOf(shift, 0, lines)
  const reversal = back(1, sale.id)
  const handIn = { handIn: true }
  await recordSales(db, till, { deviceAt, items: [{ ...sale, ...handIn, shiftId: newId() }] }, NOW)
  await recordReversals(db, till, { deviceAt, items: [{ ...reversal, ...handIn }] }, NOW)
  // Another pairing of the booth has brought both meanwhile.
  const way = { handedIn: true, settling: true }
  await recordSale(db, till, { ...sale, clientSeq: 7 }, NOW, way)
  await reverseSaleAtTill(db, till, { ...reversal, clientSeq: 8 }, NOW, way)

  const { rows } = await page()
  expect(rows).toHaveLength(2)
  for (const { id: itemId } of rows) {
    expect(await outcome(dismissUnsettled(db, by, { itemId, note: 'x' }))).toBe('unsettledStored')
    expect(await outcome(recordUnsettled(db, by, { itemId, listings: [] }))).toBe('done')
  }
  expect((await page()).open).toBe(0)
})

test('what was dismissed is not stored when the phone sends it under the next number', async () => {
  await using db = await createTestDb()
  const { till, shift, lines, by, page, copy } = await arrange(db)
  const [first, second, other] = [0, 1, 0].map((seq) => saleOf(shift, seq, lines))
  if (!first || !second || !other) throw new Error('three sales')
  const rival = back(2, second.id)
  await recordSales(db, till, { deviceAt, items: [first, second] }, NOW)
  await recordReversals(db, till, { deviceAt, items: [back(2, first.id)] }, NOW)
  expect(await copy(['sale', other], ['reversal', rival])).toMatchObject({ unsettled: 2 })
  for (const { id: itemId } of (await page()).rows) {
    await dismissUnsettled(db, by, { itemId, note: 'Dicatat dengan tangan' })
  }

  const [sale, reversal] = [
    { ...other, clientSeq: 3 },
    { ...rival, clientSeq: 4 },
  ]
  expect(await recordSales(db, till, { deviceAt, items: [other, sale] }, NOW)).toEqual([
    { clientSeq: 0, outcome: 'refused', reason: 'sequenceTaken' },
    { clientSeq: 3, outcome: 'unsettled' },
  ])
  expect(await recordReversals(db, till, { deviceAt, items: [reversal] }, NOW)).toEqual([
    { clientSeq: 4, outcome: 'unsettled' },
  ])
  expect(await copy(['sale', sale], ['reversal', reversal])).toMatchObject({ known: 2 })
  const numbers = await db.selectFrom('receivedNumber').select('clientSeq').execute()
  expect(new Set(numbers.map(({ clientSeq }) => clientSeq))).toEqual(new Set([0, 1, 2, 3, 4]))
})

test('things whose numbers were taken are recorded under numbers that no phone counts', async () => {
  await using db = await createTestDb()
  const { till, shift, lines, by, page, copy } = await arrange(db)
  const numbers = [5, 1005, 2005]
  const own = numbers.map((seq) => saleOf(shift, seq, lines))
  const others = numbers.map((seq) => saleOf(shift, seq, lines))
  await recordSales(db, till, { deviceAt, items: own }, NOW)
  await copy(...others.map((sale): [string, typeof sale] => ['sale', sale]))
  for (const { id: itemId } of (await page()).rows) {
    await recordUnsettled(db, by, { itemId, listings: [] })
  }

  const sales = await db.selectFrom('sale').select('clientSeq').orderBy('clientSeq').execute()
  expect(sales.slice(0, 3).map(({ clientSeq }) => clientSeq)).toEqual(numbers)
  expect(sales).toHaveLength(6)
  for (const { clientSeq } of sales.slice(3)) expect(clientSeq).toBeGreaterThanOrEqual(1e15)
})
