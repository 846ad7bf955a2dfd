import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/connect.server.ts'
import { createProduct } from './registry.ts'
import { next, type Overrides, type Row } from './rows.ts'

export async function createListing(
  db: Db,
  overrides: Overrides<'listing'> & { eventId: string; boothId: string },
): Promise<Row<'listing'>> {
  const product = overrides.productId
    ? await db
        .selectFrom('product')
        .select(['id', 'exhibitorId'])
        .where('id', '=', overrides.productId)
        .executeTakeFirstOrThrow()
    : await createProduct(db, overrides.exhibitorId ? { exhibitorId: overrides.exhibitorId } : {})
  return db
    .insertInto('listing')
    .values({
      id: newId(),
      priceIdr: 50_000,
      ...overrides,
      productId: product.id,
      exhibitorId: product.exhibitorId,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function createShift(
  db: Db,
  overrides: Overrides<'shift'> & { eventId: string; boothId: string; deviceId: string },
): Promise<Row<'shift'>> {
  return db
    .insertInto('shift')
    .values({
      id: newId(),
      cashier: `Kasir ${next()}`,
      openedAt: '2026-08-08T02:00:00Z',
      floatIdr: 200_000,
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}
