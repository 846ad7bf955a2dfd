import { writeAudit } from '#app/features/people/audit.server.ts'
import type { Actor } from '#app/lib/actor.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { newId } from '#app/lib/ids.ts'
import { notifyLive } from '#app/lib/live.server.ts'
import { dayOf, listDays } from '#app/lib/time.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import type { EventStatus } from '#db/types.ts'
import { type EditEvent, type NewEvent, reservedSlugs } from './event-forms.ts'
import { datesMadeTrue, mayEventStep } from './event-status.ts'

/** A festival of weeks has its days entered by hand; up to this many are made with it. */
const daysMadeAtOnce = 14

async function getVenueZone(trx: Trx, venueId: string): Promise<string> {
  const venue = await trx
    .selectFrom('venue')
    .select('timeZone')
    .where('id', '=', venueId)
    .executeTakeFirst()
  if (!venue) throw new DomainError('venueUnknown')
  return venue.timeZone
}

/** The columns of a festival as the form gives them; its zone is that of its venue. */
function toColumns(form: EditEvent, timeZone: string) {
  return {
    name: form.name,
    theme: form.theme ?? null,
    summaryId: form.summaryId ?? '',
    summaryEn: form.summaryEn ?? '',
    venueId: form.venueId,
    timeZone,
    plannedStartsOn: form.plannedStartsOn,
    plannedEndsOn: form.plannedEndsOn ?? null,
    contactEmail: form.contactEmail ?? null,
    entryRule: form.entryRule,
    registrationOpen: form.registrationOpen,
    groupSizeMax: form.groupSizeMax,
    visitorDataUntil: form.visitorDataUntil ?? null,
  }
}

/** Makes a festival as a draft, with its days open from nine to nine until somebody says otherwise. */
export async function createEvent(
  db: Db,
  { userId }: Actor<null>,
  form: NewEvent,
): Promise<{ id: string; slug: string }> {
  if (reservedSlugs.includes(form.slug)) throw new DomainError('slugTaken')
  return db.transaction().execute(async (trx) => {
    const id = newId()
    const columns = toColumns(form, await getVenueZone(trx, form.venueId))
    await trx
      .insertInto('event')
      .values({ id, slug: form.slug, ...columns })
      .execute()
    const days = listDays(form.plannedStartsOn, form.plannedEndsOn ?? form.plannedStartsOn)
    if (days.length <= daysMadeAtOnce) {
      await trx
        .insertInto('eventDay')
        .values(
          days.map((openOn) => ({ eventId: id, openOn, opensAt: '09:00', closesAt: '21:00' })),
        )
        .execute()
    }
    await writeAudit(trx, {
      eventId: id,
      userId,
      action: 'event.created',
      subjectType: 'event',
      subjectId: id,
      after: { slug: form.slug, ...columns },
    })
    return { id, slug: form.slug }
  })
}

/** Changes what a festival is, and keeps what it was in the audit trail. */
export async function updateEvent(db: Db, actor: Actor, form: EditEvent): Promise<void> {
  const { eventId } = actor
  await db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('event')
      .selectAll()
      .where('id', '=', eventId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const columns = toColumns(form, await getVenueZone(trx, form.venueId))
    await trx.updateTable('event').set(columns).where('id', '=', eventId).execute()
    await writeAudit(trx, {
      ...actor,
      action: 'event.changed',
      subjectType: 'event',
      subjectId: eventId,
      before: Object.fromEntries(Object.entries(before).filter(([column]) => column in columns)),
      after: columns,
    })
    await notifyLive(trx, eventId, 'public')
  })
}

/**
 * Takes a festival one step on or back. Two people who press at once take one step: the second is told.
 * Opening and closing write down the days on which it really began and ended.
 */
export async function stepEvent(db: Db, actor: Actor, to: EventStatus, now: Date): Promise<void> {
  const { eventId } = actor
  await db.transaction().execute(async (trx) => {
    const event = await trx
      .selectFrom('event')
      .select(['status', 'timeZone', 'actualStartsOn'])
      .where('id', '=', eventId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (!mayEventStep(event.status, to)) throw new DomainError('eventStepRefused')
    const dates = datesMadeTrue(event.status, to, dayOf(now, event.timeZone))
    await trx
      .updateTable('event')
      .set({ status: to, ...dates })
      .where('id', '=', eventId)
      .execute()
    await writeAudit(trx, {
      ...actor,
      action: 'event.stepped',
      subjectType: 'event',
      subjectId: eventId,
      before: { status: event.status },
      after: { status: to },
    })
    await notifyLive(trx, eventId, 'public')
  })
}
