import type { Db } from '#db/connect.server.ts'
import { loadFloorPlan } from '../ground/floor-plan.server.ts'
import { dueOfAnswer, mayStillAnswer } from './answer-due.ts'
import { findOpenLetter } from './find-letter.server.ts'

/** The place of an exhibitor at a festival as its letter told it, and whether it may still be answered. */
export async function loadPlacePage(db: Db, eventId: string, exhibitorId: string, now: Date) {
  const [letter, event] = await Promise.all([
    findOpenLetter(db, eventId, exhibitorId),
    db
      .selectFrom('event')
      .innerJoin('venue', 'venue.id', 'event.venueId')
      .select([
        'event.timeZone',
        'event.contactEmail',
        'event.setupStartsAt',
        'event.setupEndsAt',
        'event.setupNotes',
        'venue.name as venueName',
        'venue.city as venueCity',
      ])
      .where('event.id', '=', eventId)
      .executeTakeFirstOrThrow(),
  ])
  if (!letter) return { event, letter: undefined, floor: undefined }
  const dueOn = dueOfAnswer(letter.answerDueOn, letter.placeAnswerDueOn)
  return {
    event,
    letter: {
      id: letter.id,
      reference: letter.reference,
      sentAt: letter.sentAt,
      boothId: letter.boothId,
      boothCode: letter.boothCode,
      // A renewed letter about the same booth is no move.
      movedFrom: letter.fromBoothCode === letter.boothCode ? null : letter.fromBoothCode,
      zoneName: letter.zoneName,
      tables: letter.tables,
      answer: letter.answer,
      answerRemark: letter.answerRemark,
      answeredAt: letter.answeredAt,
      dueOn,
      open: mayStillAnswer(dueOn, event.timeZone, now),
    },
    floor: letter.answer === 'declined' ? undefined : await loadFloorPlan(db, eventId),
  }
}
