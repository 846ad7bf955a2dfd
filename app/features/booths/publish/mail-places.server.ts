import { listAddressees } from '#app/features/exhibitors/registry/officers.server.ts'
import { queueMail } from '#app/features/mail/queue-mail.server.ts'
import { applicationPath, placePath } from '#app/lib/paths.ts'
import type { Trx } from '#db/connect.server.ts'
import type { WrittenLetter } from '../letters/write-letters.server.ts'
import type { Settled } from './left-out.server.ts'
import type { PublishedPlace } from './publish-plan.server.ts'

type News = {
  before: ReadonlyArray<PublishedPlace>
  after: ReadonlyArray<PublishedPlace>
  letters: ReadonlyMap<string, WrittenLetter>
  leftOut: ReadonlyArray<Settled>
}

/**
 * Writes to the officers of every exhibitor with a new letter, of those who have lost their place, and of those who
 * have none and did not know it yet. Whoever stays where it was hears nothing. The letters go along, made when the mail
 * is sent. Answers how many mails were queued.
 */
export async function mailPlaces(
  trx: Trx,
  eventId: string,
  { before, after, letters, leftOut }: News,
): Promise<number> {
  const event = await trx
    .selectFrom('event')
    .innerJoin('venue', 'venue.id', 'event.venueId')
    .select([
      'event.slug',
      'event.name',
      'event.plannedStartsOn',
      'event.plannedEndsOn',
      'venue.name as venue',
    ])
    .where('event.id', '=', eventId)
    .executeTakeFirstOrThrow()
  const formerly = new Map(before.map((place) => [place.applicationId, place]))
  const now = new Map(after.map((place) => [place.applicationId, place]))
  const news = [
    ...after
      .filter((place) => letters.has(place.applicationId))
      .map((to) => ({ from: formerPlace(formerly.get(to.applicationId), to), to })),
    ...before
      .filter((place) => !now.has(place.applicationId))
      .map((from) => ({ from, to: undefined })),
  ]
  const fates = new Map(leftOut.map(({ applicationId, fate }) => [applicationId, fate]))
  const placeless = leftOut.filter(
    ({ losesBooth, fate, heardBefore }) =>
      losesBooth === null && !(fate === 'placing' && heardBefore),
  )
  const addressees = await listAddressees(trx, [
    ...news.flatMap(({ from, to }) => to?.exhibitorId ?? from?.exhibitorId ?? []),
    ...placeless.map(({ exhibitorId }) => exhibitorId),
  ])
  let told = 0
  for (const { from, to } of news) {
    const about = to ?? from
    if (!about) continue
    const letter = letters.get(about.applicationId)
    const props = {
      exhibitor: about.exhibitorName,
      event: event.name,
      path: letter
        ? placePath(event, about.exhibitorId)
        : applicationPath(event, about.exhibitorId),
      ...(letter
        ? { letterId: letter.id, reference: letter.reference, answerDueOn: letter.answerDueOn }
        : {}),
    }
    for (const { to: address, language } of addressees.get(about.exhibitorId) ?? []) {
      const mail = { eventId, to: address, language }
      if (from) {
        await queueMail(trx, {
          ...mail,
          template: 'placement-changed',
          props: {
            ...props,
            from: from.boothCode,
            ...(to
              ? { to: to.boothCode, zone: to.zoneName }
              : { fate: fates.get(about.applicationId) }),
          },
        })
      } else {
        await queueMail(trx, {
          ...mail,
          template: 'placement-published',
          props: {
            ...props,
            booth: about.boothCode,
            zone: about.zoneName,
            tables: about.tables,
            venue: event.venue,
            startsOn: event.plannedStartsOn,
            endsOn: event.plannedEndsOn,
          },
        })
      }
      told += 1
    }
  }
  for (const { exhibitorId, exhibitor, fate } of placeless) {
    const path = applicationPath(event, exhibitorId)
    for (const { to, language } of addressees.get(exhibitorId) ?? []) {
      await queueMail(trx, {
        eventId,
        to,
        language,
        template: 'application-decided',
        props: { exhibitor, event: event.name, path, decision: fate },
      })
      told += 1
    }
  }
  return told
}

/** Where it stood before, if that was another booth. */
function formerPlace(
  from: PublishedPlace | undefined,
  to: PublishedPlace,
): PublishedPlace | undefined {
  return from && (from.boothId !== to.boothId || from.boothCode !== to.boothCode) ? from : undefined
}
