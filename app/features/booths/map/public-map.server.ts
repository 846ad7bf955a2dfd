import type { Db } from '#db/connect.server.ts'
import { loadFloorPlan } from '../ground/floor-plan.server.ts'
import { findPublishedPlan, listStands } from './plan-stands.server.ts'

/** The ground, and who stands in each booth by the published plan; nobody stands anywhere before that. */
export async function loadPublicMap(db: Db, eventId: string) {
  const [floor, plan] = await Promise.all([
    loadFloorPlan(db, eventId),
    findPublishedPlan(db, eventId),
  ])
  const stands = plan ? await listStands(db, eventId, plan.id) : []
  return { floor, plan, stands }
}

/**
 * The exhibitors of a booth with what they sell there, as visitors may see it: names of institutions and brands,
 * goods, prices and photos. Of an institution for children no photo is shown.
 */
export async function loadPublicBooth(db: Db, eventId: string, planId: string, boothId: string) {
  const [exhibitors, goods] = await Promise.all([
    db
      .selectFrom('placement')
      .innerJoin('application', 'application.id', 'placement.applicationId')
      .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
      .leftJoin('kanwil', 'kanwil.code', 'exhibitor.kanwilCode')
      .leftJoin('upt', 'upt.code', 'exhibitor.uptCode')
      .select([
        'exhibitor.id',
        'exhibitor.name',
        'kanwil.name as kanwilName',
        'upt.kind as uptKind',
        'application.categories',
      ])
      .where('placement.eventId', '=', eventId)
      .where('placement.planId', '=', planId)
      .where('placement.boothId', '=', boothId)
      .orderBy('exhibitor.name')
      .orderBy('exhibitor.id')
      .execute(),
    db
      .selectFrom('listing')
      .innerJoin('product', 'product.id', 'listing.productId')
      .select([
        'listing.exhibitorId',
        'product.id',
        'product.name',
        'product.category',
        'product.unit',
        'product.photoFileId',
        'listing.priceIdr',
      ])
      .where('listing.eventId', '=', eventId)
      .where('listing.boothId', '=', boothId)
      .where('listing.active', '=', true)
      .orderBy('product.name')
      .orderBy('product.id')
      .execute(),
  ])
  return exhibitors.map(({ uptKind, ...exhibitor }) => ({
    ...exhibitor,
    goods: goods
      .filter((row) => row.exhibitorId === exhibitor.id)
      .map(({ exhibitorId, ...row }) => ({
        ...row,
        photoFileId: uptKind === 'lpka' ? null : row.photoFileId,
      })),
  }))
}
