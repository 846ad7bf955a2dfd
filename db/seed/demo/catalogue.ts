import { insertMissing } from '#db/insert-many.ts'
import type { ProductCategory } from '#db/types.ts'
import type { Trx } from '../../connect.server.ts'
import { stableId } from '../stable-id.ts'
import type { Good, Trader } from './goods.ts'
import { createRandom } from './random.ts'

export type Product = {
  id: string
  exhibitorId: string
  name: string
  category: ProductCategory
  typicalPriceIdr: number
}

export type Exhibitor = {
  id: string
  name: string
  kanwilCode: string | null
  /** Absent for UMKM, partners and the Kanwil itself. */
  uptCode: string | null
  products: Product[]
}

async function listProducts(trx: Trx, exhibitorIds: string[]): Promise<Map<string, Product[]>> {
  const rows = await trx
    .selectFrom('product')
    .select(['id', 'exhibitorId', 'name', 'category', 'typicalPriceIdr'])
    .where('exhibitorId', 'in', exhibitorIds)
    .where('archivedAt', 'is', null)
    .orderBy('id')
    .execute()
  const byExhibitor = new Map<string, Product[]>(exhibitorIds.map((id) => [id, []]))
  for (const row of rows) byExhibitor.get(row.exhibitorId)?.push(row)
  return byExhibitor
}

function toProductRow(exhibitorId: string, [name, category, unit, typicalPriceIdr]: Good) {
  return {
    id: stableId('product', exhibitorId, name),
    exhibitorId,
    name,
    category,
    unit,
    typicalPriceIdr,
    source: 'typical' as const,
  }
}

/**
 * The exhibitors of the Kanwil and of the units, with their goods; a unit without any is given some of
 * the common ones, so that every stand has something to sell.
 */
export async function listOffices(
  trx: Trx,
  commonGoods: ReadonlyArray<Good>,
): Promise<Exhibitor[]> {
  const exhibitors = await trx
    .selectFrom('exhibitor')
    .select(['id', 'name', 'kanwilCode', 'uptCode'])
    .where('kind', 'in', ['upt', 'kanwil'])
    .orderBy('id')
    .execute()
  const ids = exhibitors.map((exhibitor) => exhibitor.id)
  const described = await listProducts(trx, ids)
  await insertMissing(
    trx,
    'product',
    ids
      .filter((id) => described.get(id)?.length === 0)
      .flatMap((id) =>
        createRandom(id)
          .sample(commonGoods, 3)
          .map((good) => toProductRow(id, good)),
      ),
  )
  const all = await listProducts(trx, ids)
  return exhibitors.map((exhibitor) => ({ ...exhibitor, products: all.get(exhibitor.id) ?? [] }))
}

/** Stores UMKM and partners with their goods, those that are new, and answers them all. */
export async function storeTraders(
  trx: Trx,
  createdAt: Date,
  traders: ReadonlyArray<Trader>,
): Promise<Exhibitor[]> {
  const rows = traders.map((trader) => ({
    ...trader,
    id: stableId('exhibitor', trader.kind, trader.name),
  }))
  await insertMissing(
    trx,
    'exhibitor',
    rows.map(({ goods, ...row }) => ({ ...row, createdAt })),
  )
  await insertMissing(
    trx,
    'product',
    rows.flatMap((row) => row.goods.map((good) => toProductRow(row.id, good))),
  )
  const products = await listProducts(
    trx,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kanwilCode: null,
    uptCode: null,
    products: products.get(row.id) ?? [],
  }))
}
