import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { PaymentKind } from '#app/features/phone/contract/till-uploads.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import { createListing, createUser } from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { createStockedTill, createTill, saleOf } from '#tests/support/tills.ts'
import { recordSale } from '../record/record-sale.server.ts'
import { reverseSale, reverseSaleAtTill } from '../record/reverse-sale.server.ts'
import { findProof, proveAllRollups, proveRollups } from './rollup-proof.server.ts'
import { checkRollups, rebuildRollups } from './rollups.server.ts'
import {
  listBoothTotals,
  listExhibitorTotals,
  listHourTotals,
  listKanwilTotals,
  listPaymentTotals,
  listProductTotals,
  sumSales,
} from './sales-totals.server.ts'

const totalOf = (rows: { amountIdr: number }[]) => rows.reduce((sum, row) => sum + row.amountIdr, 0)

/** Every way of summing gives the same turnover, and the roll-ups are the lines. */
async function expectAllEqual(db: Db, eventId: string, amountIdr: number): Promise<void> {
  const scope = { eventId }
  expect(await checkRollups(db, eventId)).toEqual({
    equal: true,
    differences: 0,
    totalsIdr: amountIdr,
    linesIdr: amountIdr,
    takingsIdr: amountIdr,
  })
  expect((await sumSales(db, scope)).amountIdr).toBe(amountIdr)
  const ways = [
    listBoothTotals(db, scope),
    listExhibitorTotals(db, scope),
    listKanwilTotals(db, scope),
    listProductTotals(db, scope),
    listHourTotals(db, scope),
    listPaymentTotals(db, scope),
  ]
  for (const way of ways) expect(totalOf((await way) ?? [])).toBe(amountIdr)
}

test('after any mix of concurrent sales, replays and reversals of two festivals every total is exact', async () => {
  await using db = await createTestDb()
  const tills = [await createStockedTill(db), await createStockedTill(db)]
  const user = await createUser(db)
  const step = fc.record({
    till: fc.nat(1),
    kopi: fc.integer({ min: 1, max: 5 }),
    tenun: fc.nat(3),
    hour: fc.nat(3),
    payment: fc.constantFrom<PaymentKind>('cash', 'qris', 'card', 'transfer'),
    sends: fc.integer({ min: 1, max: 3 }),
    reversedBy: fc.constantFrom('nobody', 'till', 'organizer', 'both'),
  })
  const expected = [0, 0]
  let seq = 0

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      await Promise.all(
        steps.map(async (now) => {
          const place = tills[now.till]
          if (!place) return
          const { till, shift, kopi, tenun, eventId } = place
          const lines = [{ listing: kopi, quantity: now.kopi }]
          if (now.tenun > 0) lines.unshift({ listing: tenun, quantity: now.tenun })
          const amount = now.kopi * kopi.priceIdr + now.tenun * tenun.priceIdr
          const cash = now.payment === 'cash' ? { tenderedIdr: amount + 500 } : {}
          seq += 1
          const clientSeq = seq
          const sale = saleOf(shift, clientSeq, lines, {
            payment: now.payment,
            soldAt: `2026-08-08T0${now.hour}:30:00Z`,
            ...cash,
          })
          await Promise.all(Array.from({ length: now.sends }, () => recordSale(db, till, sale)))
          const at = new Date('2026-08-08T09:00:00Z')
          const upload = {
            id: newId(),
            clientSeq,
            saleId: sale.id,
            reason: 'Salah ketik',
            reversedAt: at.toISOString(),
          }
          const ways: Promise<unknown>[] = []
          if (now.reversedBy === 'till' || now.reversedBy === 'both') {
            ways.push(reverseSaleAtTill(db, till, upload), reverseSaleAtTill(db, till, upload))
          }
          if (now.reversedBy === 'organizer' || now.reversedBy === 'both') {
            const by = { saleId: sale.id, reason: 'Salah ketik', at }
            ways.push(
              reverseSale(db, { eventId, userId: user.id }, by).catch((error) =>
                expect(error.key).toBe('saleReversedBefore'),
              ),
            )
          }
          await Promise.all(ways)
          if (now.reversedBy === 'nobody') expected[now.till] = (expected[now.till] ?? 0) + amount
        }),
      )
      await expectAllEqual(db, tills[0]?.eventId ?? '', expected[0] ?? 0)
      await expectAllEqual(db, tills[1]?.eventId ?? '', expected[1] ?? 0)
    }),
    { numRuns: 12, endOnFailure: true },
  )

  for (const { eventId } of tills) await rebuildRollups(db, eventId)
  await expectAllEqual(db, tills[0]?.eventId ?? '', expected[0] ?? 0)
  await expectAllEqual(db, tills[1]?.eventId ?? '', expected[1] ?? 0)
})

test('forty sales of four tills of one booth at once, products in any order, wait for each other but never in a circle', async () => {
  await using db = await createTestDb()
  const first = await createStockedTill(db)
  const place = { eventId: first.eventId, boothId: first.boothId }
  const tills = [first, ...(await Promise.all([1, 2, 3].map(() => createTill(db, place))))]
  const listings = [first.kopi, first.tenun]
  for (let n = 0; n < 4; n += 1)
    listings.push(await createListing(db, { ...place, priceIdr: 1_000 }))

  const sales = Array.from({ length: 40 }, (_, n) => {
    const by = tills[n % 4] ?? first
    const turned = [...listings.slice(n % 6), ...listings.slice(0, n % 6)]
    const sale = saleOf(
      by.shift,
      n,
      turned.map((listing) => ({ listing, quantity: 1 })),
    )
    return { till: by.till, sale }
  })
  const answers = await Promise.all(
    sales.map(async ({ till, sale }, n) => {
      const answer = await recordSale(db, till, sale)
      if (n % 4 === 0) {
        const reversedAt = sale.soldAt
        await reverseSaleAtTill(db, till, {
          id: newId(),
          clientSeq: n,
          saleId: sale.id,
          reason: 'Batal beli',
          reversedAt,
        })
      }
      return answer
    }),
  )

  expect(answers.every((answer) => answer.outcome === 'stored')).toBe(true)
  await expectAllEqual(db, first.eventId, 30 * (35_000 + 120_000 + 4 * 1_000))
})

test('a total that was changed behind the triggers is found, and rebuilding mends it', async () => {
  await using db = await createTestDb()
  const { till, shift, kopi, eventId } = await createStockedTill(db)
  await recordSale(db, till, saleOf(shift, 0, [{ listing: kopi, quantity: 2 }]))
  await expect(db.updateTable('salesRollup').set({ amountIdr: 1 }).execute()).rejects.toThrow()
  await db.transaction().execute(async (trx) => {
    await sql`select set_config('gelar.rebuilding_rollups', 'on', true)`.execute(trx)
    await trx.updateTable('salesRollup').set({ amountIdr: 1 }).execute()
  })

  expect(await checkRollups(db, eventId)).toMatchObject({
    equal: false,
    totalsIdr: 1,
    linesIdr: 70_000,
  })
  await rebuildRollups(db, eventId)
  await expectAllEqual(db, eventId, 70_000)
})

test('a proof is kept as of when it was made, made once for all who ask at once, and at night for all festivals', async () => {
  await using db = await createTestDb()
  const { till, shift, kopi, eventId } = await createStockedTill(db)
  const quiet = await createStockedTill(db)
  await recordSale(db, till, saleOf(shift, 0, [{ listing: kopi, quantity: 2 }]))
  expect(await findProof(db, eventId)).toBeUndefined()

  const first = new Date('2026-08-08T06:00:00Z')
  await Promise.all([proveRollups(db, eventId, first), proveRollups(db, eventId, new Date())])
  await recordSale(db, till, saleOf(shift, 1, [{ listing: kopi, quantity: 1 }]))
  const proof = { differences: 0, takingsIdr: 70_000, totalsIdr: 70_000, linesIdr: 70_000 }
  expect(await findProof(db, eventId)).toEqual({ ...proof, equal: true, provedAt: first })

  await db.transaction().execute(async (trx) => {
    await sql`select set_config('gelar.rebuilding_rollups', 'on', true)`.execute(trx)
    await trx.updateTable('takingsRollup').set({ amountIdr: 1 }).execute()
  })
  expect(await proveAllRollups(db)).toBe(1)
  expect(await findProof(db, quiet.eventId)).toBeUndefined()
  expect(await findProof(db, eventId)).toMatchObject({
    equal: false,
    differences: 1,
    takingsIdr: 1,
    linesIdr: 105_000,
  })
})

test('a Kanwil, an exhibitor and a booth see their own sales and no more', async () => {
  await using db = await createTestDb()
  const { till, shift, kopi, tenun, eventId, boothId } = await createStockedTill(db)
  await recordSale(
    db,
    till,
    saleOf(shift, 0, [
      { listing: kopi, quantity: 1 },
      { listing: tenun, quantity: 1 },
    ]),
  )
  const none = { everything: false, kanwilCodes: [], exhibitorIds: [], boothIds: [] }
  const own = { eventId, reach: { ...none, exhibitorIds: [kopi.exhibitorId] } }

  expect(await sumSales(db, own)).toEqual({ quantity: 1, amountIdr: 35_000 })
  expect(await listPaymentTotals(db, own)).toBeUndefined()
  expect((await sumSales(db, { eventId, reach: { ...none, boothIds: [boothId] } })).quantity).toBe(
    2,
  )
  expect((await sumSales(db, { eventId, reach: { ...none, kanwilCodes: ['XX'] } })).quantity).toBe(
    0,
  )
  expect((await sumSales(db, { eventId, reach: none })).quantity).toBe(0)
  const day = { from: new Date('2026-08-07T17:00:00Z'), to: new Date('2026-08-08T17:00:00Z') }
  expect((await sumSales(db, { eventId, ...day })).quantity).toBe(2)
  expect((await sumSales(db, { eventId, from: day.to })).quantity).toBe(0)
})
