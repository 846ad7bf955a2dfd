import {
  lockApplications,
  takeApplicationStep,
} from '#app/features/exhibitors/applications/change-status.server.ts'
import { releasePlace } from '#app/features/exhibitors/applications/release-place.server.ts'
import {
  closeRankGaps,
  lockRanks,
} from '#app/features/exhibitors/review/rank-applications.server.ts'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { PlaceAnswer } from '#db/types.ts'
import { lockEvent } from '../publish/publish-plan.server.ts'
import { dueOfAnswer, mayStillAnswer } from './answer-due.ts'
import { givePlaceIn } from './give-place.server.ts'

type Answering = {
  letterId: string
  answer: PlaceAnswer
  remark: string
  now: Date
}

async function lockLetter(trx: Trx, eventId: string, letterId: string) {
  return trx
    .selectFrom('placeLetter')
    .innerJoin('application', 'application.id', 'placeLetter.applicationId')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .innerJoin('event', 'event.id', 'placeLetter.eventId')
    .select([
      'placeLetter.id',
      'placeLetter.applicationId',
      'placeLetter.boothId',
      'placeLetter.answer',
      'placeLetter.answerRemark',
      'placeLetter.answerDueOn',
      'placeLetter.withdrawnAt',
      'application.exhibitorId',
      'exhibitor.kanwilCode',
      'event.placeAnswerDueOn',
      'event.timeZone',
    ])
    .where('placeLetter.eventId', '=', eventId)
    .where('placeLetter.id', '=', letterId)
    .forUpdate('placeLetter')
    .executeTakeFirst()
}

type Letter = NonNullable<Awaited<ReturnType<typeof lockLetter>>>

/**
 * The exhibitor's own answer to the letter of its place. The same answer twice counts once; a confirmed place may be
 * declined until the day is over, a declined one has been given up: only the organizer can give it again.
 */
export async function answerPlace(
  db: Db,
  actor: Actor,
  answering: Answering & { exhibitorId: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockEvent(trx, actor.eventId)
    const letter = await lockLetter(trx, actor.eventId, answering.letterId)
    // A letter of somebody else is not found either.
    if (letter?.exhibitorId !== answering.exhibitorId) throw new DomainError('letterNotFound')
    if (letter.withdrawnAt) throw new DomainError('letterReplaced')
    if (letter.answer === answering.answer && letter.answerRemark === answering.remark) return
    if (letter.answer === 'declined') throw new DomainError('placeGivenUp')
    const dueOn = dueOfAnswer(letter.answerDueOn, letter.placeAnswerDueOn)
    if (!mayStillAnswer(dueOn, letter.timeZone, answering.now))
      throw new DomainError('answerTooLate')
    await noteAnswer(trx, actor, letter, answering)
    if (answering.answer === 'declined') await giveUp(trx, actor, letter, answering.remark)
  })
}

/**
 * An answer that reached the organizer by other ways, at any time. Somebody who declined and comes after all gets the
 * same booth again by a new letter, if its tables are still free.
 */
export async function answerOnBehalf(db: Db, actor: Actor, answering: Answering): Promise<void> {
  const { eventId } = actor
  await db.transaction().execute(async (trx) => {
    await lockEvent(trx, eventId)
    const letter = await lockLetter(trx, eventId, answering.letterId)
    if (!letter) throw new DomainError('letterNotFound')
    if (letter.withdrawnAt) throw new DomainError('letterReplaced')
    if (letter.answer === answering.answer && letter.answerRemark === answering.remark) return
    if (letter.answer === 'declined' && answering.answer === 'confirmed') {
      const { applicationId, boothId } = letter
      if (!boothId) throw new DomainError('placeTaken', { booth: '' })
      await givePlaceIn(trx, actor, { applicationId, boothId, now: answering.now })
      const renewed = await trx
        .selectFrom('placeLetter')
        .select('id')
        .where('eventId', '=', eventId)
        .where('applicationId', '=', applicationId)
        .where('withdrawnAt', 'is', null)
        .executeTakeFirstOrThrow()
      await noteAnswer(trx, actor, { ...letter, id: renewed.id }, answering)
      return
    }
    await noteAnswer(trx, actor, letter, answering)
    if (answering.answer === 'declined' && letter.answer !== 'declined')
      await giveUp(trx, actor, letter, answering.remark)
  })
}

async function noteAnswer(
  trx: Trx,
  actor: Actor,
  letter: Pick<Letter, 'id' | 'applicationId' | 'answer' | 'answerRemark'>,
  { answer, remark, now }: Answering,
): Promise<void> {
  const { eventId, userId } = actor
  await trx
    .updateTable('placeLetter')
    .set({ answer, answerRemark: remark, answeredAt: now, answeredBy: userId })
    .where('eventId', '=', eventId)
    .where('id', '=', letter.id)
    .execute()
  await writeAudit(trx, {
    ...actor,
    action: `letter.${answer}`,
    subjectType: 'place_letter',
    subjectId: letter.id,
    before: { answer: letter.answer, remark: letter.answerRemark },
    after: { answer, remark },
  })
  await notifyLive(trx, eventId, 'booths')
}

/** The place is free at once; the application counts as withdrawn, with the remark as its reason. */
async function giveUp(trx: Trx, actor: Actor, letter: Letter, remark: string): Promise<void> {
  const { eventId } = actor
  const offices = letter.kanwilCode === null ? [] : [letter.kanwilCode]
  await lockRanks(trx, eventId, offices)
  const [application] = await lockApplications(trx, eventId, [letter.applicationId])
  if (!application) throw new DomainError('applicationNotFound')
  await takeApplicationStep(trx, actor, application, {
    step: 'withdraw',
    capacity: 'officer',
    remark,
  })
  await releasePlace(trx, eventId, application.id)
  await closeRankGaps(trx, eventId, offices)
  await notifyLive(trx, eventId, 'applications')
}
