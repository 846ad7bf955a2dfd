import type { Db } from '#db/connect.server.ts'
import type { DayHours } from '../prayer/prayer-breaks.ts'
import type { VenuePosition } from '../prayer/prayer-times.ts'

export type ProgrammeVenue = {
  venueName: string
  city: string
  position: VenuePosition
  openDays: DayHours[]
}

/** Where and on which days a festival takes place: what prayer breaks and opening hours follow from. */
export async function getProgrammeVenue(db: Db, eventId: string): Promise<ProgrammeVenue> {
  const [venue, openDays] = await Promise.all([
    db
      .selectFrom('event')
      .innerJoin('venue', 'venue.id', 'event.venueId')
      .select(['venue.name', 'venue.city', 'venue.latitude', 'venue.longitude'])
      .where('event.id', '=', eventId)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('eventDay')
      .select(['openOn', 'opensAt', 'closesAt'])
      .where('eventId', '=', eventId)
      .orderBy('openOn')
      .execute(),
  ])
  return {
    venueName: venue.name,
    city: venue.city,
    position: { latitude: venue.latitude, longitude: venue.longitude },
    openDays,
  }
}
