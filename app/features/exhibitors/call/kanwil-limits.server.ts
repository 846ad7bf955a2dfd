import { DomainError } from '#app/lib/domain-error.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { ApplicationStatus } from '#db/types.ts'

/** What takes up a Kanwil's limits: all that was sent and neither withdrawn nor declined. */
export const countedStatuses = [
  'submitted',
  'returned',
  'endorsed',
  'accepted',
  'waiting_list',
] as const satisfies ReadonlyArray<ApplicationStatus>

export type KanwilUse = {
  kanwil: string
  applications: number
  tables: number
  maxApplications: number | null
  maxTables: number | null
}

/** How much of its limits a Kanwil has used, one application left out of the count. */
export async function findKanwilUse(
  db: Db | Trx,
  eventId: string,
  kanwilCode: string,
  withoutId?: string,
): Promise<KanwilUse> {
  const row = await db
    .selectFrom('kanwil')
    .leftJoin('kanwilQuota', (join) =>
      join
        .onRef('kanwilQuota.kanwilCode', '=', 'kanwil.code')
        .on('kanwilQuota.eventId', '=', eventId),
    )
    .leftJoin('callTerms', (join) => join.on('callTerms.eventId', '=', eventId))
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('application')
          .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
          .select((columns) => [
            columns.fn.countAll<number>().as('applications'),
            columns.fn
              .coalesce(columns.fn.sum<number>('application.tables'), columns.val(0))
              .as('tables'),
          ])
          .where('application.eventId', '=', eventId)
          .whereRef('exhibitor.kanwilCode', '=', 'kanwil.code')
          .where('application.status', 'in', [...countedStatuses])
          .$if(withoutId !== undefined, (query) =>
            query.where('application.id', '!=', withoutId ?? ''),
          )
          .as('used'),
      (join) => join.onTrue(),
    )
    .select((columns) => [
      'kanwil.name as kanwil',
      'used.applications',
      'used.tables',
      columns.fn
        .coalesce('kanwilQuota.maxApplications', 'callTerms.maxApplicationsPerKanwil')
        .as('maxApplications'),
      columns.fn.coalesce('kanwilQuota.maxTables', 'callTerms.maxTablesPerKanwil').as('maxTables'),
    ])
    .where('kanwil.code', '=', kanwilCode)
    .executeTakeFirstOrThrow()
  return {
    kanwil: row.kanwil,
    applications: Number(row.applications ?? 0),
    tables: Number(row.tables ?? 0),
    maxApplications: row.maxApplications,
    maxTables: row.maxTables,
  }
}

/**
 * Refuses one more application, or more tables, than the call allows this Kanwil. Only right while the festival's row
 * is locked: two that ask for the last place at once would both find it free.
 */
export async function refuseBeyondLimits(
  trx: Trx,
  eventId: string,
  application: { id: string; kanwilCode: string | null; tables: number },
): Promise<void> {
  if (application.kanwilCode === null) return
  const use = await findKanwilUse(trx, eventId, application.kanwilCode, application.id)
  const { kanwil, maxApplications, maxTables } = use
  if (maxApplications !== null && use.applications + 1 > maxApplications) {
    throw new DomainError('kanwilApplicationsFull', { kanwil, max: maxApplications })
  }
  if (maxTables !== null && use.tables + application.tables > maxTables) {
    const left = Math.max(0, maxTables - use.tables)
    throw new DomainError('kanwilTablesFull', { kanwil, max: maxTables, left })
  }
}
