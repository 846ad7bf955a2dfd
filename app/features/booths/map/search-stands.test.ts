import { expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import {
  createApplication,
  createBooth,
  createEvent,
  createExhibitor,
  createKanwil,
  createListing,
  createPlan,
  createProduct,
  createUpt,
  createZone,
  placeInPlan,
} from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { searchStands } from './search-stands.server.ts'

async function createWorld(db: Db) {
  const event = await createEvent(db)
  const zone = await createZone(db, { eventId: event.id })
  const plan = await createPlan(db, { eventId: event.id })
  const stand = async (code: string, exhibitor: { id: string }, goods: string[]) => {
    const booth = await createBooth(db, { eventId: event.id, zoneId: zone.id, code, capacity: 10 })
    const application = await createApplication(db, {
      eventId: event.id,
      exhibitorId: exhibitor.id,
      status: 'accepted',
      tables: 1,
      categories: ['kerajinan'],
    })
    await placeInPlan(db, {
      eventId: event.id,
      planId: plan.id,
      applicationId: application.id,
      boothId: booth.id,
      tables: 1,
    })
    for (const name of goods) {
      const product = await createProduct(db, { exhibitorId: exhibitor.id, name })
      await createListing(db, {
        eventId: event.id,
        boothId: booth.id,
        productId: product.id,
        exhibitorId: exhibitor.id,
        priceIdr: 50_000,
      })
    }
  }
  const look = (text: string, page = 1, size = 20) =>
    searchStands(db, { eventId: event.id, planId: plan.id }, text, { page, size, categoryWords })
  return { event, plan, stand, look }
}

const categoryWords = { kerajinan: ['Kerajinan', 'Handicraft'], kuliner: ['Kuliner', 'Food'] }

test('a search meets goods, makers, offices, booths, older names and other spellings', async () => {
  await using db = await createTestDb()
  const { stand, look } = await createWorld(db)
  const bali = await createKanwil(db, { code: 'BA', name: 'Kanwil Bali', province: 'Bali' })
  const upt = await createUpt(db, {
    kanwilCode: bali.code,
    name: 'Lapas Kelas IIA Kerobokan',
    city: 'Badung',
  })
  const kerobokan = await createExhibitor(db, {
    kind: 'upt',
    name: upt.name,
    uptCode: upt.code,
    kanwilCode: bali.code,
  })
  const fest = await createExhibitor(db, { kind: 'partner', name: 'Sahabat IPPAFest' })
  await db
    .insertInto('alias')
    .values({ id: newId(), uptCode: upt.code, name: 'Lapas Kelas IIA Denpasar' })
    .execute()
  await stand('A-01', kerobokan, ['Batik tulis mega mendung', 'Topi anyam'])
  await stand('B-12', fest, ['Kopi arabika'])

  const names = async (text: string) => (await look(text)).found.map(({ boothCode }) => boothCode)
  const searches = [
    'batik',
    'BATIK mega',
    'kerobokan',
    'LP Kls. II A Kerobokan',
    'denpasar',
    'badung',
    'kanwil bali',
    'a01',
    'A-01',
    'ippa fest',
    'IPPAFest',
    'kopi ippa fest',
    'handicraft',
    'tidak ada yang begini',
  ]
  const answers = await Promise.all(searches.map(async (text) => [text, await names(text)]))

  expect(Object.fromEntries(answers)).toEqual({
    batik: ['A-01'],
    'BATIK mega': ['A-01'],
    kerobokan: ['A-01'],
    'LP Kls. II A Kerobokan': ['A-01'],
    denpasar: ['A-01'],
    badung: ['A-01'],
    'kanwil bali': ['A-01'],
    a01: ['A-01'],
    'A-01': ['A-01'],
    'ippa fest': ['B-12'],
    IPPAFest: ['B-12'],
    'kopi ippa fest': ['B-12'],
    handicraft: ['A-01', 'B-12'],
    'tidak ada yang begini': [],
  })
})

test('what nobody has written so is answered by what is written nearly so, and said to be', async () => {
  await using db = await createTestDb()
  const { stand, look } = await createWorld(db)
  const shop = await createExhibitor(db, { kind: 'umkm', name: 'Tenun Sumba Lestari' })
  await stand('C-03', shop, ['Selendang tenun'])

  const exact = await look('tenun')
  const near = await look('tenum sumbah')

  expect([exact.similar, near.similar]).toEqual([false, true])
  expect(near.found.map(({ name }) => name)).toEqual(['Tenun Sumba Lestari'])
  expect(near.found[0]?.goods).toEqual([
    { exhibitorId: shop.id, name: 'Selendang tenun', priceIdr: 50_000 },
  ])
})

test('many results come in pages, and all their booths are known', async () => {
  await using db = await createTestDb()
  const { stand, look } = await createWorld(db)
  for (const number of ['01', '02', '03']) {
    await stand(`D-${number}`, await createExhibitor(db, { name: `Kriya ${number}` }), [])
  }

  const second = await look('kriya', 2, 2)

  expect([second.total, second.boothIds.length]).toEqual([3, 3])
  expect(second.found.map(({ name }) => name)).toEqual(['Kriya 03'])
})

test('signs alone search for nothing', async () => {
  await using db = await createTestDb()
  const { look } = await createWorld(db)

  expect((await look(' ?!% ')).total).toBe(0)
})
