import { DateTime } from 'luxon'
import { isDay } from './time-format.ts'

/** Reads what `<input type="datetime-local">` sends as a moment in the venue's zone; undefined when there is no such time. */
export function parseLocalDateTime(text: string, zone: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return undefined
  const local = DateTime.fromISO(text, { zone })
  return local.isValid ? local.toJSDate() : undefined
}

/** The value of `<input type="datetime-local">` for a moment, in the venue's zone. */
export function toLocalInput(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm")
}

/** The calendar day of a moment in a zone, as `YYYY-MM-DD`. */
export function dayOf(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd')
}

/** The moment a day begins in a zone. */
export function startOfDay(day: string, zone: string): Date {
  return readDay(day, zone).startOf('day').toJSDate()
}

/** The moment the next day begins: spans are half-open. */
export function endOfDay(day: string, zone: string): Date {
  return readDay(day, zone).plus({ days: 1 }).startOf('day').toJSDate()
}

/** The moment a clock in the zone shows `HH:mm` on a day. */
export function atTime(day: string, clock: string, zone: string): Date {
  const at = parseLocalDateTime(`${day}T${clock}`, zone)
  if (!at) throw new RangeError(`No such time: ${day} ${clock}`)
  return at
}

/** The day so many days later, or earlier when negative. */
export function addDays(day: string, days: number): string {
  return readDay(day, 'utc').plus({ days }).toFormat('yyyy-MM-dd')
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round(readDay(to, 'utc').diff(readDay(from, 'utc'), 'days').days)
}

/** Every day from the first to the last, both included. */
export function listDays(from: string, to: string): string[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) =>
    addDays(from, index),
  )
}

/** 1 is Monday, 5 is Friday, 7 is Sunday. */
export function isoWeekday(day: string): number {
  return readDay(day, 'utc').weekday
}

/** Whether the runtime knows the zone by its IANA name. */
export function isTimeZone(name: string): boolean {
  return DateTime.utc().setZone(name).isValid
}

/** Minutes after midnight of a moment in a zone: where it stands on a timetable. */
export function minuteOfDay(at: Date, zone: string): number {
  const local = DateTime.fromJSDate(at, { zone })
  return local.hour * 60 + local.minute
}

function readDay(day: string, zone: string): DateTime {
  const read = DateTime.fromISO(day, { zone })
  if (!isDay(day) || !read.isValid) throw new RangeError(`No such day: ${day}`)
  return read
}
