import type { Db } from '../connect.server.ts'
import { insertMissing } from './insert-many.ts'
import { type CsvRow, readReference } from './read-csv.server.ts'
import { stableId } from './stable-id.ts'

/** Whether nobody has used the database yet: no festival and no account. Reference data alone count as empty. */
export async function isEmpty(db: Db): Promise<boolean> {
  const found = await db
    .selectNoFrom((eb) => [
      eb.exists(eb.selectFrom('event').select('id')).as('hasEvent'),
      eb.exists(eb.selectFrom('user').select('id')).as('hasUser'),
    ])
    .executeTakeFirstOrThrow()
  return !found.hasEvent && !found.hasUser
}

/** The exhibitor that stands for a UPT, or for a Kanwil itself. */
export function referenceExhibitorId(code: { upt: string } | { kanwil: string }): string {
  return 'upt' in code
    ? stableId('exhibitor', 'upt', code.upt)
    : stableId('exhibitor', 'kanwil', code.kanwil)
}

/**
 * Loads offices, units, venues, performers, exhibitors and their catalogue from `db/seed/data`. Offices and
 * units follow the files; everything that people may edit is only added where it is missing, so a
 * second load changes nothing.
 */
export async function loadReference(db: Db): Promise<void> {
  const { kanwil, upt, venues, performers, products } = await readReference()
  await db.transaction().execute(async (trx) => {
    await upsertKanwil(trx, kanwil)
    await upsertUpt(trx, upt)
    await insertMissing(
      trx,
      'venue',
      venues.map(({ time_zone, ...venue }) => ({
        ...venue,
        id: stableId('venue', venue.name),
        timeZone: time_zone,
      })),
    )
    await insertMissing(
      trx,
      'performer',
      performers.map((performer) => ({
        id: stableId('performer', performer.name),
        name: performer.name,
        kind: performer.kind,
        origin: performer.origin,
        kanwilCode: performer.kanwil_code,
        membersTypical: performer.members_typical,
        isWargaBinaan: performer.is_wbp,
        source: performer.source,
      })),
    )
    await insertMissing(trx, 'exhibitor', [
      ...kanwil.map((office) => ({
        id: referenceExhibitorId({ kanwil: office.code }),
        kind: 'kanwil' as const,
        name: office.name,
        uptCode: null,
        kanwilCode: office.code,
        city: office.capital_city,
      })),
      // A rupbasan makes nothing and has left the service: it is never offered a booth.
      ...upt
        .filter((unit) => unit.kind !== 'rupbasan')
        .map((unit) => ({
          id: referenceExhibitorId({ upt: unit.code }),
          kind: 'upt' as const,
          name: unit.name,
          uptCode: unit.code,
          kanwilCode: unit.kanwil_code,
          city: unit.city,
        })),
    ])
    await insertMissing(trx, 'product', products.map(toProduct))
  })
}

/** Goods of no known maker are in the catalogue of their Kanwil. */
function toProduct(product: CsvRow<'products'>) {
  const exhibitorId = referenceExhibitorId(
    product.upt_code ? { upt: product.upt_code } : { kanwil: product.kanwil_code },
  )
  return {
    id: stableId('product', exhibitorId, product.name),
    exhibitorId,
    name: product.name,
    category: product.category,
    unit: product.unit,
    typicalPriceIdr: product.typical_price_idr,
    originNote: product.origin_note,
    source: product.source,
  }
}

async function upsertKanwil(db: Db, rows: CsvRow<'kanwil'>[]): Promise<void> {
  await db
    .insertInto('kanwil')
    .values(
      rows.map(({ capital_city, time_zone, ...office }) => ({
        ...office,
        capitalCity: capital_city,
        timeZone: time_zone,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        province: eb.ref('excluded.province'),
        capitalCity: eb.ref('excluded.capitalCity'),
        timeZone: eb.ref('excluded.timeZone'),
        latitude: eb.ref('excluded.latitude'),
        longitude: eb.ref('excluded.longitude'),
      })),
    )
    .execute()
}

async function upsertUpt(db: Db, rows: CsvRow<'upt'>[]): Promise<void> {
  await db
    .insertInto('upt')
    .values(rows.map(({ kanwil_code, ...unit }) => ({ ...unit, kanwilCode: kanwil_code })))
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        kind: eb.ref('excluded.kind'),
        class: eb.ref('excluded.class'),
        city: eb.ref('excluded.city'),
        province: eb.ref('excluded.province'),
        kanwilCode: eb.ref('excluded.kanwilCode'),
      })),
    )
    .execute()
}
