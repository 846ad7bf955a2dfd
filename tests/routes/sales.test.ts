import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordSale } from '#app/features/sales/record/record-sale.server.ts'
import { sumSales } from '#app/features/sales/totals/sales-totals.server.ts'
import { context, statusOf } from '#tests/support/route-calls.ts'
import { signInWith, type TestGrant } from '#tests/support/sign-in.ts'
import { createAppDb } from '#tests/support/test-db.ts'
import { createStockedTill, saleOf } from '#tests/support/tills.ts'

/** Loads route modules on a database of this file. */
async function setUp() {
  const db = await createAppDb()
  const stall = await createStockedTill(db)
  const elsewhere = await createStockedTill(db)
  const event = await db
    .selectFrom('event')
    .select(['id', 'slug'])
    .where('id', '=', stall.eventId)
    .executeTakeFirstOrThrow()

  const enter = (grant: TestGrant) => signInWith(db, grant)
  return {
    db,
    stall,
    elsewhere,
    event,
    organizer: await enter({ role: 'organizer', eventId: event.id }),
    stranger: await enter({ role: 'organizer', eventId: elsewhere.eventId }),
    auditor: await enter({ role: 'auditor', eventId: event.id }),
    officer: await enter({ role: 'exhibitor_officer', exhibitorId: stall.kopi.exhibitorId }),
    page: await import('#app/routes/organizer/sales/sales.tsx'),
    listings: await import('#app/routes/organizer/sales/listings.tsx'),
    own: await import('#app/routes/exhibitor/sales.tsx'),
    files: await import('#app/routes/organizer/sales/sales-file.ts'),
    screen: await import('#app/routes/screen/sales.tsx'),
  }
}

let world: Awaited<ReturnType<typeof setUp>>
beforeAll(async () => {
  world = await setUp()
})
afterAll(async () => {
  await world.db[Symbol.asyncDispose]()
})

function ask(path: string, headers = new Headers(), fields?: Record<string, string>) {
  const request = new Request(`http://localhost${path}`, {
    headers,
    ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
  })
  return { request, params: { event: world.event.slug }, context }
}

const pagePath = () => `/panitia/${world.event.slug}/penjualan`
let seq = 0
async function sell(quantity = 1) {
  const { till, shift, kopi, tenun } = world.stall
  seq += 1
  const sale = saleOf(shift, seq, [
    { listing: kopi, quantity },
    { listing: tenun, quantity: 1 },
  ])
  await recordSale(world.db, till, sale)
  return sale
}

test('the totals are proved on demand by an organizer alone, and all who see them see the same proof', async () => {
  const { page, organizer, auditor, stranger } = world
  await sell()
  const prove = (headers: Headers) =>
    statusOf(page.action(ask(pagePath(), headers, { intent: 'prove' })))
  const proofFor = async (headers: Headers) => (await page.loader(ask(pagePath(), headers))).proof

  expect(await proofFor(organizer)).toBeUndefined()
  expect(await prove(auditor)).toBe(404)
  expect(await prove(stranger)).toBe(404)
  expect(await prove(organizer)).toBe(302)
  const proof = await proofFor(auditor)
  expect(proof).toMatchObject({ equal: true, linesIdr: 155_000 })
  await sell()
  expect(await proofFor(organizer)).toEqual(proof)
})

test('an organizer takes a sale back once, with a reason; others cannot and do not learn of it', async () => {
  const sale = await sell()
  const { page, db, organizer, auditor, stranger, officer, event } = world
  const before = (await sumSales(db, { eventId: event.id })).amountIdr
  const reverse = (headers: Headers, reason = 'Salah produk') =>
    statusOf(page.action(ask(pagePath(), headers, { intent: 'reverse', saleId: sale.id, reason })))

  expect(await reverse(organizer, 'x')).toBe(422)
  expect(await reverse(auditor)).toBe(404)
  expect(await reverse(stranger)).toBe(404)
  expect(await reverse(officer)).toBe(404)
  expect(await reverse(new Headers())).toBe(302)
  expect((await sumSales(db, { eventId: event.id })).amountIdr).toBe(before)

  expect(await reverse(organizer)).toBe(302)
  expect(await reverse(organizer)).toBe(409)
  expect((await sumSales(db, { eventId: event.id })).amountIdr).toBe(before - 155_000)
})

test('a sale of another festival is not found, though its id is right', async () => {
  const { elsewhere, db, page, organizer } = world
  const sale = saleOf(elsewhere.shift, 900, [{ listing: elsewhere.kopi, quantity: 1 }])
  await recordSale(db, elsewhere.till, sale)

  const fields = { intent: 'reverse', saleId: sale.id, reason: 'Salah produk' }
  expect(await statusOf(page.action(ask(pagePath(), organizer, fields)))).toBe(404)
})

test('an exhibitor sees and downloads the own sales alone', async () => {
  await sell(2)
  const { own, files, officer, auditor, event, db, stall } = world
  const reach = {
    everything: false,
    kanwilCodes: [],
    boothIds: [],
    exhibitorIds: [stall.kopi.exhibitorId],
  }
  const mine = await sumSales(db, { eventId: event.id, reach })

  const seen = await own.loader(ask(`/peserta/${event.slug}/penjualan`, officer))
  const csv = await (await files.loader(ask(`${pagePath()}.csv`, officer))).text()

  expect(seen.totals.sum).toEqual(mine)
  expect(seen.totals.exhibitors.map(({ exhibitorId }) => exhibitorId)).toEqual([
    stall.kopi.exhibitorId,
  ])
  expect(seen.totals.payments).toBeUndefined()
  const lines = csv.trim().split('\r\n').slice(1)
  expect(lines.reduce((sum, line) => sum + Number(line.split(',')[10]), 0)).toBe(mine.amountIdr)
  expect(await statusOf(own.loader(ask(`/peserta/${event.slug}/penjualan`, auditor)))).toBe(404)
})

test('the big screen is for those who see all sales', async () => {
  const { screen, organizer, officer, stranger, event } = world
  const path = `/layar/${event.slug}/penjualan`

  expect(await statusOf(screen.loader(ask(path, organizer)))).toBe(200)
  expect(await statusOf(screen.loader(ask(path, officer)))).toBe(404)
  expect(await statusOf(screen.loader(ask(path, stranger)))).toBe(404)
  expect(await statusOf(screen.loader(ask(path)))).toBe(302)
})

test('prices are changed by the organizer alone, within reason', async () => {
  const { listings, organizer, officer, auditor, stall } = world
  const edit = (headers: Headers, listingId: string, priceIdr: string) =>
    statusOf(
      listings.action(
        ask(`${pagePath()}/produk`, headers, {
          intent: 'edit',
          listingId,
          priceIdr,
          stock: '9',
          active: 'on',
        }),
      ),
    )

  expect(await edit(organizer, stall.kopi.id, 'Rp 36.000')).toBe(302)
  // The page stands in the frame of the festival's staff, which an exhibitor cannot open.
  expect(await edit(officer, stall.kopi.id, '37.000')).toBe(404)
  expect(await edit(auditor, stall.kopi.id, '1')).toBe(404)
  expect(await edit(organizer, stall.kopi.id, '0')).toBe(302)
  for (const price of ['-5', '9000000000000000', '🙂', '1,5', '']) {
    expect(await edit(organizer, stall.kopi.id, price)).toBe(422)
  }
})
