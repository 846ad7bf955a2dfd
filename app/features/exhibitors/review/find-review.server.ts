import { sql } from 'kysely'
import type { Db } from '#db/connect.server.ts'
import { findApplication } from '../applications/application-page.server.ts'

/** Everything that those who judge an application read of it. */
export async function findReview(
  db: Db,
  eventId: string,
  applicationId: string,
  /** Only applications of these Kanwil are found; undefined = all. */
  kanwilCodes?: ReadonlyArray<string>,
) {
  const base = await findApplication(db, eventId, { id: applicationId })
  if (!base) return undefined
  if (kanwilCodes && !(base.kanwilCode && kanwilCodes.includes(base.kanwilCode))) return undefined
  const [more, goods, staff, rank] = await Promise.all([
    db
      .selectFrom('application')
      .select(['needsColdStorage', 'story', 'kanwilRank'])
      .where('eventId', '=', eventId)
      .where('id', '=', applicationId)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('applicationProduct')
      .innerJoin('product', 'product.id', 'applicationProduct.productId')
      .select([
        'product.id',
        'product.name',
        'product.category',
        'product.unit',
        'product.originNote',
        'product.photoFileId',
        'product.pirtNumber',
        'product.bpomNumber',
        'product.halalNumber',
        'applicationProduct.priceIdr',
        'applicationProduct.stock',
        'applicationProduct.bestBefore',
      ])
      .where('applicationProduct.eventId', '=', eventId)
      .where('applicationId', '=', applicationId)
      .orderBy('product.name')
      .orderBy('product.id')
      .execute(),
    db
      .selectFrom('exhibitorStaff')
      .select(['id', 'name', 'duty'])
      .where('eventId', '=', eventId)
      .where('applicationId', '=', applicationId)
      .orderBy('duty')
      .orderBy('name')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('application')
      .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
      .select(sql<number>`count(*) filter (where application.kanwil_rank is not null)`.as('of'))
      .where('application.eventId', '=', eventId)
      .where('exhibitor.kanwilCode', '=', base.kanwilCode ?? '')
      .executeTakeFirstOrThrow(),
  ])
  return { ...base, ...more, goods, staff, rankedCount: rank.of }
}

export type ReviewView = NonNullable<Awaited<ReturnType<typeof findReview>>>
