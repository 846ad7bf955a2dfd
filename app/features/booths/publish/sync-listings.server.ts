import { newId } from '#app/lib/ids.ts'
import type { Trx } from '#db/connect.server.ts'

/**
 * Puts on sale, in the booth of each placement, the products its application named; goods whose exhibitor has moved
 * or left are taken off sale there. A listing that exists keeps its price and stock, and who stays where it was keeps
 * off sale what it has taken off: they may have been changed at the festival since.
 */
export async function syncListings(
  trx: Trx,
  eventId: string,
  planId: string,
  formerPlanId?: string,
): Promise<void> {
  const goods = await trx
    .selectFrom('placement')
    .innerJoin('application', 'application.id', 'placement.applicationId')
    .innerJoin('applicationProduct', 'applicationProduct.applicationId', 'application.id')
    .select([
      'placement.boothId',
      'applicationProduct.productId',
      'application.exhibitorId',
      'applicationProduct.priceIdr',
      'applicationProduct.stock',
    ])
    .where('placement.eventId', '=', eventId)
    .where('placement.planId', '=', planId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('placement as former')
            .select('former.applicationId')
            .where('former.planId', 'is not distinct from', formerPlanId ?? null)
            .whereRef('former.applicationId', '=', 'placement.applicationId')
            .whereRef('former.boothId', '=', 'placement.boothId'),
        ),
      ),
    )
    .execute()
  await trx
    .updateTable('listing')
    .set({ active: false })
    .where('eventId', '=', eventId)
    .where('active', '=', true)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('placement')
            .innerJoin('application', 'application.id', 'placement.applicationId')
            .select('placement.applicationId')
            .where('placement.eventId', '=', eventId)
            .where('placement.planId', '=', planId)
            .whereRef('placement.boothId', '=', 'listing.boothId')
            .whereRef('application.exhibitorId', '=', 'listing.exhibitorId'),
        ),
      ),
    )
    .execute()
  // In slices, to stay under the limit on parameters of one statement.
  for (let from = 0; from < goods.length; from += 1000) {
    await trx
      .insertInto('listing')
      .values(goods.slice(from, from + 1000).map((row) => ({ id: newId(), eventId, ...row })))
      .onConflict((conflict) =>
        conflict.constraint('listing_once_per_booth').doUpdateSet({ active: true }),
      )
      .execute()
  }
}
