import type { EventStatus } from '#db/types.ts'

export type EventDates = {
  status: EventStatus
  plannedStartsOn: string
  plannedEndsOn: string | null
  actualStartsOn: string | null
  actualEndsOn: string | null
}

/** Where a festival stands for its visitors: on now, yet to come, always open, or over. */
export type EventStanding = 'running' | 'coming' | 'permanent' | 'past'

/** The first and the last day: as it went where that is known, else as it is planned. No last day = open end. */
export function datesOf(event: EventDates): { startsOn: string; endsOn: string | null } {
  return {
    startsOn: event.actualStartsOn ?? event.plannedStartsOn,
    endsOn: event.actualEndsOn ?? event.plannedEndsOn,
  }
}

/** Where a festival stands on a day of its own zone. */
export function standingOf(event: EventDates, today: string): EventStanding {
  if (event.status === 'closed' || event.status === 'archived') return 'past'
  const { startsOn, endsOn } = datesOf(event)
  if (today < startsOn) return 'coming'
  if (endsOn === null) return 'permanent'
  return today <= endsOn ? 'running' : 'past'
}

/** Whether people outside the committee may know that the festival exists. */
export function isPublic(status: EventStatus): boolean {
  return status !== 'draft'
}
