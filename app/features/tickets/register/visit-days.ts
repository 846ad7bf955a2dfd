import { atTime } from '#app/lib/time.ts'

/** A day on which a festival lets visitors in. Hours are `HH:mm` on the venue's clock. */
export type VisitDayFigures = {
  day: string
  opensAt: string
  closesAt: string
  /** People at most; null = no limit. */
  capacity: number | null
  /** People of all registrations for it. */
  registered: number
}

export type VisitDay = VisitDayFigures & {
  state: 'open' | 'full' | 'past'
  /** Places left; null = no limit. */
  left: number | null
}

/** What a visitor may still choose of a day at the moment `now`: nothing once its gates have closed. */
export function judgeDay(day: VisitDayFigures, timeZone: string, now: Date): VisitDay {
  const left = day.capacity === null ? null : Math.max(0, day.capacity - day.registered)
  const isPast = atTime(day.day, day.closesAt, timeZone) <= now
  return { ...day, left, state: isPast ? 'past' : left === 0 ? 'full' : 'open' }
}

/** A permanent gallery is open every day: nobody wants to choose among hundreds. */
const DAYS_OFFERED = 14

/** The days offered to visitors: those not over, the soonest first, and always the day they have already. */
export function offerDays(days: ReadonlyArray<VisitDay>, own?: string): VisitDay[] {
  const upcoming = days.filter(({ state }) => state !== 'past').slice(0, DAYS_OFFERED)
  return days.filter((day) => day.day === own || upcoming.includes(day))
}

/** Whether visitors may register at all: the organizer has opened it, and the festival is neither a draft nor over. */
export function isRegistrationOpen(event: { registrationOpen: boolean; status: string }): boolean {
  return event.registrationOpen && !['draft', 'closed', 'archived'].includes(event.status)
}
