import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import type { Db } from '#db/connect.server.ts'
import type { LetterSettings } from './letter-forms.ts'

const columns = [
  'letterCode',
  'placeAnswerDueOn',
  'setupStartsAt',
  'setupEndsAt',
  'setupNotes',
] as const

/** What the next letters of a festival will say. */
export function getLetterSettings(db: Db, eventId: string) {
  return db
    .selectFrom('event')
    .select([...columns, 'name', 'contactEmail'])
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
}

/** Sets what the next letters say; those already sent keep their words, but a later day for answers holds for all. */
export async function saveLetterSettings(
  db: Db,
  actor: Actor,
  settings: LetterSettings,
): Promise<void> {
  const { eventId } = actor
  await db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('event')
      .select([...columns])
      .where('id', '=', eventId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const after = {
      letterCode: settings.letterCode ?? null,
      placeAnswerDueOn: settings.placeAnswerDueOn ?? null,
      setupStartsAt: settings.setupStartsAt ?? null,
      setupEndsAt: settings.setupEndsAt ?? null,
      setupNotes: settings.setupNotes ?? '',
    }
    await trx.updateTable('event').set(after).where('id', '=', eventId).execute()
    await writeAudit(trx, {
      ...actor,
      action: 'letter.saved',
      subjectType: 'event',
      subjectId: eventId,
      before,
      after,
    })
  })
}
