import { expect, test } from 'vitest'
import type { SaleUpload } from '#app/features/phone/contract/till-uploads.ts'
import { recordReversals, recordSales } from '#app/features/sales/record/record-batch.server.ts'
import { recordScans } from '#app/features/tickets/scans/record-scan.server.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import { createDevice, createEvent, createListing, createUser } from '#tests/support/factories.ts'
import { outcome as outcomeOf } from '#tests/support/outcome.ts'
import { arrangeGate, minutes, NOON, reading } from '#tests/support/scans.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { createStockedTill, saleOf } from '#tests/support/tills.ts'
import { dismissUnsettled } from './dismiss-unsettled.server.ts'
import { listUnsettled } from './list-unsettled.server.ts'
import { recordUnsettled } from './record-unsettled.server.ts'
import { settleAlike } from './settle-alike.server.ts'

const NOW = new Date('2026-08-08T06:00:00Z')

async function arrange(db: Db) {
  const made = await createStockedTill(db)
  const user = await createUser(db, { name: 'Rahma' })
  const by = { eventId: made.eventId, userId: user.id }
  const handIn = async (...sales: SaleUpload[]) => {
    const items = sales.map((sale) => ({ ...sale, handIn: true }))
    return recordSales(db, made.till, { deviceAt: NOW.toISOString(), items }, NOW)
  }
  const page = (settled = false) => listUnsettled(db, { eventId: made.eventId, settled, page: 1 })
  const firstId = async () => (await page()).rows[0]?.id ?? ''
  return { ...made, by, handIn, page, firstId }
}

const listSales = (db: Db) =>
  db
    .selectFrom('sale')
    .select(['id', 'clientSeq', 'shiftId', 'soldAt', 'totalIdr', 'tenderedIdr', 'handedIn'])
    .execute()

test('a sale of an unknown shift and listing is listed with what can be chosen, and recorded so', async () => {
  await using db = await createTestDb()
  const { shift, kopi, by, handIn, page, firstId } = await arrange(db)
  const gone = { id: newId(), priceIdr: 35_000 }
  const sale = saleOf({ id: newId() }, 4, [{ listing: gone, quantity: 2 }])
  await handIn(sale)

  const { rows, open, settled, pageCount } = await page()
  expect({ open, settled, pageCount }).toEqual({ open: 1, settled: 0, pageCount: 1 })
  expect(rows).toMatchObject([
    {
      deviceKind: 'till',
      kind: 'sale',
      reason: 'listingUnknown',
      content: { kind: 'sale', totalIdr: 70_000, payment: 'card' },
      madeAt: new Date(sale.soldAt),
      settled: null,
      choices: { shifts: [{ id: shift.id }], unknownListings: [gone.id] },
    },
  ])
  expect(rows[0]?.choices.listings.map(({ id }) => id)).toContain(kopi.id)

  const itemId = await firstId()
  const listings = [{ from: gone.id, to: kopi.id }]
  const record = (choice: object) =>
    outcomeOf(recordUnsettled(db, by, { itemId, listings: [], ...choice }))
  expect(await record({})).toBe('unsettledListing')
  expect(await record({ listings })).toBe('unsettledShift')
  expect(await record({ listings, shiftId: shift.id })).toBe('done')
  expect(await record({ listings, shiftId: shift.id })).toBe('unsettledGone')

  expect(await listSales(db)).toEqual([
    {
      id: sale.id,
      clientSeq: 4,
      shiftId: shift.id,
      soldAt: new Date(sale.soldAt),
      totalIdr: 70_000,
      tenderedIdr: null,
      handedIn: true,
    },
  ])
  expect((await page()).rows).toEqual([])
  expect((await page(true)).rows).toMatchObject([
    { settled: { by: 'Rahma', outcome: 'recorded', note: null } },
  ])
  expect(
    await db.selectFrom('auditEntry').select(['action', 'subjectId', 'userId']).execute(),
  ).toContainEqual({ action: 'unsettled.recorded', subjectId: itemId, userId: by.userId })
})

test('a sale of a closed shift, made after the phone was revoked, or with impossible cash is recorded', async () => {
  await using db = await createTestDb()
  const { till, shift, kopi, by, handIn, page } = await arrange(db)
  const lines = [{ listing: kopi, quantity: 1 }]
  const closedAt = new Date('2026-08-08T03:00:00Z')
  await db
    .updateTable('shift')
    .set({ closedAt, countedIdr: 200_000, countedWith: 'Budi' })
    .where('id', '=', shift.id)
    .execute()
  await handIn(
    saleOf(shift, 0, lines),
    saleOf(shift, 1, lines, { payment: 'cash', tenderedIdr: 10_000 }),
  )
  await recordSales(
    db,
    { ...till, revokedAt: closedAt },
    { deviceAt: NOW.toISOString(), items: [saleOf(shift, 2, lines)] },
    NOW,
  )

  const { rows } = await page()
  expect(rows.map(({ reason }) => reason)).toEqual([
    'shiftClosed',
    'tenderedTooSmall',
    'deviceRevoked',
  ])
  for (const { id: itemId } of rows) await recordUnsettled(db, by, { itemId, listings: [] })
  expect(await listSales(db)).toMatchObject([
    { clientSeq: 0, handedIn: true },
    { clientSeq: 1, tenderedIdr: 35_000, handedIn: true },
    { clientSeq: 2, handedIn: true },
  ])
  expect(await db.selectFrom('salesRollupDifference').selectAll().execute()).toEqual([])
})

test('a reversal waits until its sale is recorded', async () => {
  await using db = await createTestDb()
  const { till, shift, kopi, by, handIn, page } = await arrange(db)
  const sale = saleOf({ id: newId() }, 0, [{ listing: kopi, quantity: 1 }])
  const reversal = {
    id: newId(),
    clientSeq: 1,
    saleId: sale.id,
    reason: 'Salah produk',
    reversedAt: NOW.toISOString(),
    handIn: true,
  }
  await handIn(sale)
  await recordReversals(db, till, { deviceAt: NOW.toISOString(), items: [reversal] }, NOW)
  const { rows } = await page()
  const [saleItem, reversalItem] = rows.map(({ id }) => id)

  const record = (itemId = '') =>
    outcomeOf(recordUnsettled(db, by, { itemId, shiftId: shift.id, listings: [] }))
  expect(await record(reversalItem)).toBe('unsettledSale')
  expect(await record(saleItem)).toBe('done')
  expect(await record(reversalItem)).toBe('done')
  expect(await db.selectFrom('reversal').select(['id', 'handedIn']).execute()).toEqual([
    { id: reversal.id, handedIn: true },
  ])
})

test('of organizers who settle the same at once, one does it and the others are told', async () => {
  await using db = await createTestDb()
  const { shift, kopi, by, handIn, firstId } = await arrange(db)
  await handIn(saleOf({ id: newId() }, 0, [{ listing: kopi, quantity: 1 }]))
  const itemId = await firstId()

  const outcomes = await Promise.all([
    ...Array.from({ length: 3 }, () =>
      outcomeOf(recordUnsettled(db, by, { itemId, shiftId: shift.id, listings: [] })),
    ),
    ...Array.from({ length: 3 }, () =>
      outcomeOf(dismissUnsettled(db, by, { itemId, note: 'Sudah dicatat tangan' })),
    ),
  ])

  // Who comes while another one settles it is told to look again, who comes later that it is done.
  const others = outcomes.filter((one) => one !== 'done')
  expect(others).toHaveLength(5)
  expect(['conflict', 'unsettledGone']).toEqual(expect.arrayContaining(others))
  const { outcome } = await db
    .selectFrom('unsettledItem')
    .select('outcome')
    .executeTakeFirstOrThrow()
  expect(await listSales(db)).toHaveLength(outcome === 'recorded' ? 1 : 0)
})

test('what was dismissed stays out of the sales, also when the phone sends it again', async () => {
  await using db = await createTestDb()
  const { till, shift, kopi, by, handIn, firstId, page } = await arrange(db)
  const sale = saleOf(shift, 0, [{ listing: kopi, quantity: 1 }])
  await handIn({ ...sale, shiftId: newId() })
  const itemId = await firstId()

  await dismissUnsettled(db, by, { itemId, note: 'Uji coba' })
  const answers = await recordSales(db, till, { deviceAt: NOW.toISOString(), items: [sale] }, NOW)

  expect(answers).toEqual([{ clientSeq: 0, outcome: 'unsettled' }])
  expect(await listSales(db)).toEqual([])
  expect((await page(true)).rows).toMatchObject([
    { settled: { outcome: 'dismissed', note: 'Uji coba' } },
  ])
})

test('what is not understood can be looked at and dismissed, without the code of a ticket', async () => {
  await using db = await createTestDb()
  const { device, event, code } = await arrangeGate(db)
  const user = await createUser(db)
  const by = { eventId: event.id, userId: user.id }
  await recordScans(
    db,
    device.token,
    { sentAt: NOON, items: [], unreadable: [Object.assign({ seq: 3 }, { kind: 'drone', code })] },
    NOON,
  )

  const { rows } = await listUnsettled(db, { eventId: event.id, settled: false, page: 1 })
  const [row] = rows
  expect(row).toMatchObject({ reason: 'invalid', madeAt: null, content: { kind: 'unreadable' } })
  expect(JSON.stringify(row)).toContain('drone')
  expect(JSON.stringify(row)).not.toContain(code)
  const itemId = row?.id ?? ''
  expect(await outcomeOf(recordUnsettled(db, by, { itemId, listings: [] }))).toBe(
    'unsettledInvalid',
  )
  await dismissUnsettled(db, by, { itemId, note: 'Tidak ada artinya' })
})

test('a reading of a revoked phone is recorded as it would have been judged, with its time', async () => {
  await using db = await createTestDb()
  const { device, event, code } = await arrangeGate(db)
  const user = await createUser(db)
  await db
    .updateTable('device')
    .set({ revokedAt: minutes(10) })
    .where('id', '=', device.id)
    .execute()
  const late = reading(1, code, { scannedAt: minutes(15), offline: true, told: 'admitted' })
  await recordScans(db, device.token, { sentAt: minutes(20), items: [late] }, minutes(20))
  const { rows } = await listUnsettled(db, { eventId: event.id, settled: false, page: 1 })

  await recordUnsettled(
    db,
    { eventId: event.id, userId: user.id },
    { itemId: rows[0]?.id ?? '', listings: [] },
  )

  expect(rows).toMatchObject([{ content: { kind: 'ticket', told: 'admitted' } }])
  expect(
    await db.selectFrom('scan').select(['verdict', 'scannedAt', 'handedIn']).execute(),
  ).toEqual([{ verdict: 'admitted', scannedAt: minutes(15), handedIn: true }])
  expect(
    await recordScans(db, device.token, { sentAt: minutes(21), items: [late] }, minutes(21)),
  ).toMatchObject({ answers: [{ seq: 1, verdict: 'admitted' }] })
})

test('all readings of a phone with the same reason are settled by one press, and no others', async () => {
  await using db = await createTestDb()
  const { device, event, gate, code } = await arrangeGate(db)
  const other = await createDevice(db, { eventId: event.id, kind: 'gate', gateId: gate.id })
  const by = { eventId: event.id, userId: (await createUser(db)).id }
  await db.updateTable('device').set({ revokedAt: NOON }).execute()
  const late = (seq: number) => reading(seq, code, { scannedAt: minutes(seq) })
  const send = (token: string, upload: object) =>
    recordScans(db, token, { sentAt: minutes(20), items: [], ...upload }, minutes(20))
  await send(device.token, { items: [late(1), late(2), late(3)], unreadable: [{ seq: 4 }] })
  await send(other.token, { items: [late(1)] })
  const page = () => listUnsettled(db, { eventId: event.id, settled: false, page: 1 })
  const { rows } = await page()
  expect(rows.map(({ alike }) => alike).sort()).toEqual([1, 1, 3, 3, 3])
  const itemId = rows.find(({ reason }) => reason === 'deviceRevoked')?.id ?? ''

  await settleAlike(db, event.id, itemId, (id) =>
    recordUnsettled(db, by, { itemId: id, listings: [] }),
  )

  expect(
    await db.selectFrom('scan').select(['clientSeq', 'verdict']).orderBy('clientSeq').execute(),
  ).toEqual([
    { clientSeq: 1, verdict: 'admitted' },
    { clientSeq: 2, verdict: 'already_in' },
    { clientSeq: 3, verdict: 'already_in' },
  ])
  expect((await page()).open).toBe(2)
  expect(
    await outcomeOf(
      settleAlike(db, event.id, itemId, (id) =>
        dismissUnsettled(db, by, { itemId: id, note: 'Terlambat' }),
      ),
    ),
  ).toBe('unsettledGone')
})

test('sales of one shift with the same reason are settled by one press, what the choice does not fit stays', async () => {
  await using db = await createTestDb()
  const { by, shift, kopi, handIn, page } = await arrange(db)
  const gone = { id: newId(), priceIdr: 35_000 }
  const lost = { id: newId() }
  const other = { id: newId() }
  const lines = [{ listing: kopi, quantity: 1 }]
  await handIn(
    ...[0, 1, 2].map((seq) => saleOf(lost, seq, lines)),
    saleOf(other, 3, lines),
    saleOf(shift, 4, [{ listing: gone, quantity: 1 }]),
    saleOf(lost, 5, [{ listing: gone, quantity: 1 }]),
    saleOf(lost, 6, [{ listing: { id: newId(), priceIdr: 1 }, quantity: 1 }]),
  )
  const { rows } = await page()
  expect(rows.map(({ reason, alike }) => [reason, alike])).toEqual([
    ...[1, 2, 3].map(() => ['shiftUnknown', 3]),
    ['shiftUnknown', 1],
    ['listingUnknown', 1],
    ['listingUnknown', 2],
    ['listingUnknown', 2],
  ])
  const listings = [{ from: gone.id, to: kopi.id }]
  const record = (id = '') =>
    settleAlike(db, by.eventId, id, (itemId) =>
      recordUnsettled(db, by, { itemId, shiftId: shift.id, listings }),
    )

  await record(rows[1]?.id)
  expect((await listSales(db)).map(({ clientSeq }) => clientSeq)).toEqual([0, 1, 2])
  await record(rows[5]?.id)
  expect((await listSales(db)).map(({ clientSeq }) => clientSeq)).toEqual([0, 1, 2, 5])
  await settleAlike(db, by.eventId, rows[6]?.id ?? '', (itemId) =>
    dismissUnsettled(db, by, { itemId, note: 'Tidak dikenal' }),
  )
  const left = (await page()).rows
  expect(left.map(({ id }) => id)).toEqual([rows[3]?.id, rows[4]?.id])
})

test('nobody settles what is of another festival', async () => {
  await using db = await createTestDb()
  const { shift, kopi, by, handIn, firstId } = await arrange(db)
  const other = await createEvent(db)
  await createListing(db, { eventId: by.eventId, boothId: kopi.boothId })
  await handIn(saleOf({ id: newId() }, 0, [{ listing: kopi, quantity: 1 }]))
  const itemId = await firstId()
  const stranger = { ...by, eventId: other.id }

  expect(
    await outcomeOf(recordUnsettled(db, stranger, { itemId, shiftId: shift.id, listings: [] })),
  ).toBe('unsettledGone')
  expect(await outcomeOf(dismissUnsettled(db, stranger, { itemId, note: 'x' }))).toBe(
    'unsettledGone',
  )
  expect((await listUnsettled(db, { eventId: other.id, settled: false, page: 1 })).open).toBe(0)
})
