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
