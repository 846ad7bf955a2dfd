import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import { parseLocalDateTime } from '#app/lib/time.ts'
import type { Db } from '#db/connect.server.ts'
import type { CallInput, QuotaInput } from './call-forms.ts'
import { findTerms } from './find-terms.server.ts'

/**
 * Writes down when (by the clock of the venue) and on which terms exhibitors may apply. Applications that are there stay
 * as they are.
 */
export async function saveCall(db: Db, actor: Actor, input: CallInput): Promise<void> {
  const { eventId } = actor
  const { intent: _intent, callOpensAt, callClosesAt, callRules, ...terms } = input
  const columns = {
    ...terms,
    maxApplicationsPerKanwil: terms.maxApplicationsPerKanwil ?? null,
    maxTablesPerKanwil: terms.maxTablesPerKanwil ?? null,
  }
  await db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('event')
      .select(['callOpensAt', 'callClosesAt', 'callRules', 'timeZone'])
      .where('id', '=', eventId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow()
    const moment = (text: string | undefined) =>
      text ? parseLocalDateTime(text, before.timeZone) : null
    const dates = {
      callOpensAt: moment(callOpensAt),
      callClosesAt: moment(callClosesAt),
      callRules,
    }
    const termsBefore = await findTerms(trx, eventId)
    await trx.updateTable('event').set(dates).where('id', '=', eventId).execute()
    await trx
      .insertInto('callTerms')
      .values({ eventId, ...columns })
      .onConflict((conflict) => conflict.column('eventId').doUpdateSet(columns))
      .execute()
    await writeAudit(trx, {
      ...actor,
      action: 'call.saved',
      subjectType: 'event',
      subjectId: eventId,
      before: { ...before, ...termsBefore },
      after: { ...dates, ...columns },
    })
    await notifyLive(trx, eventId, 'public')
  })
}

/** Gives a Kanwil limits of its own. */
export async function saveQuota(db: Db, actor: Actor, input: QuotaInput): Promise<void> {
  const { eventId } = actor
  const { kanwilCode, minTables, maxTables, maxApplications } = input
  const limits = {
    minTables,
    maxTables: maxTables ?? null,
    maxApplications: maxApplications ?? null,
  }
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('kanwilQuota')
      .values({ eventId, kanwilCode, ...limits })
      .onConflict((conflict) => conflict.columns(['eventId', 'kanwilCode']).doUpdateSet(limits))
      .execute()
    await writeAudit(trx, {
      ...actor,
      action: 'quota.saved',
      subjectType: 'kanwil',
      subjectId: kanwilCode,
      after: limits,
    })
  })
}

/** Lets the call's limits hold for a Kanwil again. */
export async function removeQuota(db: Db, actor: Actor, kanwilCode: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const before = await trx
      .deleteFrom('kanwilQuota')
      .where('eventId', '=', actor.eventId)
      .where('kanwilCode', '=', kanwilCode)
      .returning(['minTables', 'maxTables', 'maxApplications'])
      .executeTakeFirst()
    if (!before) return
    await writeAudit(trx, {
      ...actor,
      action: 'quota.removed',
      subjectType: 'kanwil',
      subjectId: kanwilCode,
      before,
    })
  })
}
