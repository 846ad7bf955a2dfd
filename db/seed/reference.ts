import { insertMissing } from '#db/insert-many.ts'
import type { Db } from '../connect.server.ts'
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
function referenceExhibitorId(code: { upt: string } | { kanwil: string }): string {
  return 'upt' in code
    ? stableId('exhibitor', 'upt', code.upt)
    : stableId('exhibitor', 'kanwil', code.kanwil)
}

/**
 * Loads offices, units, venues, performers, exhibitors and their catalogue from `db/seed/data`. All of it may be
 * edited by people, in the registry too: so it is only added where it is missing, and a second load changes nothing.
 */
export async function loadReference(db: Db): Promise<void> {
  const { kanwil, upt, aliases, venues, performers, products } = await readReference()
  await db.transaction().execute(async (trx) => {
    await insertMissing(
      trx,
      'kanwil',
      kanwil.map(({ capital_city, time_zone, ...office }) => ({
        ...office,
        capitalCity: capital_city,
        timeZone: time_zone,
      })),
    )
    await insertMissing(
      trx,
      'upt',
      upt.map(({ kanwil_code, ...unit }) => ({ ...unit, kanwilCode: kanwil_code })),
    )
    await insertMissing(
      trx,
      'alias',
      aliases.map((alias) => ({
        id: stableId('alias', alias.kanwil_code ?? '', alias.upt_code ?? '', alias.name),
        kanwilCode: alias.kanwil_code,
        uptCode: alias.upt_code,
        name: alias.name,
      })),
    )
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
