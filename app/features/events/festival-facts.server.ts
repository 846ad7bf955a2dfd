import type { Db } from '#db/connect.server.ts'
import type { LandmarkKind, ProductCategory } from '#db/types.ts'

export type FestivalCounts = {
  kanwil: number
  exhibitors: number
  booths: number
  products: number
}

/** How much there is to see: only what the published plan has placed and what is on sale. */
export async function countFestival(db: Db, eventId: string): Promise<FestivalCounts> {
  const [placed, onSale] = await Promise.all([
    db
      .selectFrom('placement')
      .innerJoin('allocationPlan as plan', (join) =>
        join.onRef('plan.id', '=', 'placement.planId').on('plan.status', '=', 'published'),
      )
      .innerJoin('application', 'application.id', 'placement.applicationId')
      .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
      .select((eb) => [
        eb.fn.count<number>('exhibitor.kanwilCode').distinct().as('kanwil'),
        eb.fn.count<number>('exhibitor.id').distinct().as('exhibitors'),
        eb.fn.count<number>('placement.boothId').distinct().as('booths'),
      ])
      .where('placement.eventId', '=', eventId)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('listing')
      .select((eb) => eb.fn.count<number>('productId').distinct().as('products'))
      .where('eventId', '=', eventId)
      .where('active', '=', true)
      .executeTakeFirstOrThrow(),
  ])
  return { ...placed, ...onSale }
}

export type Highlight = {
  listingId: string
  name: string
  category: ProductCategory
  exhibitorName: string
  boothCode: string
  priceIdr: number
}

/** One thing of each kind of goods, of described origin before others, to whet the appetite. */
export async function listHighlights(db: Db, eventId: string): Promise<Highlight[]> {
  return db
    .selectFrom('listing')
    .innerJoin('product', 'product.id', 'listing.productId')
    .innerJoin('exhibitor', 'exhibitor.id', 'listing.exhibitorId')
    .innerJoin('booth', 'booth.id', 'listing.boothId')
    .distinctOn('product.category')
    .select([
      'listing.id as listingId',
      'product.name',
      'product.category',
      'exhibitor.name as exhibitorName',
      'booth.code as boothCode',
      'listing.priceIdr',
    ])
    .where('listing.eventId', '=', eventId)
    .where('listing.active', '=', true)
    .orderBy('product.category')
    .orderBy((eb) => eb('product.originNote', 'is', null))
    .orderBy((eb) => eb('product.source', 'in', ['typical', 'entered']))
    .orderBy('listing.id')
    .execute()
}

/** What there is on the ground besides booths, by kind and name; stages, gates and power are no facilities. */
export async function listFacilities(
  db: Db,
  eventId: string,
): Promise<Array<{ kind: LandmarkKind; name: string }>> {
  return db
    .selectFrom('landmark')
    .select(['kind', 'name'])
    .where('eventId', '=', eventId)
    .where('kind', 'not in', ['stage', 'gate', 'power'])
    .orderBy('kind')
    .orderBy('name')
    .execute()
}
