import { dayOf } from '#app/lib/time.ts'
import type { Db } from '#db/connect.server.ts'
import { callState } from './call-window.ts'
import type { CardEvent } from './event-card.tsx'
import { type EventStanding, standingOf } from './event-standing.ts'
import { type EventRow, listPublicEvents } from './queries.server.ts'

/** Every public festival by where it stands today in its own zone; the next to come first, the last over first. */
export async function listByStanding(
  db: Db,
  now: Date,
): Promise<Record<EventStanding, CardEvent[]>> {
  const cards = (await listPublicEvents(db)).map((event) => toCard(event, now))
  const of = (standing: EventStanding) => cards.filter((card) => card.standing === standing)
  return {
    running: of('running'),
    coming: of('coming').reverse(),
    permanent: of('permanent'),
    past: of('past'),
  }
}

/** What a card shows of a festival. */
export function toCard(event: EventRow, now: Date): CardEvent {
  return {
    slug: event.slug,
    name: event.name,
    summaryId: event.summaryId,
    summaryEn: event.summaryEn,
    status: event.status,
    plannedStartsOn: event.plannedStartsOn,
    plannedEndsOn: event.plannedEndsOn,
    actualStartsOn: event.actualStartsOn,
    actualEndsOn: event.actualEndsOn,
    venueName: event.venueName,
    city: event.city,
    province: event.province,
    standing: standingOf(event, dayOf(now, event.timeZone)),
    callOpen: callState(event, now) === 'open',
  }
}
