import { expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import { loadReference } from '#db/seed/reference.ts'
import { createExhibitor } from '#tests/support/factories.ts'
import { createTestDb } from '#tests/support/test-db.ts'
import { searchExhibitors, searchRegistry } from './search-registry.server.ts'

test('a unit is found however its name is written, by its old name, its code and its city', async () => {
  await using db = await createTestDb()
  await loadReference(db)
  const best = async (text: string) => (await searchRegistry(db, text))[0]

  for (const [text, key] of [
    ['Lapas Kelas IIA Kerobokan', 'BA-LP-KEROBOKAN'],
    ['LP kls II A kerobokan', 'BA-LP-KEROBOKAN'],
    ['lapas kelas IIA Denpasar', 'BA-LP-KEROBOKAN'],
    ['lapas perempuan kerobokan', 'BA-LPP-KEROBOKAN'],
    ['rutan tanjung redep', 'KI-RT-TANJUNG-REDEB'],
    ['Tanjungredeb', 'KI-RT-TANJUNG-REDEB'],
    ['lapas kelas iia mataram', 'NB-LP-LOMBOK-BARAT'],
    ['ba-lp-kerobokan', 'BA-LP-KEROBOKAN'],
    ['kanwil ntt', 'NT'],
    ['kanwil jogja', 'YO'],
  ] as const) {
    expect({ text, key: (await best(text))?.key }).toEqual({ text, key })
  }
  expect((await best('lapas kelas iia mataram'))?.why).toEqual({
    via: 'alias',
    text: 'Lapas Kelas IIA Mataram',
    exact: true,
  })
  expect((await best('rutan kls 2b tanjung redep'))?.why).toMatchObject({ via: 'alias' })
  expect(await searchRegistry(db, '  .,- ')).toEqual([])
  expect(await searchRegistry(db, "100%_\\' or 1=1 --")).toEqual([])
})

test('what is closed, of another Kanwil or of no exhibitor is left out where asked', async () => {
  await using db = await createTestDb()
  await loadReference(db)
  await db
    .updateTable('upt')
    .set({ closedAt: new Date() })
    .where('code', '=', 'KI-RT-TANJUNG-REDEB')
    .execute()
  const fest = await createExhibitor(db, { name: 'Kopi IPPAFest', city: 'Kota Bogor' })
  await db
    .insertInto('alias')
    .values({ id: newId(), exhibitorId: fest.id, name: 'Warung Si Doel' })
    .execute()
  const keys = async (...search: Parameters<typeof searchRegistry>) =>
    (await searchRegistry(...search)).map((hit) => hit.key)

  expect(await keys(db, 'tanjung redeb')).not.toContain('KI-RT-TANJUNG-REDEB')
  expect(await keys(db, 'tanjung redeb', { includeClosed: true })).toContain('KI-RT-TANJUNG-REDEB')
  expect(await keys(db, 'kerobokan', { kanwilCodes: ['NB'] })).toEqual([])
  expect(await keys(db, 'ippa fest', { kind: 'business' })).toEqual([fest.id])
  expect(await keys(db, 'warung si dul')).toEqual([fest.id])
  expect(await keys(db, 'rupbasan mojokerto')).toContain('JI-RB-MOJOKERTO')
  const exhibitors = await searchExhibitors(db, 'rupbasan mojokerto')
  expect(exhibitors.map((hit) => hit.key)).not.toContain('JI-RB-MOJOKERTO')
})
