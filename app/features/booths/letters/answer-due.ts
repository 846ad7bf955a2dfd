import { addDays, endOfDay } from '#app/lib/time.ts'

/** Days that whoever gets a place late has for the answer. */
const LATE_DAYS = 3

/**
 * Until when a letter written today asks for an answer: the festival's own day, but never less than three days from
 * today, so that a newcomer from the waiting list has time too. No day when the festival sets none.
 */
export function dueOfLetter(eventDueOn: string | null, today: string): string | null {
  if (eventDueOn === null) return null
  const soonest = addDays(today, LATE_DAYS)
  return eventDueOn > soonest ? eventDueOn : soonest
}

/** The later of what the letter says and what the festival says now: a day put off holds for letters already sent. */
export function dueOfAnswer(letterDueOn: string | null, eventDueOn: string | null): string | null {
  if (letterDueOn === null || eventDueOn === null) return null
  return letterDueOn > eventDueOn ? letterDueOn : eventDueOn
}

/** Whether an exhibitor may still answer: through the whole last day, by the clock of the venue. */
export function mayStillAnswer(dueOn: string | null, timeZone: string, now: Date): boolean {
  return dueOn === null || now < endOfDay(dueOn, timeZone)
}
