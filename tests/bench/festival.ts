import { sql } from 'kysely'
import { getSigningKey, signTicket } from '#app/features/tickets/code/ticket-keys.server.ts'
import { newId } from '#app/lib/ids.ts'
import { localDay } from '#app/lib/local-day.ts'
import type { Db } from '#db/connect.server.ts'
import {
  createBooth,
  createDevice,
  createEvent,
  createGate,
  createListing,
  createShift,
  createZone,
} from '#tests/support/factories.ts'
import { CONNECTIONS } from './rounds.ts'

export type Till = {
  token: string
  shiftId: string
  listings: Array<{ id: string; priceIdr: number }>
}
export type Festival = {
  /** One paired phone a connection, four to a gate. */
  gates: Array<{ token: string }>
  /** One paired phone a connection, each in its own booth. */
  tills: Till[]
  /** Signed codes of tickets for today that nobody has read yet. */
  codes: string[]
}

const ZONE = 'Asia/Jakarta'
const LISTINGS = 6

/** A festival that is open today, with gates, tills, goods, and so many fresh tickets. */
export async function prepareFestival(db: Db, tickets: number): Promise<Festival> {
  const today = localDay(new Date(), ZONE)
  const event = await createEvent(db, {
    slug: 'ukur',
    timeZone: ZONE,
    plannedStartsOn: today,
    plannedEndsOn: today,
  })
  await db
    .insertInto('eventDay')
    .values({ eventId: event.id, openOn: today, opensAt: '00:00', closesAt: '23:59' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const gates: Festival['gates'] = []
  const tills: Till[] = []
  const zone = await createZone(db, { eventId: event.id })
  let gateId = ''
  for (let index = 0; index < CONNECTIONS; index += 1) {
    if (index % 4 === 0) gateId = (await createGate(db, { eventId: event.id })).id
    gates.push(await createDevice(db, { eventId: event.id, kind: 'gate', gateId }))
    tills.push(await createTill(db, event.id, zone.id))
  }
  return { gates, tills, codes: await createTickets(db, event.id, today, tickets) }
}

async function createTill(db: Db, eventId: string, zoneId: string): Promise<Till> {
  const booth = await createBooth(db, { eventId, zoneId })
  const place = { eventId, boothId: booth.id }
  const device = await createDevice(db, { ...place, kind: 'till' })
  const shift = await createShift(db, {
    ...place,
    deviceId: device.id,
    openedAt: new Date(Date.now() - 3_600_000),
  })
  const listings: Till['listings'] = []
  for (let index = 0; index < LISTINGS; index += 1) {
    const priceIdr = 15_000 + index * 5000
    listings.push({ id: (await createListing(db, { ...place, priceIdr })).id, priceIdr })
  }
  return { token: device.token, shiftId: shift.id, listings }
}

async function createTickets(
  db: Db,
  eventId: string,
  visitOn: string,
  count: number,
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId())
  await sql`
    with visitor as (
      insert into registration (id, event_id, name, visit_on, group_size, link_hash, form_key, consented_at)
      select id, ${eventId}::uuid, 'Pengunjung', ${visitOn}::date, 1, sha256(id::text::bytea), id, now()
      from unnest(${ids}::uuid[]) as id
      returning id)
    insert into ticket (id, event_id, registration_id, short_code, valid_on, admits)
    select visitor.id, ${eventId}::uuid, visitor.id, upper(substr(md5(visitor.id::text), 1, 10)),
      ${visitOn}::date, 1
    from visitor`.execute(db)
  const key = await getSigningKey(db, eventId)
  return ids.map((id) => signTicket(key, { id, validOn: visitOn, admits: 1 }))
}
