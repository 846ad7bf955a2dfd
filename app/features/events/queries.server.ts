import type { Grant } from '#app/features/people/policy.ts'
import type { Db } from '#db/connect.server.ts'
import { isPublic } from './event-standing.ts'

function selectEvents(db: Db) {
  return db
    .selectFrom('event')
    .innerJoin('venue', 'venue.id', 'event.venueId')
    .select([
      'event.id',
      'event.slug',
      'event.name',
      'event.theme',
      'event.summaryId',
      'event.summaryEn',
      'event.timeZone',
      'event.status',
      'event.plannedStartsOn',
      'event.plannedEndsOn',
      'event.actualStartsOn',
      'event.actualEndsOn',
      'event.callOpensAt',
      'event.callClosesAt',
      'event.registrationOpen',
      'event.contactEmail',
      'venue.name as venueName',
      'venue.city',
      'venue.province',
      'venue.latitude',
      'venue.longitude',
    ])
}

/** A festival with its venue, as the public may know it. */
export type EventRow = Awaited<ReturnType<typeof findEventBySlug>> & object

/** The festival with this address, whatever its status. */
export async function findEventBySlug(db: Db, slug: string) {
  return selectEvents(db).where('event.slug', '=', slug).executeTakeFirst()
}

/** The festival with this address, unless it is a draft. */
export async function findPublicEvent(db: Db, slug: string): Promise<EventRow | undefined> {
  const event = await findEventBySlug(db, slug)
  return event && isPublic(event.status) ? event : undefined
}

/** Every festival that is no draft, the latest first. */
export async function listPublicEvents(db: Db): Promise<EventRow[]> {
  return selectEvents(db)
    .where('event.status', '<>', 'draft')
    .orderBy('event.plannedStartsOn', 'desc')
    .orderBy('event.name')
    .execute()
}

/** The festivals at which somebody has a role of the staff; all of them for an administrator. */
export async function listEventsOf(db: Db, grants: ReadonlyArray<Grant>): Promise<EventRow[]> {
  const all = selectEvents(db).orderBy('event.plannedStartsOn', 'desc').orderBy('event.name')
  if (grants.some((grant) => grant.role === 'administrator')) return all.execute()
  const ids = grants.flatMap((grant) => grant.eventId ?? [])
  // A coordinator's role is on a Kanwil and outlives festivals: every festival that has called is theirs.
  const coordinates = grants.some((grant) => grant.role === 'kanwil_coordinator')
  if (ids.length === 0 && !coordinates) return []
  return all
    .where((where) =>
      where.or([
        ...(ids.length > 0 ? [where('event.id', 'in', ids)] : []),
        ...(coordinates ? [where('event.status', '<>', 'draft')] : []),
      ]),
    )
    .execute()
}

export type OpenDay = { openOn: string; opensAt: string; closesAt: string; capacity: number | null }

/** The days on which visitors are let in, from a day on; hours as `HH:mm`. */
export async function listOpenDays(
  db: Db,
  eventId: string,
  { from, limit }: { from?: string; limit?: number } = {},
): Promise<OpenDay[]> {
  const days = await db
    .selectFrom('eventDay')
    .select(['openOn', 'opensAt', 'closesAt', 'visitorCapacity as capacity'])
    .where('eventId', '=', eventId)
    .$if(from !== undefined, (query) => query.where('openOn', '>=', from ?? ''))
    .orderBy('openOn')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute()
  return days.map((day) => ({
    ...day,
    opensAt: day.opensAt.slice(0, 5),
    closesAt: day.closesAt.slice(0, 5),
  }))
}

/** Where a festival can take place, by name. */
export async function listVenues(db: Db) {
  return db.selectFrom('venue').select(['id', 'name', 'city', 'timeZone']).orderBy('name').execute()
}

/** What the settings of a festival are now. */
export async function getSettings(db: Db, eventId: string) {
  return db
    .selectFrom('event')
    .select([
      'slug',
      'name',
      'theme',
      'summaryId',
      'summaryEn',
      'venueId',
      'timeZone',
      'status',
      'plannedStartsOn',
      'plannedEndsOn',
      'contactEmail',
      'entryRule',
      'registrationOpen',
      'groupSizeMax',
      'visitorDataUntil',
    ])
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
}
