import { sql } from 'kysely'
import type { Reach } from '#app/features/people/policy.ts'
import type { Db } from '#db/connect.server.ts'

export type BadgeFilter = { kanwilCode?: string | undefined; exhibitorId?: string | undefined }

/** People of exhibitors with a place, by booth: whose badges somebody may print. */
export async function listNameBadges(
  db: Db,
  eventId: string,
  reach: Reach,
  { kanwilCode, exhibitorId }: BadgeFilter,
) {
  let people = db
    .selectFrom('exhibitorStaff')
    .innerJoin('application', 'application.id', 'exhibitorStaff.applicationId')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .leftJoin('allocationPlan', (join) =>
      join
        .onRef('allocationPlan.eventId', '=', 'exhibitorStaff.eventId')
        .on('allocationPlan.status', '=', 'published'),
    )
    .leftJoin('placement', (join) =>
      join
        .onRef('placement.planId', '=', 'allocationPlan.id')
        .onRef('placement.applicationId', '=', 'application.id'),
    )
    .leftJoin('booth', 'booth.id', 'placement.boothId')
    .select([
      'exhibitorStaff.name',
      'exhibitorStaff.duty',
      'exhibitorStaff.badgeCode',
      'exhibitor.name as exhibitorName',
      'booth.code as boothCode',
    ])
    .where('exhibitorStaff.eventId', '=', eventId)
    .where('application.status', '=', 'accepted')
  if (kanwilCode) people = people.where('exhibitor.kanwilCode', '=', kanwilCode)
  if (exhibitorId) people = people.where('exhibitor.id', '=', exhibitorId)
  if (!reach.everything)
    people = people.where(({ eb, or }) =>
      or([
        eb('exhibitor.id', '=', sql<string>`any(${reach.exhibitorIds}::uuid[])`),
        eb('exhibitor.kanwilCode', '=', sql<string>`any(${reach.kanwilCodes}::text[])`),
      ]),
    )
  return people
    .orderBy('booth.code')
    .orderBy('exhibitor.name')
    .orderBy('exhibitorStaff.name')
    .orderBy('exhibitorStaff.id')
    .execute()
}

export type NameBadge = Awaited<ReturnType<typeof listNameBadges>>[number]
