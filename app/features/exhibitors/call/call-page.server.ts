import type { Db } from '#db/connect.server.ts'
import { findCall } from '../applications/application-page.server.ts'
import { findTerms } from './find-terms.server.ts'
import { countedStatuses } from './kanwil-limits.server.ts'

/** Kanwil with limits of their own, and how far these are used. */
function listQuotas(db: Db, eventId: string) {
  return db
    .selectFrom('kanwilQuota')
    .innerJoin('kanwil', 'kanwil.code', 'kanwilQuota.kanwilCode')
    .select((columns) => [
      'kanwil.code',
      'kanwil.name',
      'kanwilQuota.minTables',
      'kanwilQuota.maxTables',
      'kanwilQuota.maxApplications',
      columns
        .selectFrom('application')
        .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
        .select((counted) => counted.fn.countAll<number>().as('count'))
        .where('application.eventId', '=', eventId)
        .whereRef('exhibitor.kanwilCode', '=', 'kanwil.code')
        .where('application.status', 'in', [...countedStatuses])
        .as('applications'),
    ])
    .where('kanwilQuota.eventId', '=', eventId)
    .orderBy('kanwil.name')
    .execute()
}

/** What an organizer sets of the call: dates, rules, terms, limits, and the Kanwil that may have their own. */
export async function loadCallPage(db: Db, eventId: string) {
  const [call, terms, quotas, offices] = await Promise.all([
    findCall(db, eventId),
    findTerms(db, eventId),
    listQuotas(db, eventId),
    db
      .selectFrom('kanwil')
      .select(['code', 'name'])
      .where('closedAt', 'is', null)
      .orderBy('name')
      .execute(),
  ])
  return {
    call,
    terms,
    quotas: quotas.map((quota) => ({ ...quota, applications: quota.applications ?? 0 })),
    offices,
  }
}
