import type { Db } from '#db/connect.server.ts'

/** A letter with all that is printed on it. */
function letters(db: Db) {
  return db
    .selectFrom('placeLetter')
    .innerJoin('application', 'application.id', 'placeLetter.applicationId')
    .innerJoin('exhibitor', 'exhibitor.id', 'application.exhibitorId')
    .leftJoin('kanwil', 'kanwil.code', 'exhibitor.kanwilCode')
    .innerJoin('event', 'event.id', 'placeLetter.eventId')
    .innerJoin('venue', 'venue.id', 'event.venueId')
    .select([
      'placeLetter.id',
      'placeLetter.eventId',
      'placeLetter.applicationId',
      'placeLetter.boothId',
      'placeLetter.reference',
      'placeLetter.exhibitorName',
      'placeLetter.boothCode',
      'placeLetter.zoneName',
      'placeLetter.fromBoothCode',
      'placeLetter.tables',
      'placeLetter.setupStartsAt',
      'placeLetter.setupEndsAt',
      'placeLetter.setupNotes',
      'placeLetter.sentAt',
      'placeLetter.answerDueOn',
      'placeLetter.answer',
      'placeLetter.answerRemark',
      'placeLetter.answeredAt',
      'placeLetter.withdrawnAt',
      'application.exhibitorId',
      'exhibitor.city as exhibitorCity',
      'exhibitor.kanwilCode',
      'kanwil.name as kanwilName',
      'event.slug as eventSlug',
      'event.name as eventName',
      'event.plannedStartsOn as startsOn',
      'event.plannedEndsOn as endsOn',
      'event.timeZone',
      'event.contactEmail',
      'event.callRules',
      'event.placeAnswerDueOn',
      'venue.name as venueName',
      'venue.city as venueCity',
    ])
}

/** Any letter of a festival, also one that has been withdrawn. */
export function findLetter(db: Db, eventId: string, letterId: string) {
  return letters(db)
    .where('placeLetter.eventId', '=', eventId)
    .where('placeLetter.id', '=', letterId)
    .executeTakeFirst()
}

/** The letter that holds for an exhibitor at a festival: the newest that has not been withdrawn. */
export function findOpenLetter(db: Db, eventId: string, exhibitorId: string) {
  return letters(db)
    .where('placeLetter.eventId', '=', eventId)
    .where('application.exhibitorId', '=', exhibitorId)
    .where('placeLetter.withdrawnAt', 'is', null)
    .executeTakeFirst()
}

/** A letter by its id alone, for a mail that goes out with it. */
export function findLetterOfMail(db: Db, letterId: string) {
  return letters(db).where('placeLetter.id', '=', letterId).executeTakeFirst()
}

export type Letter = NonNullable<Awaited<ReturnType<typeof findLetter>>>
