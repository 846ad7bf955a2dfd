import { sql } from 'kysely'
import { DomainError } from '#app/lib/domain-error.ts'
import type { Db, Trx } from '#db/connect.server.ts'
import { judgeDay, type VisitDay } from './visit-days.ts'

/** The days of a festival with what is left of each. */
export async function listVisitDays(
  db: Db,
  event: { id: string; timeZone: string },
  now: Date = new Date(),
): Promise<VisitDay[]> {
  const days = await db
    .selectFrom('eventDay')
    .select(['openOn as day', 'opensAt', 'closesAt', 'visitorCapacity as capacity'])
    .select((eb) =>
      eb
        .selectFrom('registration')
        .select(sql<number>`coalesce(sum(group_size), 0)::int`.as('people'))
        .whereRef('registration.eventId', '=', 'eventDay.eventId')
        .whereRef('registration.visitOn', '=', 'eventDay.openOn')
        .where('registration.status', '=', 'active')
        .as('registered'),
    )
    .where('eventId', '=', event.id)
    .orderBy('openOn')
    .execute()
  return days.map((day) =>
    judgeDay(
      {
        ...day,
        registered: day.registered ?? 0,
        opensAt: day.opensAt.slice(0, 5),
        closesAt: day.closesAt.slice(0, 5),
      },
      event.timeZone,
      now,
    ),
  )
}

/**
 * Makes sure that so many more people may come on a day, and keeps everybody else who asks waiting until
 * the transaction ends: two registrations never share the last place. Answers the day's hours.
 */
export async function lockPlaces(
  trx: Trx,
  event: { id: string; timeZone: string; groupSizeMax: number },
  { day, people, without }: { day: string; people: number; without?: string },
  now: Date,
): Promise<{ opensAt: string; closesAt: string }> {
  if (people > event.groupSizeMax) throw new DomainError('groupTooBig', { max: event.groupSizeMax })
  const row = await trx
    .selectFrom('eventDay')
    .select(['opensAt', 'closesAt', 'visitorCapacity as capacity'])
    .where('eventId', '=', event.id)
    .where('openOn', '=', day)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new DomainError('dayUnknown')
  const { registered } = await trx
    .selectFrom('registration')
    .select(sql<number>`coalesce(sum(group_size), 0)::int`.as('registered'))
    .where('eventId', '=', event.id)
    .where('visitOn', '=', day)
    .where('status', '=', 'active')
    .$if(without !== undefined, (query) => query.where('id', '!=', without ?? ''))
    .executeTakeFirstOrThrow()
  const hours = { opensAt: row.opensAt.slice(0, 5), closesAt: row.closesAt.slice(0, 5) }
  const { state, left } = judgeDay(
    { day, ...hours, capacity: row.capacity, registered },
    event.timeZone,
    now,
  )
  if (state === 'past') throw new DomainError('dayPast')
  if (left !== null && left < people) throw new DomainError('dayFull', { left })
  return hours
}
