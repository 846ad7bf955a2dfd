import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import { next, type Overrides, type Row } from './rows.ts'

export async function createKanwil(
  db: Db,
  overrides: Overrides<'kanwil'> = {},
): Promise<Row<'kanwil'>> {
  const code = overrides.code ?? 'NT'
  return db
    .insertInto('kanwil')
    .values({
      code,
      name: `Kantor Wilayah ${code}`,
      province: 'Nusa Tenggara Timur',
      capitalCity: 'Kupang',
      timeZone: 'Asia/Makassar',
      latitude: -10.1772,
      longitude: 123.607,
      ...overrides,
    })
    .onConflict((conflict) => conflict.column('code').doUpdateSet({ code }))
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function createUpt(db: Db, overrides: Overrides<'upt'> = {}): Promise<Row<'upt'>> {
  const kanwilCode = overrides.kanwilCode ?? (await createKanwil(db)).code
  const number = next()
  return db
    .insertInto('upt')
    .values({
      code: `${kanwilCode}-LP-${number}`,
      name: `Lapas Kelas IIB ${number}`,
      kind: 'lapas',
      class: 'IIB',
      city: 'Kota Kupang',
      province: 'Nusa Tenggara Timur',
      kanwilCode,
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** A UMKM unless told otherwise; with `uptCode`, give `kind: 'upt'` and its Kanwil too. */
export async function createExhibitor(
  db: Db,
  overrides: Overrides<'exhibitor'> = {},
): Promise<Row<'exhibitor'>> {
  return db
    .insertInto('exhibitor')
    .values({ id: newId(), kind: 'umkm', name: `Usaha ${next()}`, ...overrides })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** The exhibitor of a new UPT, under the given Kanwil (default NT). */
export async function createUptExhibitor(db: Db, kanwilCode?: string): Promise<Row<'exhibitor'>> {
  const kanwil = await createKanwil(db, kanwilCode ? { code: kanwilCode } : {})
  const upt = await createUpt(db, { kanwilCode: kanwil.code })
  return createExhibitor(db, {
    kind: 'upt',
    name: upt.name,
    uptCode: upt.code,
    kanwilCode: kanwil.code,
  })
}

export async function createProduct(
  db: Db,
  overrides: Overrides<'product'> = {},
): Promise<Row<'product'>> {
  const exhibitorId = overrides.exhibitorId ?? (await createExhibitor(db)).id
  return db
    .insertInto('product')
    .values({
      id: newId(),
      exhibitorId,
      name: `Produk ${next()}`,
      category: 'kerajinan',
      unit: 'pcs',
      typicalPriceIdr: 50_000,
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}
