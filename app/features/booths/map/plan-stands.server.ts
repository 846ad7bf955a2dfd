import type { Db } from '#db/connect.server.ts'

/** Who stands in which booth by a plan, in the order of their names; nothing that is not fit for the public. */
export function listStands(db: Db, eventId: string, planId: string) {
  return db
    .selectFrom('placement')
    .innerJoin('application', 'application.id', 'placement.applicationId')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .leftJoin('kanwil', 'kanwil.code', 'exhibitor.kanwilCode')
    .select([
      'placement.boothId',
      'exhibitor.id as exhibitorId',
      'exhibitor.name',
      'exhibitor.kanwilCode',
      'kanwil.name as kanwilName',
      'application.categories',
    ])
    .where('placement.eventId', '=', eventId)
    .where('placement.planId', '=', planId)
    .orderBy('exhibitor.name')
    .orderBy('exhibitor.id')
    .execute()
}

export type Stand = Awaited<ReturnType<typeof listStands>>[number]

/** The published plan of a festival, the only one that the public may know. */
export function findPublishedPlan(db: Db, eventId: string) {
  return db
    .selectFrom('allocationPlan')
    .select(['id', 'number', 'status', 'weights', 'publishedAt'])
    .where('eventId', '=', eventId)
    .where('status', '=', 'published')
    .executeTakeFirst()
}

/** The plan of this number; without one the published plan, else the newest. */
export async function findPlanToShow(db: Db, eventId: string, number: string | null) {
  if (number === null) {
    const published = await findPublishedPlan(db, eventId)
    if (published) return published
  }
  const chosen = db
    .selectFrom('allocationPlan')
    .select(['id', 'number', 'status', 'publishedAt'])
    .where('eventId', '=', eventId)
    .orderBy('number', 'desc')
  if (number === null) return chosen.executeTakeFirst()
  return /^\d{1,6}$/.test(number)
    ? chosen.where('number', '=', Number(number)).executeTakeFirst()
    : undefined
}
