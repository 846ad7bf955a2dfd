import type { Reach } from '#app/features/people/policy.ts'
import type { Db } from '#db/connect.server.ts'

/** Who stands in which booth by the published plan. */
export function listUnits(db: Db, eventId: string, boothId?: string) {
  let units = db
    .selectFrom('placement')
    .innerJoin('allocationPlan', 'allocationPlan.id', 'placement.planId')
    .innerJoin('application', 'application.id', 'placement.applicationId')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .select([
      'placement.boothId',
      'placement.applicationId',
      'placement.tables',
      'application.exhibitorId',
      'exhibitor.name',
      'exhibitor.kanwilCode',
    ])
    .where('placement.eventId', '=', eventId)
    .where('allocationPlan.status', '=', 'published')
    .orderBy('exhibitor.name')
    .orderBy('placement.applicationId')
  if (boothId !== undefined) units = units.where('placement.boothId', '=', boothId)
  return units.execute()
}

export type Unit = Awaited<ReturnType<typeof listUnits>>[number]

/** Whether a unit is among those that somebody may act on. */
export function reachesUnit(
  reach: Reach,
  unit: Pick<Unit, 'boothId' | 'exhibitorId' | 'kanwilCode'>,
): boolean {
  return (
    reach.everything ||
    reach.boothIds.includes(unit.boothId) ||
    reach.exhibitorIds.includes(unit.exhibitorId) ||
    (unit.kanwilCode !== null && reach.kanwilCodes.includes(unit.kanwilCode))
  )
}

/** Whether somebody may look at a booth: all of the festival, or a unit in it. */
export function reachesBooth(reach: Reach, boothId: string, units: ReadonlyArray<Unit>): boolean {
  return (
    reach.everything ||
    reach.boothIds.includes(boothId) ||
    units.some((unit) => unit.boothId === boothId && reachesUnit(reach, unit))
  )
}

/** Whether a picture belongs to a report on a booth within somebody's reach. */
export async function reachesReportPicture(
  db: Db,
  reach: Reach,
  { id, eventId }: { id: string; eventId: string },
): Promise<boolean> {
  if (reach.everything) return true
  const report = await db
    .selectFrom('boothReport')
    .select('boothId')
    .where('eventId', '=', eventId)
    .where('photoFileId', '=', id)
    .executeTakeFirst()
  if (!report) return false
  return reachesBooth(reach, report.boothId, await listUnits(db, eventId, report.boothId))
}
