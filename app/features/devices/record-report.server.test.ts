import { expect, test } from 'vitest'
import { recordSale } from '#app/features/sales/record/record-sale.server.ts'
import { reverseSaleAtTill } from '#app/features/sales/record/reverse-sale.server.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { createStockedTill, saleOf } from '#tests/support/tills.ts'
import { listPhones } from './list-phones.server.ts'
import { recordReport, type ToldReport } from './record-report.server.ts'

const everywhere = { everything: true, gateIds: [], boothIds: [] }
const sentAt = new Date('2026-08-08T05:00:00Z')

function reportOf(given: number, held: number, rest: Partial<ToldReport> = {}): ToldReport {
  return {
    sentAt,
    waiting: held,
    refused: 0,
    oldestAt: null,
    numbers: { given, held },
    version: 'abc',
    batteryPercent: null,
    ...rest,
  }
}

const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000)

async function arrange(db: Db) {
  const { till, shift, kopi } = await createStockedTill(db)
  const phone = { id: till.deviceId, eventId: till.eventId }
  return {
    till,
    tell: (report: ToldReport) => recordReport(db, phone, report),
    sell: async (...numbers: number[]) => {
      const sales = numbers.map((seq) => saleOf(shift, seq, [{ listing: kopi, quantity: 1 }]))
      for (const sale of sales) await recordSale(db, till, sale)
      return sales.map(({ id }) => id)
    },
    reverse: (clientSeq: number, saleId = newId(), id = newId()) =>
      reverseSaleAtTill(db, till, {
        ...{ id, clientSeq, saleId },
        reason: 'Salah produk',
        reversedAt: '2026-08-08T04:00:00Z',
      }),
    see: async () => (await listPhones(db, till.eventId, everywhere)).at(0),
  }
}

test('a phone that never told has no report', async () => {
  await using db = await createTestDb()
  const { see } = await arrange(db)

  expect(await see()).toMatchObject({ report: null, lastSeenAt: null })
})

test('what waits is shown with its age by our clock, whatever the clock of the phone', async () => {
  await using db = await createTestDb()
  const { tell, see, till } = await arrange(db)
  await db.updateTable('device').set({ pairedAt: '2026-01-01T00:00:00Z' }).execute()

  await tell(
    reportOf(2, 2, {
      sentAt: new Date('2031-01-01T00:20:00Z'),
      oldestAt: new Date('2031-01-01T00:00:00Z'),
      refused: 1,
      waiting: 1,
      batteryPercent: 17,
    }),
  )

  const phone = await see()
  expect(phone).toMatchObject({
    id: till.deviceId,
    report: { waiting: 1, refused: 1, missing: 0, version: 'abc', batteryPercent: 17 },
  })
  const age = Date.now() - (phone?.report?.oldestAt?.getTime() ?? 0)
  expect(age).toBeGreaterThanOrEqual(20 * 60_000)
  expect(age).toBeLessThan(21 * 60_000)
  expect(Date.now() - (phone?.lastSeenAt?.getTime() ?? 0)).toBeLessThan(60_000)
})

test('a number that is neither here nor on the phone is missing until it comes', async () => {
  await using db = await createTestDb()
  const { tell, see, sell } = await arrange(db)
  await sell(0, 1, 3, Date.now() * 1000)

  await tell(reportOf(6, 2))
  const before = await see()
  await sell(2)
  const after = await see()

  expect(before?.report).toMatchObject({ missing: 1, waiting: 2 })
  expect(after?.report).toMatchObject({ missing: 0, waiting: 2 })
})

test('what was handed in after the last report no longer waits', async () => {
  await using db = await createTestDb()
  const { tell, see, sell } = await arrange(db)
  await tell(reportOf(3, 3, { oldestAt: sentAt }))
  const before = await see()
  await sell(0, 1)
  const between = await see()
  await sell(2)

  expect(before?.report).toMatchObject({ missing: 0, waiting: 3, oldestAt: expect.any(Date) })
  expect(between?.report).toMatchObject({ missing: 0, waiting: 1 })
  expect((await see())?.report).toMatchObject({ missing: 0, waiting: 0, oldestAt: null })
})

test('sales and reversals share one row of numbers, and a reversal that came too late is none missing', async () => {
  await using db = await createTestDb()
  const { tell, see, sell, reverse } = await arrange(db)
  const [first] = await sell(0, 1)
  await reverse(2, first)

  const tooLate = await reverse(3, first)
  await tell(reportOf(4, 0))

  expect(tooLate).toEqual({ outcome: 'refused', reason: 'alreadyReversed' })
  expect((await see())?.report).toMatchObject({ missing: 0, waiting: 0 })
})

test('a reversal that is sent again under another number leaves none missing', async () => {
  await using db = await createTestDb()
  const { tell, see, sell, reverse } = await arrange(db)
  const [sale] = await sell(0)
  const id = newId()
  const answers = [await reverse(1, sale, id), await reverse(2, sale, id)]
  await tell(reportOf(3, 0))

  expect(answers).toEqual([
    { outcome: 'stored', id },
    { outcome: 'stored', id },
  ])
  expect((await see())?.report).toMatchObject({ missing: 0 })
})

test('numbers are counted on from where nothing was missing, and a gap is kept in mind', async () => {
  await using db = await createTestDb()
  const { tell, see, sell } = await arrange(db)
  const open = async () =>
    (await db.selectFrom('deviceReport').select('numbersOpen').executeTakeFirstOrThrow())
      .numbersOpen

  await sell(0, 1, 2)
  await tell(reportOf(3, 0))
  expect(await open()).toBe('{[3,)}')

  await sell(3, 5, 6)
  await tell(reportOf(7, 0))
  expect(await open()).toBe('{[4,5),[7,)}')
  expect((await see())?.report?.missing).toBe(1)

  await sell(4)
  await tell(reportOf(7, 0))
  expect(await open()).toBe('{[7,)}')
  expect((await see())?.report?.missing).toBe(0)
})

test('missing numbers are named as soon as the phone says which it holds, or holds none', async () => {
  await using db = await createTestDb()
  const { tell, see, sell } = await arrange(db)
  await sell(0, 4)
  const which = async () => (await see())?.report?.which?.spans

  await tell(reportOf(8, 2))
  expect(await which()).toBeUndefined()

  const heldIn = [{ first: 6, last: 7 }]
  await tell(reportOf(8, 2, { numbers: { given: 8, held: 2, heldIn } }))
  expect(await which()).toEqual([
    { first: 1, last: 3 },
    { first: 5, last: 5 },
  ])
  expect((await see())?.report).toMatchObject({ missing: 4, waiting: 2 })

  // More or fewer than it counts: what it says of them is not believed.
  await tell(reportOf(8, 3, { numbers: { given: 8, held: 3, heldIn } }))
  expect((await see())?.report).toMatchObject({ missing: 3, which: null })

  await sell(6, 7)
  await tell(reportOf(8, 0))
  expect(await which()).toEqual([
    { first: 1, last: 3 },
    { first: 5, last: 5 },
  ])
})

test('a report that was overtaken by a newer one changes nothing', async () => {
  await using db = await createTestDb()
  const { tell, see, sell } = await arrange(db)
  await sell(0, 1)

  await tell(reportOf(4, 2, { sentAt: secondsAgo(5) }))
  await tell(reportOf(2, 0, { sentAt: secondsAgo(10) }))

  expect((await see())?.report).toMatchObject({ waiting: 2, missing: 0 })
})

test('a number that was told too high comes down with the next report', async () => {
  await using db = await createTestDb()
  const { tell, see, sell } = await arrange(db)
  await sell(0)
  await tell(reportOf(10_000_000, 0, { sentAt: secondsAgo(10) }))
  expect((await see())?.report?.missing).toBe(9_999_999)

  await tell(reportOf(3, 2, { sentAt: secondsAgo(5), version: 'def', batteryPercent: 5 }))

  expect((await see())?.report).toMatchObject({
    ...{ missing: 0, waiting: 2, version: 'def', batteryPercent: 5 },
  })
})

test('a number that was told too low is no harm to what is counted after it', async () => {
  await using db = await createTestDb()
  const { tell, see, sell } = await arrange(db)
  await sell(0, 1, 2, 3)
  await tell(reportOf(4, 0))
  await tell(reportOf(1, 0))
  expect((await see())?.report?.missing).toBe(0)

  await sell(5)
  await tell(reportOf(6, 0))

  expect((await see())?.report?.missing).toBe(1)
})

test('a phone whose clock is set back is heard all the same', async () => {
  await using db = await createTestDb()
  const { tell, see } = await arrange(db)
  await tell(reportOf(1, 1, { sentAt: secondsAgo(-86_400) }))
  await tell(reportOf(2, 2, { sentAt: secondsAgo(86_400) }))

  expect((await see())?.report).toMatchObject({ waiting: 2 })
})

test('a phone whose storage is gone tells what it can, and keeps what was known of its numbers', async () => {
  await using db = await createTestDb()
  const { tell, see, sell } = await arrange(db)
  await sell(0)
  await tell(reportOf(3, 2))

  await tell(reportOf(0, 0, { numbers: null, waiting: 1 }))

  expect((await see())?.report).toMatchObject({ missing: 0, waiting: 1 })
})

test('a clock that jumps by centuries does not stop a report', async () => {
  await using db = await createTestDb()
  const { tell, see } = await arrange(db)

  await tell(
    reportOf(1, 1, {
      sentAt: new Date('9999-12-31T00:00:00Z'),
      oldestAt: new Date('0001-01-01T00:00:00Z'),
    }),
  )

  const phone = await see()
  expect(phone?.report?.oldestAt).toEqual(phone?.pairedAt)
})
