import { sql } from 'kysely'
import { listAddressees } from '#app/features/exhibitors/registry/officers.server.ts'
import { queueMail } from '#app/features/mail/queue-mail.server.ts'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import { placePath } from '#app/lib/paths.ts'
import type { Db } from '#db/connect.server.ts'
import { lockEvent } from '../publish/publish-plan.server.ts'
import { dueOfAnswer } from './answer-due.ts'

/** Nobody is reminded twice within so many hours, however often the button is pressed. */
const QUIET_HOURS = 20

/**
 * Reminds by mail all who have a letter and have not answered it. Who was reminded or got the letter within the last
 * twenty hours is left in peace. Answers how many exhibitors were written to.
 */
export async function remindUnanswered(db: Db, actor: Actor, now: Date): Promise<number> {
  const { eventId } = actor
  return db.transaction().execute(async (trx) => {
    await lockEvent(trx, eventId)
    const event = await trx
      .selectFrom('event')
      .select(['slug', 'name', 'placeAnswerDueOn'])
      .where('id', '=', eventId)
      .executeTakeFirstOrThrow()
    const quietSince = new Date(now.getTime() - QUIET_HOURS * 3_600_000)
    const letters = await trx
      .selectFrom('placeLetter')
      .innerJoin('application', 'application.id', 'placeLetter.applicationId')
      .select([
        'placeLetter.id',
        'placeLetter.reference',
        'placeLetter.exhibitorName',
        'placeLetter.boothCode',
        'placeLetter.zoneName',
        'placeLetter.answerDueOn',
        'application.exhibitorId',
      ])
      .where('placeLetter.eventId', '=', eventId)
      .where('placeLetter.withdrawnAt', 'is', null)
      .where('placeLetter.answer', 'is', null)
      .where(
        ({ fn }) => fn.coalesce('placeLetter.remindedAt', 'placeLetter.sentAt'),
        '<',
        quietSince,
      )
      .orderBy('placeLetter.number')
      .forUpdate('placeLetter')
      .execute()
    const addressees = await listAddressees(
      trx,
      letters.map((letter) => letter.exhibitorId),
    )
    const reached = letters.filter((letter) => addressees.has(letter.exhibitorId))
    for (const letter of reached) {
      for (const { to, language } of addressees.get(letter.exhibitorId) ?? []) {
        await queueMail(trx, {
          eventId,
          to,
          language,
          template: 'place-reminder',
          props: {
            exhibitor: letter.exhibitorName,
            event: event.name,
            path: placePath(event, letter.exhibitorId),
            letterId: letter.id,
            reference: letter.reference,
            booth: letter.boothCode,
            zone: letter.zoneName,
            answerDueOn: dueOfAnswer(letter.answerDueOn, event.placeAnswerDueOn),
          },
        })
      }
    }
    if (reached.length === 0) return 0
    await trx
      .updateTable('placeLetter')
      .set({ remindedAt: now, reminderCount: sql<number>`reminder_count + 1` })
      .where('eventId', '=', eventId)
      .where(({ eb, fn, val }) => eb('id', '=', fn.any(val(reached.map(({ id }) => id)))))
      .execute()
    await writeAudit(trx, {
      ...actor,
      action: 'letter.reminded',
      subjectType: 'event',
      subjectId: eventId,
      after: { exhibitors: reached.length },
    })
    await notifyLive(trx, eventId, 'booths')
    return reached.length
  })
}
