import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { WrittenFile } from '#app/lib/heavy/written-beside.server.ts'
import { newId } from '#app/lib/ids.ts'
import {
  createExhibitor,
  createListing,
  createProduct,
  createUser,
} from '#tests/support/factories.ts'
import { nothing } from '#tests/support/reach.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { createStockedTill, saleOf } from '#tests/support/tills.ts'
import { numbersOf, sheetNames, textsOf } from '#tests/support/xlsx.ts'
import { editListing, listListings, setBoothQris } from '../listings/listings.server.ts'
import { recordSale } from '../record/record-sale.server.ts'
import { reverseSaleAtTill } from '../record/reverse-sale.server.ts'
import { getTillState } from '../till/till-state.server.ts'
import { listSalesDays } from '../totals/sales-days.server.ts'
import { sumSales } from '../totals/sales-totals.server.ts'
import { writeSalesFile } from './write-sales-file.server.ts'

const bytesOf = async (file: WrittenFile) =>
  Buffer.from(await new Response(file.stream()).arrayBuffer())

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

test('CSV and every sheet of the workbook sum to the same turnover, reversals taken off', async () => {
  await using db = await createTestDb()
  const { till, shift, kopi, tenun, eventId, boothId } = await createStockedTill(db)
  const exhibitor = await createExhibitor(db, { name: '=CMD("x")' })
  const product = await createProduct(db, { exhibitorId: exhibitor.id, name: '+Jahat' })
  const odd = await createListing(db, { eventId, boothId, productId: product.id, priceIdr: 7 })
  const sales = [
    saleOf(shift, 0, [
      { listing: kopi, quantity: 2 },
      { listing: tenun, quantity: 1 },
    ]),
    saleOf(shift, 1, [{ listing: odd, quantity: 3 }], { payment: 'cash', tenderedIdr: 50 }),
    saleOf(shift, 2, [{ listing: kopi, quantity: 9 }], { soldAt: '2026-08-09T03:00:00Z' }),
  ]
  for (const sale of sales) await recordSale(db, till, sale)
  await reverseSaleAtTill(db, till, {
    id: newId(),
    clientSeq: 0,
    saleId: sales[2]?.id ?? '',
    reason: '=HYPERLINK("x")',
    reversedAt: '2026-08-09T04:00:00Z',
  })
  const context = { language: 'id', timeZone: 'Asia/Jakarta' } as const

  const csv = await bytesOf(await writeSalesFile(db, { eventId }, 'csv', context))
  const book = await bytesOf(await writeSalesFile(db, { eventId }, 'xlsx', context))

  const turnover = (await sumSales(db, { eventId })).amountIdr
  expect(turnover).toBe(190_000 + 21)
  const rows: string[][] = parse(csv, { bom: true })
  expect(sum(rows.slice(1).map((row) => Number(row[10])))).toBe(turnover)
  expect(String(csv)).toContain('\'=CMD(""x"")')
  expect(String(csv)).toContain("'+Jahat")
  expect(String(csv)).toContain('\'=HYPERLINK(""x"")')
  expect(textsOf(book)).toContain("'+Jahat")
  expect(textsOf(book)).not.toContain('+Jahat')
  expect(sheetNames(book)).toEqual([
    'Per stan',
    'Per UPT',
    'Per Kanwil',
    'Per produk',
    'Per jam',
    'Per pembayaran',
    'Semua baris',
  ])
  const turnovers = ['D', 'D', 'C', 'D', 'D', 'C', 'K'].map(
    (column, sheet) => numbersOf(book, column)[sheet] ?? [],
  )
  expect(turnovers.map(sum)).toEqual(turnovers.map(() => turnover))
  expect(await listSalesDays(db, { id: eventId, timeZone: 'Asia/Jakarta' })).toEqual(['2026-08-08'])
})

test('a listing that is edited reaches the till, leaves a trace, and keeps sold goods at their price', async () => {
  await using db = await createTestDb()
  const { till, shift, kopi, eventId } = await createStockedTill(db)
  const user = await createUser(db)
  const by = { eventId, userId: user.id }
  await recordSale(db, till, saleOf(shift, 0, [{ listing: kopi, quantity: 3 }]))

  await editListing(db, by, { listingId: kopi.id, priceIdr: 40_000, stock: 10, active: true })

  const state = await getTillState(db, till, new Date())
  expect(state.listings.find(({ id }) => id === kopi.id)).toMatchObject({
    priceIdr: 40_000,
    stockLeft: 7,
  })
  expect((await sumSales(db, { eventId })).amountIdr).toBe(105_000)
  expect(
    await db.selectFrom('auditEntry').select(['action', 'before', 'after']).executeTakeFirst(),
  ).toEqual({
    action: 'listing.edited',
    before: { priceIdr: 35_000, stock: 40, active: true },
    after: { priceIdr: 40_000, stock: 10, active: true },
  })
  await editListing(db, by, { listingId: kopi.id, priceIdr: 40_000, stock: null, active: false })
  expect((await getTillState(db, till, new Date())).listings.map(({ id }) => id)).not.toContain(
    kopi.id,
  )
  await expect(
    editListing(
      db,
      { ...by, eventId: newId() },
      { listingId: kopi.id, priceIdr: 1, stock: null, active: true },
    ),
  ).rejects.toMatchObject({ key: 'listingUnknown' })
  expect(await listListings(db, { eventId, reach: nothing })).toEqual([])
})

test('only a whole QRIS code is kept for a booth', async () => {
  await using db = await createTestDb()
  const { eventId, boothId } = await createStockedTill(db)
  const by = { eventId, userId: (await createUser(db)).id }

  await expect(
    setBoothQris(db, by, { boothId, payload: 'https://contoh.id/qris' }),
  ).rejects.toMatchObject({
    key: 'qrisInvalid',
  })
})

test('more lines than are read at once stand in both files, each once and in order', async () => {
  await using db = await createTestDb()
  const { till, shift, kopi, eventId } = await createStockedTill(db)
  const lines = Array.from({ length: 60 }, () => ({ listing: kopi, quantity: 1 }))
  for (let seq = 0; seq < 20; seq += 1) {
    const soldAt = new Date(Date.parse('2026-08-08T03:00:00Z') + seq * 60_000).toISOString()
    await recordSale(db, till, saleOf(shift, seq, lines, { soldAt }))
  }
  const context = { language: 'en', timeZone: 'Asia/Jakarta' } as const

  const files = await Promise.all(
    (['csv', 'csv', 'xlsx'] as const).map(async (kind) =>
      bytesOf(await writeSalesFile(db, { eventId }, kind, context)),
    ),
  )

  const [csv, again, book] = files
  const rows: string[][] = parse(csv ?? '', { bom: true })
  expect(rows).toHaveLength(1 + 20 * lines.length)
  const times = rows.slice(1).map((row) => row[3] ?? '')
  expect(times).toEqual([...times].sort())
  expect(again).toEqual(csv)
  expect(numbersOf(book ?? Buffer.alloc(0), 'K').at(-1)).toHaveLength(20 * lines.length)
})
