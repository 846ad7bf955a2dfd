import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { PublicSlot } from './public-view.ts'

export type CalendarProgramme = {
  /** Name of the festival as the calendar is called. */
  name: string
  place: string
  url: string
  number: number
  publishedAt: Date
  slots: ReadonlyArray<PublicSlot>
  dropped: ReadonlyArray<PublicSlot>
}

/**
 * The published programme as an iCalendar feed. A slot keeps its UID for ever; SEQUENCE grows with every
 * version, and once more when the slot is cancelled. Times are UTC, which every calendar shows in the zone of
 * its reader; `wording` says them in the zone of the venue, with its letters.
 */
export function programmeCalendar(
  programme: CalendarProgramme,
  wording: (slot: PublicSlot) => string,
): string {
  const calendar = ical({
    name: programme.name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Gelar', product: 'Programme', language: 'ID' },
    url: programme.url,
    ttl: 15 * 60,
  })
  for (const slot of [...programme.slots, ...programme.dropped]) {
    if (slot.kind === 'break') continue
    const cancelled = slot.status === 'cancelled'
    calendar.createEvent({
      id: `${slot.slotId}@gelar`,
      sequence: programme.number * 2 + (cancelled ? 1 : 0),
      stamp: programme.publishedAt,
      lastModified: programme.publishedAt,
      start: slot.startAt,
      end: slot.endAt,
      summary: slot.title,
      location: `${slot.stageName}, ${programme.place}`,
      description: wording(slot),
      url: programme.url,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  return calendar.toString()
}
