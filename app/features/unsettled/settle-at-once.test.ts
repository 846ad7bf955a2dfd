import { expect, test } from 'vitest'
import { recordReversals, recordSales } from '#app/features/sales/record/record-batch.server.ts'
import { recordScans } from '#app/features/tickets/scans/record-scan.server.ts'
import { newId } from '#app/lib/ids.ts'
import { createDb, createPool, type Db } from '#db/connect.server.ts'
import { createUser } from '#tests/support/factories.ts'
import { outcome } from '#tests/support/outcome.ts'
import { arrangeGate, minutes, reading } from '#tests/support/scans.ts'
import { createTestDb, type TestDb } from '#tests/support/test-db.ts'
import { createStockedTill, saleOf } from '#tests/support/tills.ts'
import { recordUnsettled } from './record-unsettled.server.ts'

const NOW = new Date('2026-08-08T06:00:00Z')

/** The same database by as few connections as are told: whoever waits for one for long is refused. */
async function withConnections<T>(db: TestDb, max: number, work: (few: Db) => Promise<T>) {
  const few = createDb(createPool(db.url, { max, connectionTimeoutMillis: 5000 }))
  try {
    return await work(few)
  } finally {
    await few.destroy()
  }
}

const listItems = (db: Db) =>
  db.selectFrom('unsettledItem').select(['id', 'kind']).orderBy('clientSeq').execute()

async function arrangeSales(db: Db, count: number) {
  const { shift, kopi, till, eventId } = await createStockedTill(db)
  const by = { eventId, userId: (await createUser(db)).id }
  const gone = { id: newId(), priceIdr: 35_000 }
  const items = Array.from({ length: count }, (_, seq) => ({
    ...saleOf(shift, seq, [{ listing: gone, quantity: 1 }]),
    handIn: true,
  }))
  const deviceAt = NOW.toISOString()
  await recordSales(db, till, { deviceAt, items }, NOW)
  await recordReversals(
    db,
    till,
    {
      deviceAt,
      items: items.slice(0, 1).map(({ id: saleId }) => ({
        ...{ id: newId(), clientSeq: count, saleId, reason: 'Salah' },
        ...{ reversedAt: deviceAt, handIn: true },
      })),
    },
    NOW,
  )
  const record = (few: Db, itemId: string) =>
    outcome(recordUnsettled(few, by, { itemId, listings: [{ from: gone.id, to: kopi.id }] }))
  return { record }
}

test('everything is settled by one connection, a reading that meets its double too', async () => {
  await using db = await createTestDb()
  const { record } = await arrangeSales(db, 1)
  const sales = await listItems(db)
  const { device, event, code } = await arrangeGate(db)
  const by = { eventId: event.id, userId: (await createUser(db)).id }
  await db
    .updateTable('device')
    .set({ revokedAt: minutes(1) })
    .where('id', '=', device.id)
    .execute()
  const items = [1, 2].map((seq) => reading(seq, code, { scannedAt: minutes(seq + 5) }))
  await recordScans(db, device.token, { sentAt: minutes(20), items }, minutes(20))
  const readings = (await listItems(db)).filter(({ kind }) => kind === 'reading')

  await withConnections(db, 1, async (one) => {
    for (const { id } of sales) expect(await record(one, id)).toBe('done')
    for (const { id: itemId } of readings) await recordUnsettled(one, by, { itemId, listings: [] })
  })

  expect(await db.selectFrom('sale').select('id').execute()).toHaveLength(1)
  expect(await db.selectFrom('reversal').select('id').execute()).toHaveLength(1)
  const scans = await db.selectFrom('scan').select('verdict').orderBy('clientSeq').execute()
  expect(scans.map(({ verdict }) => verdict)).toEqual(['admitted', 'already_in'])
})

test('as many organizers as there are connections settle at once', async () => {
  await using db = await createTestDb()
  const { record } = await arrangeSales(db, 9)
  const items = (await listItems(db)).filter(({ kind }) => kind === 'sale')

  const outcomes = await withConnections(db, 9, (nine) =>
    Promise.all(items.map(({ id }) => record(nine, id))),
  )

  expect(outcomes).toEqual(Array(9).fill('done'))
  expect(await db.selectFrom('sale').select('id').execute()).toHaveLength(9)
})

test('who presses while it is being settled is answered without waiting', async () => {
  await using db = await createTestDb()
  const { record } = await arrangeSales(db, 1)
  const [item] = await listItems(db)
  await db.transaction().execute(async (trx) => {
    await trx.selectFrom('unsettledItem').select('id').forUpdate().execute()
    const pressed = Array.from({ length: 9 }, () => record(db, item?.id ?? ''))
    expect(await Promise.all(pressed)).toEqual(Array(9).fill('conflict'))
  })
  expect(await record(db, item?.id ?? '')).toBe('done')
})

test('two phones let in the same ticket while readings of it are settled: one entry, nothing lost', async () => {
  await using db = await createTestDb()
  const { device, event, code } = await arrangeGate(db)
  const by = { eventId: event.id, userId: (await createUser(db)).id }
  await db
    .updateTable('device')
    .set({ revokedAt: minutes(1) })
    .execute()
  const items = Array.from({ length: 6 }, (_, seq) =>
    reading(seq, code, { scannedAt: minutes(seq + 5) }),
  )
  await recordScans(db, device.token, { sentAt: minutes(20), items }, minutes(20))
  const readings = await listItems(db)

  await Promise.all(
    readings.map(({ id: itemId }) => recordUnsettled(db, by, { itemId, listings: [] })),
  )

  const scans = await db.selectFrom('scan').select('verdict').execute()
  expect(scans.map(({ verdict }) => verdict).sort()).toEqual([
    'admitted',
    ...Array(5).fill('already_in'),
  ])
})
