import { endOfDay } from '#app/lib/time.ts'

const DAYS_AFTER = 7

type Copied = { visitOn: string; timeZone: string; erased: boolean }

/**
 * Until when a visitor's phone may keep the page: a week beyond the day of the visit. Undefined once the data are
 * erased, for then no copy may be left.
 */
export function keepTicketUntil({ visitOn, timeZone, erased }: Copied): Date | undefined {
  if (erased) return undefined
  const until = endOfDay(visitOn, timeZone)
  until.setUTCDate(until.getUTCDate() + DAYS_AFTER)
  return until
}
