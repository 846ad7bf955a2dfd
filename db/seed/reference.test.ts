import { expect, test } from 'vitest'
import type { Db } from '#db/connect.server.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { isEmpty, loadReference } from './reference.ts'

const tables = ['kanwil', 'upt', 'alias', 'venue', 'performer', 'exhibitor', 'product'] as const

async function dump(db: Db) {
  const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()))
  return Object.fromEntries(
    tables.map((table, index) => [table, rows[index]?.map((row) => JSON.stringify(row)).sort()]),
  )
}

test('the files hold every Kanwil and UPT, and an exhibitor for each but the rupbasan', async () => {
  await using db = await createTestDb()
  expect(await isEmpty(db)).toBe(true)

  await loadReference(db)

  const loaded = await dump(db)
  expect(Object.fromEntries(tables.map((table) => [table, loaded[table]?.length]))).toEqual({
    kanwil: 33,
    upt: 626,
    alias: 32,
    venue: 20,
    performer: 58,
    exhibitor: 33 + 626 - 10,
    product: 185,
  })
  expect(await isEmpty(db)).toBe(true)
})

test('goods of no known maker belong to the exhibitor of their Kanwil', async () => {
  await using db = await createTestDb()

  await loadReference(db)

  const byKind = await db
    .selectFrom('product')
    .innerJoin('exhibitor', 'exhibitor.id', 'product.exhibitorId')
    .select((eb) => ['exhibitor.kind', eb.fn.countAll<number>().as('count')])
    .groupBy('exhibitor.kind')
    .orderBy('exhibitor.kind')
    .execute()
  expect(byKind).toEqual([
    { kind: 'upt', count: 142 },
    { kind: 'kanwil', count: 43 },
  ])
})

test('a second load changes nothing, also not what people have edited since', async () => {
  await using db = await createTestDb()
  await loadReference(db)
  await db
    .updateTable('product')
    .set({ typicalPriceIdr: 1 })
    .where('name', '=', 'Kotak tisu cukli')
    .execute()
  await db.updateTable('venue').set({ kind: 'alun-alun' }).where('city', '=', 'Kupang').execute()
  const before = await dump(db)

  await loadReference(db)

  expect(await dump(db)).toEqual(before)
})

test('an office and a unit that people have renamed keep their names after the next load', async () => {
  await using db = await createTestDb()
  await loadReference(db)
  await db.updateTable('kanwil').set({ name: 'Kanwil baru' }).where('code', '=', 'NT').execute()
  await db
    .updateTable('upt')
    .set({ name: 'Lapas baru', class: 'I' })
    .where('code', '=', 'BA-LP-KEROBOKAN')
    .execute()
  const before = await dump(db)

  await loadReference(db)

  expect(await dump(db)).toEqual(before)
})
