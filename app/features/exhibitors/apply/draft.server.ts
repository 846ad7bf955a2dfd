import { sql } from 'kysely'
import {
  callState,
  mayCorrect,
  mayKeepDraft,
  mayNamePeople,
} from '#app/features/events/call-window.ts'
import { writeAudit } from '#app/features/people/audit.server.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { ActingOfficer } from '../applications/acting-officer.ts'
import { type ApplicationView, findApplication } from '../applications/application-page.server.ts'
import { isEditable } from '../applications/application-steps.ts'
import type { CallTerms } from '../call/call-terms.ts'
import { findTerms } from '../call/find-terms.server.ts'

/** `closed`: kept as a draft, but the call has closed meanwhile and it cannot be sent. */
export type Kept = 'kept' | 'closed'

/** A draft that is being written: the application as it stood before, and what the call asks. */
export type Draft = { id: string; before: ApplicationView; terms: CallTerms }

/** What a form knew of the application when it was filled in. */
export type Seen = { version: number; base: string }

/** The application of this exhibitor, locked; begun when there is none. */
async function lockDraft(
  trx: Trx,
  { eventId, exhibitorId }: ActingOfficer,
): Promise<{ view: ApplicationView; fresh: boolean }> {
  const made = await trx
    .insertInto('application')
    .values({ id: newId(), eventId, exhibitorId, tables: 1, version: 0 })
    .onConflict((conflict) => conflict.constraint('application_once_per_event').doNothing())
    .returning('id')
    .executeTakeFirst()
  await trx
    .selectFrom('application')
    .select('id')
    .where('eventId', '=', eventId)
    .where('exhibitorId', '=', exhibitorId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const view = await findApplication(trx, eventId, { exhibitorId })
  if (!view) throw new DomainError('conflict')
  return { view, fresh: made !== undefined }
}

/**
 * Whether the exhibitor may write this part now. A draft that has been begun is still kept when the call closes over it,
 * and people may be named later; everything else is refused.
 */
async function checkOpen(
  trx: Trx,
  officer: ActingOfficer,
  application: ApplicationView,
  { fresh, part }: { fresh: boolean; part: string },
): Promise<Kept> {
  const event = await trx
    .selectFrom('event')
    .select(['status', 'callOpensAt', 'callClosesAt'])
    .where('id', '=', officer.eventId)
    .executeTakeFirstOrThrow()
  const state = callState(event, officer.now)
  const { status } = application
  if (part === 'people' && mayNamePeople(status, event)) return 'kept'
  if (state !== 'open' && (fresh || status === 'withdrawn')) {
    throw new DomainError(state === 'not-yet' ? 'callNotOpen' : 'callClosed')
  }
  if (!isEditable(status)) throw new DomainError('applicationNotEditable')
  if (state === 'open' || (status === 'returned' && mayCorrect(event))) return 'kept'
  if (status === 'draft' && mayKeepDraft(event)) return 'closed'
  throw new DomainError('callClosed')
}

/**
 * Refuses to overwrite what somebody else has saved since the form was opened. Another part of the application may
 * have changed meanwhile: only what this form overwrites counts, told by `baseNow`.
 */
export function refuseUnseen(draft: Draft, seen: Seen, baseNow: string): void {
  if (draft.before.version !== seen.version && baseNow !== seen.base) {
    throw new DomainError('applicationChanged')
  }
}

/**
 * Writes a part of an application, beginning one where there is none: `write` does the part's own changes and answers
 * the columns of the application itself. All of it happens or nothing.
 */
export async function writeDraft(
  db: Db,
  officer: ActingOfficer,
  part: string,
  write: (trx: Trx, draft: Draft) => Promise<ApplicationColumns>,
): Promise<Kept> {
  return db.transaction().execute(async (trx) => {
    const { view, fresh } = await lockDraft(trx, officer)
    const kept = await checkOpen(trx, officer, view, { fresh, part })
    const terms = await findTerms(trx, officer.eventId)
    const columns = await write(trx, { id: view.id, before: view, terms })
    await trx
      .updateTable('application')
      .set({ ...columns, version: sql<number>`version + 1`, updatedAt: officer.now })
      .where('eventId', '=', officer.eventId)
      .where('id', '=', view.id)
      .execute()
    await writeAudit(trx, {
      ...officer,
      action: 'application.saved',
      subjectType: 'application',
      subjectId: view.id,
      after: { part, ...columns },
    })
    await notifyLive(trx, officer.eventId, 'applications')
    return kept
  })
}

/** What a step changes of the application's own row. */
export type ApplicationColumns = Partial<
  Pick<
    ApplicationView,
    | 'tables'
    | 'peopleCount'
    | 'powerWatts'
    | 'needsWater'
    | 'needsCooking'
    | 'needsColdStorage'
    | 'categories'
    | 'story'
    | 'remarks'
  >
>
