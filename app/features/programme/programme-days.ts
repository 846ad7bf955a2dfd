import { addDays, dayOf } from '#app/lib/time.ts'
import type { Span } from './span.ts'

/** Every day that has anything: an open ground or a slot, in order. */
export function programmeDays(
  openDays: ReadonlyArray<string>,
  slots: ReadonlyArray<Span>,
  zone: string,
): string[] {
  return [...new Set([...openDays, ...slots.map((slot) => dayOf(slot.startAt, zone))])].sort()
}

/** The day that is asked for, else today, else the next one to come, else the last one there was. */
export function pickDay(
  days: ReadonlyArray<string>,
  wanted: string | null,
  today: string,
): string | undefined {
  if (wanted !== null && days.includes(wanted)) return wanted
  return days.find((day) => day >= today) ?? days.at(-1)
}

export type DayWindow = { days: string[]; earlier: string | undefined; later: string | undefined }

/** At most `size` days around the chosen one, and the days by which one gets further. */
export function dayWindow(days: ReadonlyArray<string>, chosen: string, size = 7): DayWindow {
  const at = Math.max(0, days.indexOf(chosen))
  const from = Math.max(0, Math.min(at - Math.floor(size / 2), days.length - size))
  return {
    days: days.slice(from, from + size),
    earlier: days[from - 1],
    later: days[from + size],
  }
}

/** The days that a span touches in a zone; one that ends at midnight does not touch the next day. */
export function daysTouched(span: Span, zone: string): string[] {
  const first = dayOf(span.startAt, zone)
  const last = dayOf(new Date(span.endAt.getTime() - 1), zone)
  const days = [first]
  for (let day = first; day < last; ) {
    day = addDays(day, 1)
    days.push(day)
  }
  return days
}
