import { expect, test } from 'vitest'
import type { Db } from '#db/connect.server.ts'
import {
  createBooth,
  createEvent,
  createExhibitor,
  createListing,
  createProduct,
} from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { listProductFacets, searchProducts } from './product-search.server.ts'

const firstPage = { page: 1, size: 10 }

async function offer(db: Db, eventId: string, name: string, maker: string, active = true) {
  const booth = await createBooth(db, { eventId })
  const exhibitor = await createExhibitor(db, {
    name: maker,
    kind: 'umkm',
    uptCode: null,
    kanwilCode: null,
  })
  const product = await createProduct(db, { exhibitorId: exhibitor.id, name, category: 'tekstil' })
  return createListing(db, {
    eventId,
    boothId: booth.id,
    productId: product.id,
    exhibitorId: exhibitor.id,
    active,
  })
}

async function namesFor(db: Db, eventId: string, text: string) {
  const { products } = await searchProducts(db, eventId, { text }, firstPage)
  return products.map((product) => product.name)
}

test('words typed wrong still find the product, its maker and nothing else', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  await offer(db, event.id, 'Tenun ikat Sumba', 'Lapas Waingapu')
  await offer(db, event.id, 'Kopi Gayo', 'Rutan Takengon')
  await offer(db, event.id, 'Gitar akustik', 'Bapas Bogor')

  expect(await namesFor(db, event.id, 'tenum sumba')).toEqual(['Tenun ikat Sumba'])
  expect(await namesFor(db, event.id, 'TENUN')).toEqual(['Tenun ikat Sumba'])
  expect(await namesFor(db, event.id, 'waigapu')).toEqual(['Tenun ikat Sumba'])
  expect(await namesFor(db, event.id, 'sum ten')).toEqual(['Tenun ikat Sumba'])
  expect(await namesFor(db, event.id, 'batik')).toEqual([])
  expect(await namesFor(db, event.id, 'kopi sumba')).toEqual([])
})

test('a letter left out does not bring up words that merely end alike', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  await offer(db, event.id, 'Batik cap', 'Lapas Garut')
  await offer(db, event.id, 'Gitar akustik', 'Bapas Bogor')

  expect(await namesFor(db, event.id, 'btik')).toEqual(['Batik cap'])
})

test('the best match comes first', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  await offer(db, event.id, 'Ampas kopi untuk pupuk', 'Lapas Bener')
  await offer(db, event.id, 'Kopi bubuk', 'Lapas Ende')

  expect((await namesFor(db, event.id, 'kopi bubuk'))[0]).toBe('Kopi bubuk')
})

test('goods of another festival and goods taken off sale are not found', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  const other = await createEvent(db)
  await offer(db, other.id, 'Kopi Flores', 'Lapas Ende')
  await offer(db, event.id, 'Kopi Bajawa', 'Rutan Bajawa', false)

  const found = await searchProducts(db, event.id, {}, firstPage)
  const facets = await listProductFacets(db, event.id)

  expect(found).toEqual({ products: [], total: 0 })
  expect(facets).toEqual({ categories: [], kanwil: [] })
})

test('a long catalogue comes in pages that neither repeat nor leave out', async () => {
  await using db = await createTestDb()
  const event = await createEvent(db)
  for (const letter of ['A', 'B', 'C', 'D', 'E'])
    await offer(db, event.id, `Kain ${letter}`, `Usaha ${letter}`)

  const pages = await Promise.all(
    [1, 2, 3].map((page) => searchProducts(db, event.id, {}, { page, size: 2 })),
  )

  expect(pages.map(({ products }) => products.map(({ name }) => name))).toEqual([
    ['Kain A', 'Kain B'],
    ['Kain C', 'Kain D'],
    ['Kain E'],
  ])
  expect(pages.map(({ total }) => total)).toEqual([5, 5, 5])
})
