import { sql } from 'kysely'
import { readCrockford } from '#app/lib/crockford.ts'
import { likeAnywhere, likeExactly } from '#app/lib/like-pattern.ts'
import { sharedAnswer } from '#app/lib/shared-answer.server.ts'
import type { Db } from '#db/connect.server.ts'
import { SHORT_CODE_LENGTH } from '../code/ticket-code.ts'
import { maskEmail } from './mask-email.ts'

export type RegistrationRow = {
  id: string
  name: string | null
  /** Masked unless the reader may see it. */
  email: string | null
  visitOn: string
  groupSize: number
  status: 'active' | 'cancelled'
  createdAt: Date
  shortCode: string
  enteredAt: Date | null
}

export type RegistrationFilter = {
  /** Part of a name, an address, or a short code. */
  search: string
  day: string | undefined
  page: number
  pageSize: number
  showEmails: boolean
}

/** One page of an event's registrations, newest first, with how many there are. */
export async function listRegistrations(
  db: Db,
  eventId: string,
  filter: RegistrationFilter,
): Promise<{ rows: RegistrationRow[]; total: number }> {
  const matching = selectRegistrations(db, eventId, filter)
  // The page is chosen before anything is looked up for its rows.
  const shown = matching
    .select('registration.id')
    .orderBy('registration.createdAt', 'desc')
    .orderBy('registration.id')
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
  const [{ total }, rows] = await Promise.all([
    matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
    db
      .selectFrom(shown.as('shown'))
      .innerJoin('registration', 'registration.id', 'shown.id')
      .innerJoin('ticket', 'ticket.registrationId', 'registration.id')
      .select(['registration.id', 'registration.name', 'registration.email'])
      .select(['registration.visitOn', 'registration.groupSize', 'registration.status'])
      .select(['registration.createdAt', 'ticket.shortCode'])
      .select((eb) =>
        eb
          .selectFrom('admission')
          .innerJoin('scan', 'scan.id', 'admission.enteredScanId')
          .select(sql<Date>`min(scan.scanned_at)`.as('at'))
          .whereRef('admission.ticketId', '=', 'ticket.id')
          .as('enteredAt'),
      )
      .orderBy('registration.createdAt', 'desc')
      .orderBy('registration.id')
      .execute(),
  ])
  return {
    total,
    rows: rows.map((row) => ({
      ...row,
      email: row.email === null || filter.showEmails ? row.email : maskEmail(row.email),
    })),
  }
}

/**
 * The registrations that a search finds, by the indexes of names and addresses: each part of the condition has one, so that
 * none of them makes the database read all visitors.
 */
export function selectRegistrations(
  db: Db,
  eventId: string,
  filter: Pick<RegistrationFilter, 'search' | 'day' | 'showEmails'>,
) {
  const search = filter.search.trim()
  const shortCode = readCrockford(search, SHORT_CODE_LENGTH) ?? ''
  // A masked address must not be found out by searching it letter by letter.
  const address = filter.showEmails ? likeAnywhere(search) : likeExactly(search)
  return db
    .selectFrom('registration')
    .where('registration.eventId', '=', eventId)
    .$if(filter.day !== undefined, (query) => query.where('visitOn', '=', filter.day ?? ''))
    .$if(search !== '', (query) =>
      query.where((eb) =>
        eb.or([
          eb('registration.name', 'ilike', likeAnywhere(search)),
          eb(sql<string>`registration.email::text`, 'ilike', address),
          eb(
            'registration.id',
            '=',
            sql<string>`any(array(select ticket.registration_id from ticket
              where ticket.event_id = ${eventId}::uuid and ticket.short_code = ${shortCode}))`,
          ),
        ]),
      ),
    )
}

export type DayRegistrations = {
  day: string
  groups: number
  people: number
  capacity: number | null
  cameGroups: number
}

/** Registrations for each open day, with how many of the groups have come. */
export async function countByDay(db: Db, eventId: string): Promise<DayRegistrations[]> {
  const { rows } = await sql<DayRegistrations>`
    with registered as (
      select visit_on, count(*) as groups, sum(group_size) as people
        from registration where event_id = ${eventId}::uuid and status = 'active'
       group by visit_on),
    came as (
      select r.visit_on, count(*) as groups
        from ticket t join registration r on r.id = t.registration_id
       where t.event_id = ${eventId}::uuid and r.status = 'active'
         and t.id in (select ticket_id from admission where event_id = ${eventId}::uuid)
       group by r.visit_on)
    select d.open_on as day, d.visitor_capacity as capacity,
      coalesce(registered.groups, 0)::int as groups,
      coalesce(registered.people, 0)::int as people,
      coalesce(came.groups, 0)::int as came_groups
    from event_day d
    left join registered on registered.visit_on = d.open_on
    left join came on came.visit_on = d.open_on
    where d.event_id = ${eventId}::uuid
    order by d.open_on`.execute(db)
  return rows
}

/** The same for all pages that ask again by themselves. */
export const sharedDays = sharedAnswer(countByDay, { key: (_db, eventId) => [eventId] })
