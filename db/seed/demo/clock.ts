import { addDays, atTime, dayOf } from '#app/lib/time.ts'

/** The calendar of a demonstration: days counted from the one it was started on, in the venue's zone. */
export type Clock = {
  now: Date
  zone: string
  /** 0 is today, -1 yesterday. */
  day(offset: number): string
  at(offset: number, time: string): Date
}

export function createClock(now: Date, zone: string): Clock {
  const today = dayOf(now, zone)
  const day = (offset: number) => addDays(today, offset)
  return { now, zone, day, at: (offset, time) => atTime(day(offset), time, zone) }
}

export function minutesAfter(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000)
}

export function earlierOf(a: Date, b: Date): Date {
  return new Date(Math.min(a.getTime(), b.getTime()))
}
