import type { Db } from '#db/connect.server.ts'

/** What an application says, with its wishes and products. */
export async function findApplication(
  db: Db,
  eventId: string,
  where: { id: string } | { exhibitorId: string },
) {
  const application = await db
    .selectFrom('application')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .leftJoin('kanwil', 'kanwil.code', 'exhibitor.kanwilCode')
    .select([
      'application.id',
      'application.exhibitorId',
      'application.status',
      'application.tables',
      'application.powerWatts',
      'application.needsWater',
      'application.needsCooking',
      'application.needsColdStorage',
      'application.categories',
      'application.peopleCount',
      'application.remarks',
      'application.story',
      'application.version',
      'application.updatedAt',
      'application.priorityScore',
      'application.submittedAt',
      'exhibitor.name as exhibitorName',
      'exhibitor.kind as exhibitorKind',
      'exhibitor.city as exhibitorCity',
      'exhibitor.kanwilCode',
      'kanwil.name as kanwilName',
    ])
    .where('application.eventId', '=', eventId)
    .where(
      'id' in where ? 'application.id' : 'application.exhibitorId',
      '=',
      'id' in where ? where.id : where.exhibitorId,
    )
    .executeTakeFirst()
  if (!application) return undefined
  const [wishes, products, staff, steps, place] = await Promise.all([
    db
      .selectFrom('applicationZoneWish')
      .innerJoin('zone', 'zone.id', 'applicationZoneWish.zoneId')
      .select(['zone.id', 'zone.code', 'zone.name', 'zone.allowedCategories'])
      .where('applicationZoneWish.eventId', '=', eventId)
      .where('applicationId', '=', application.id)
      .orderBy('rank')
      .execute(),
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
      .where('applicationId', '=', application.id)
      .orderBy('product.name')
      .orderBy('product.id')
      .execute(),
    db
      .selectFrom('exhibitorStaff')
      .select(['id', 'name', 'duty'])
      .where('eventId', '=', eventId)
      .where('applicationId', '=', application.id)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('applicationStep')
      .leftJoin('user', 'user.id', 'applicationStep.userId')
      .select([
        'applicationStep.id',
        'applicationStep.toStatus',
        'applicationStep.remark',
        'applicationStep.at',
        'user.name as by',
      ])
      .where('applicationStep.eventId', '=', eventId)
      .where('applicationId', '=', application.id)
      .orderBy('applicationStep.at', 'desc')
      .orderBy('applicationStep.id', 'desc')
      .execute(),
    db
      .selectFrom('placement')
      .innerJoin('allocationPlan', 'allocationPlan.id', 'placement.planId')
      .innerJoin('booth', 'booth.id', 'placement.boothId')
      .innerJoin('zone', 'zone.id', 'booth.zoneId')
      .select(['booth.code', 'zone.name as zoneName'])
      .where('placement.eventId', '=', eventId)
      .where('placement.applicationId', '=', application.id)
      .where('allocationPlan.status', '=', 'published')
      .executeTakeFirst(),
  ])
  return { ...application, wishes, products, staff, steps, place }
}

export type ApplicationView = NonNullable<Awaited<ReturnType<typeof findApplication>>>

/** What an exhibitor has to know of a festival to apply. */
export function findCall(db: Db, eventId: string) {
  return db
    .selectFrom('event')
    .innerJoin('venue', 'venue.id', 'event.venueId')
    .select([
      'event.id',
      'event.slug',
      'event.name',
      'event.status',
      'event.timeZone',
      'event.callOpensAt',
      'event.callClosesAt',
      'event.callRules',
      'event.plannedStartsOn as startsOn',
      'event.plannedEndsOn as endsOn',
      'venue.name as venueName',
      'venue.city as venueCity',
    ])
    .where('event.id', '=', eventId)
    .executeTakeFirstOrThrow()
}
