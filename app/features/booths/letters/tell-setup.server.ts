import { sql } from 'kysely'
import { listAddressees } from '#app/features/exhibitors/registry/officers.server.ts'
import { queueMail } from '#app/features/mail/queue-mail.server.ts'
import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import { placePath } from '#app/lib/paths.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { lockEvent } from '../publish/publish-plan.server.ts'
import { renewLetters } from './renew-letters.server.ts'

/** Letters of those who hold a place and have read other words about setting up than the festival's present ones. */
function outdatedLetters(db: Db, eventId: string) {
  return db
    .selectFrom('placeLetter')
    .innerJoin('event', 'event.id', 'placeLetter.eventId')
    .where('placeLetter.eventId', '=', eventId)
    .where('placeLetter.withdrawnAt', 'is', null)
    .where('placeLetter.answer', 'is distinct from', 'declined')
    .where(
      sql<boolean>`(place_letter.setup_starts_at, place_letter.setup_ends_at, place_letter.setup_notes)
        is distinct from (event.setup_starts_at, event.setup_ends_at, event.setup_notes)`,
    )
    .where((row) =>
      row.exists(
        row
          .selectFrom('placement')
          .innerJoin('allocationPlan', 'allocationPlan.id', 'placement.planId')
          .select('placement.applicationId')
          .where('allocationPlan.status', '=', 'published')
          .whereRef('placement.eventId', '=', 'placeLetter.eventId')
          .whereRef('placement.applicationId', '=', 'placeLetter.applicationId'),
      ),
    )
}

/** How many exhibitors have a letter that says something else about setting up than the festival does now. */
export async function countUntold(db: Db, eventId: string): Promise<number> {
  const { count } = await outdatedLetters(db, eventId)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/**
 * Tells everybody with a place what has changed about setting up: the letter is renewed, its answer stays, and the
 * officers get a mail. Who has been told is left alone the next time. Answers how many letters were renewed, and how
 * many exhibitors of these could be written to.
 */
export async function tellSetup(
  db: Db,
  actor: Actor,
  now: Date,
): Promise<{ renewed: number; told: number }> {
  const { eventId } = actor
  return db.transaction().execute(async (trx) => {
    await lockEvent(trx, eventId)
    const outdated = await outdatedLetters(trx, eventId)
      .selectAll('placeLetter')
      .orderBy('placeLetter.number')
      .forUpdate('placeLetter')
      .execute()
    if (outdated.length === 0) return { renewed: 0, told: 0 }
    const renewed = await renewLetters(trx, eventId, outdated, now)
    const told = await mailSetup(trx, eventId, outdated, renewed)
    await writeAudit(trx, {
      ...actor,
      action: 'letter.changed',
      subjectType: 'event',
      subjectId: eventId,
      after: { letters: outdated.length, exhibitors: told },
    })
    await notifyLive(trx, eventId, 'booths')
    return { renewed: outdated.length, told }
  })
}

type Told = Awaited<ReturnType<typeof renewLetters>>
type Outdated = Parameters<typeof renewLetters>[2]

/** One mail to each officer of each exhibitor: what holds now, and what held before. */
async function mailSetup(
  trx: Trx,
  eventId: string,
  outdated: Outdated,
  renewed: Told,
): Promise<number> {
  const event = await trx
    .selectFrom('event')
    .select([
      'slug',
      'name',
      'timeZone',
      'contactEmail',
      'setupStartsAt',
      'setupEndsAt',
      'setupNotes',
    ])
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  const owners = await trx
    .selectFrom('application')
    .select(['id', 'exhibitorId'])
    .where('eventId', '=', eventId)
    .where(({ eb, fn, val }) =>
      eb('id', '=', fn.any(val(outdated.map((row) => row.applicationId)))),
    )
    .execute()
  const ownerOf = new Map(owners.map(({ id, exhibitorId }) => [id, exhibitorId]))
  const addressees = await listAddressees(
    trx,
    owners.map(({ exhibitorId }) => exhibitorId),
  )
  const instant = (at: Date | null) => at?.toISOString() ?? null
  let told = 0
  for (const before of outdated) {
    const letter = renewed.get(before.applicationId)
    const exhibitorId = ownerOf.get(before.applicationId)
    if (!letter || !exhibitorId) continue
    const people = addressees.get(exhibitorId) ?? []
    if (people.length > 0) told += 1
    for (const { to, language } of people) {
      await queueMail(trx, {
        eventId,
        to,
        language,
        template: 'place-setup',
        props: {
          exhibitor: before.exhibitorName,
          event: event.name,
          path: placePath(event, exhibitorId),
          letterId: letter.id,
          reference: letter.reference,
          booth: before.boothCode,
          zone: before.zoneName,
          timeZone: event.timeZone,
          now: { startsAt: instant(event.setupStartsAt), endsAt: instant(event.setupEndsAt) },
          before: { startsAt: instant(before.setupStartsAt), endsAt: instant(before.setupEndsAt) },
          ...(before.setupNotes === event.setupNotes ? {} : { notes: event.setupNotes }),
          ...(event.contactEmail ? { contact: event.contactEmail } : {}),
        },
      })
    }
  }
  return told
}
