import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '#db/connect.server.ts'
import { loadFloorPlan } from './floor-plan.server.ts'

/** The ground, and who shows what in each booth by the published plan; nobody stands anywhere before that. */
export async function loadPublicMap(db: Db, eventId: string) {
  const [floor, places] = await Promise.all([
    loadFloorPlan(db, eventId),
    db
      .selectFrom('placement')
      .innerJoin('allocationPlan', 'allocationPlan.id', 'placement.planId')
      .innerJoin('application', 'application.id', 'placement.applicationId')
      .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
      .leftJoin('kanwil', 'kanwil.code', 'exhibitor.kanwilCode')
      .select((row) => [
        'placement.boothId',
        'exhibitor.id',
        'exhibitor.name',
        'kanwil.name as kanwilName',
        jsonArrayFrom(
          row
            .selectFrom('listing')
            .innerJoin('product', 'product.id', 'listing.productId')
            .select(['product.id', 'product.name', 'listing.priceIdr as price'])
            .whereRef('listing.eventId', '=', 'placement.eventId')
            .whereRef('listing.boothId', '=', 'placement.boothId')
            .whereRef('listing.exhibitorId', '=', 'exhibitor.id')
            .where('listing.active', '=', true)
            .orderBy('product.name'),
        ).as('products'),
      ])
      .where('placement.eventId', '=', eventId)
      .where('allocationPlan.status', '=', 'published')
      .orderBy('exhibitor.name')
      .execute(),
  ])
  return { floor, places }
}

export type PublicPlace = Awaited<ReturnType<typeof loadPublicMap>>['places'][number]
