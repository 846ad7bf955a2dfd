import { DomainError } from '#app/lib/domain-error.ts'
import type { Db } from '#db/connect.server.ts'
import type { ActingOfficer } from '../applications/acting-officer.ts'
import { findApplication } from '../applications/application-page.server.ts'
import { asks, takesCategory } from '../call/call-terms.ts'
import { knownCategories } from '../catalogue/categories.ts'
import { type Kept, writeDraft } from './draft.server.ts'

/** Applications of this exhibitor at other festivals, the newest first. */
export function listFormer(db: Db, exhibitorId: string, eventId: string) {
  return db
    .selectFrom('application')
    .innerJoin('event', 'event.id', 'application.eventId')
    .select((columns) => [
      'application.id',
      'application.tables',
      'event.name as eventName',
      'event.plannedStartsOn as startsOn',
      'event.plannedEndsOn as endsOn',
      columns
        .selectFrom('applicationProduct')
        .select((products) => products.fn.countAll<number>().as('count'))
        .whereRef('applicationProduct.applicationId', '=', 'application.id')
        .as('productCount'),
    ])
    .where('application.exhibitorId', '=', exhibitorId)
    .where('application.eventId', '!=', eventId)
    .where('event.status', '!=', 'draft')
    .orderBy('event.plannedStartsOn', 'desc')
    .orderBy('application.id')
    .limit(5)
    .execute()
}

/**
 * Begins an application with what a former one said: needs, story and goods, as far as this call asks for them and
 * takes them. People, wishes and best-before days are of their time and stay behind.
 */
export function copyApplication(db: Db, officer: ActingOfficer, formerId: string): Promise<Kept> {
  return writeDraft(db, officer, 'copy', async (trx, draft) => {
    if (draft.before.products.length > 0) throw new DomainError('copyTooLate')
    const own = await trx
      .selectFrom('application')
      .select('eventId')
      .where('id', '=', formerId)
      .where('exhibitorId', '=', officer.exhibitorId)
      .where('eventId', '!=', officer.eventId)
      .executeTakeFirst()
    const former = own && (await findApplication(trx, own.eventId, { id: formerId }))
    if (!former) throw new DomainError('applicationNotFound')
    const { terms } = draft
    const inUse = await trx
      .selectFrom('product')
      .select('id')
      .where('exhibitorId', '=', officer.exhibitorId)
      .where('archivedAt', 'is', null)
      .execute()
    const known = new Set(inUse.map((product) => product.id))
    const goods = former.products.filter(
      (product) => known.has(product.id) && takesCategory(terms, product.category),
    )
    if (goods.length > 0) {
      await trx
        .insertInto('applicationProduct')
        .values(
          goods.map(({ id, priceIdr, stock }) => ({
            eventId: officer.eventId,
            applicationId: draft.id,
            productId: id,
            priceIdr,
            stock: asks(terms, 'stock') ? stock : null,
          })),
        )
        .execute()
    }
    return {
      tables: Math.min(former.tables, terms.maxTablesPerApplication),
      peopleCount: former.peopleCount,
      ...(asks(terms, 'power') ? { powerWatts: former.powerWatts } : {}),
      ...(asks(terms, 'water') ? { needsWater: former.needsWater } : {}),
      ...(asks(terms, 'cooking') ? { needsCooking: former.needsCooking } : {}),
      ...(asks(terms, 'cold_storage') ? { needsColdStorage: former.needsColdStorage } : {}),
      categories: knownCategories(goods.map((product) => product.category)),
      story: former.story,
    }
  })
}
