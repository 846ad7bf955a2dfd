import { insertMany } from '#db/insert-many.ts'
import type { EventStatus } from '#db/types.ts'
import type { Trx } from '../../connect.server.ts'
import type { Clock } from './clock.ts'
import type { Ground } from './ground.ts'
import type { Random } from './random.ts'

export type Venue = {
  id: string
  latitude: number
  longitude: number
  timeZone: string
}

export type EventPlan = {
  slug: string
  name: string
  theme: string | null
  summaryId: string
  summaryEn: string
  status: EventStatus
  startsOn: string
  endsOn: string | null
  actualStartsOn: string | null
  /** Days before (negative) or after today. */
  call: { opens: number; closes: number } | null
  callRules: string
  contactEmail: string
  registrationOpen: boolean
  visitorDataUntil: string | null
  createdAt: Date
  days: Array<{ on: string; opensAt: string; closesAt: string; capacity: number | null }>
}

export type StoredEvent = {
  id: string
  slug: string
  zone: string
  createdAt: Date
  days: EventPlan['days']
}

/** The venue as the reference data name it. */
export async function getVenue(trx: Trx, name: string): Promise<Venue> {
  return trx
    .selectFrom('venue')
    .select(['id', 'latitude', 'longitude', 'timeZone'])
    .where('name', '=', name)
    .executeTakeFirstOrThrow(() => new Error(`The reference data have no venue named ${name}`))
}

/** Stores a festival and its open days. */
export async function storeEvent(
  trx: Trx,
  random: Random,
  clock: Clock,
  venue: Venue,
  ground: Ground,
  plan: EventPlan,
): Promise<StoredEvent> {
  const id = random.id(plan.createdAt)
  await trx
    .insertInto('event')
    .values({
      id,
      slug: plan.slug,
      name: plan.name,
      theme: plan.theme,
      summaryId: plan.summaryId,
      summaryEn: plan.summaryEn,
      venueId: venue.id,
      timeZone: venue.timeZone,
      status: plan.status,
      plannedStartsOn: plan.startsOn,
      plannedEndsOn: plan.endsOn,
      actualStartsOn: plan.actualStartsOn,
      callOpensAt: plan.call && clock.at(plan.call.opens, '09:00'),
      callClosesAt: plan.call && clock.at(plan.call.closes, '17:00'),
      callRules: plan.callRules,
      contactEmail: plan.contactEmail,
      registrationOpen: plan.registrationOpen,
      visitorDataUntil: plan.visitorDataUntil,
      groundWidthM: ground.width,
      groundDepthM: ground.depth,
      createdAt: plan.createdAt,
    })
    .execute()
  await insertMany(
    trx,
    'eventDay',
    plan.days.map((day) => ({
      eventId: id,
      openOn: day.on,
      opensAt: day.opensAt,
      closesAt: day.closesAt,
      visitorCapacity: day.capacity,
    })),
  )
  return {
    id,
    slug: plan.slug,
    zone: venue.timeZone,
    createdAt: plan.createdAt,
    days: plan.days,
  }
}
