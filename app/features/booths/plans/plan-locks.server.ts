import type { Db } from '#db/connect.server.ts'

/** What a new run, and everybody who changes the plan, must leave as it is. */
export type PlanLocks = {
  /** Booth of each application that may not be moved. */
  boothOf: ReadonlyMap<string, string>
  /** Those of them that are locked one by one. */
  single: ReadonlySet<string>
  /** Booths that take nobody else. */
  closedBoothIds: ReadonlySet<string>
}

export const NO_LOCKS: PlanLocks = {
  boothOf: new Map(),
  single: new Set(),
  closedBoothIds: new Set(),
}

/**
 * The locks of a plan: single placements, everything in a locked booth (which then takes nobody else), and every
 * place of a locked Kanwil.
 */
export async function readPlanLocks(db: Db, eventId: string, planId: string): Promise<PlanLocks> {
  const [rows, booths] = await Promise.all([
    db
      .selectFrom('placement')
      .innerJoin('application', 'application.id', 'placement.applicationId')
      .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
      .select(['placement.applicationId', 'placement.boothId', 'placement.locked'])
      .where('placement.eventId', '=', eventId)
      .where('placement.planId', '=', planId)
      .where((where) =>
        where.or([
          where('placement.locked', '=', true),
          where.exists(
            where
              .selectFrom('planBoothLock')
              .select('planBoothLock.boothId')
              .whereRef('planBoothLock.planId', '=', 'placement.planId')
              .whereRef('planBoothLock.boothId', '=', 'placement.boothId'),
          ),
          where.exists(
            where
              .selectFrom('planKanwilLock')
              .select('planKanwilLock.kanwilCode')
              .whereRef('planKanwilLock.planId', '=', 'placement.planId')
              .whereRef('planKanwilLock.kanwilCode', '=', 'exhibitor.kanwilCode'),
          ),
        ]),
      )
      .execute(),
    db
      .selectFrom('planBoothLock')
      .select('boothId')
      .where('eventId', '=', eventId)
      .where('planId', '=', planId)
      .execute(),
  ])
  return {
    boothOf: new Map(rows.map((row) => [row.applicationId, row.boothId])),
    single: new Set(rows.flatMap((row) => (row.locked ? [row.applicationId] : []))),
    closedBoothIds: new Set(booths.map((row) => row.boothId)),
  }
}
