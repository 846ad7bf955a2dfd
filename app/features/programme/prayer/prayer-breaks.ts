import { atTime, isoWeekday } from '#app/lib/time.ts'
import type { Span } from '../plan/span.ts'
import { prayerTimes, type VenuePosition } from './prayer-times.ts'

/** Prayers that interrupt a programme; nothing is on at Subuh. */
const breakPrayers = ['dzuhur', 'jumat', 'asar', 'magrib', 'isya'] as const
type BreakPrayer = (typeof breakPrayers)[number]
export type PrayerBreak = Span & { prayer: BreakPrayer }

/** Minutes that the stages rest from the call to prayer on. */
export type BreakLengths = Record<BreakPrayer, number>

export const usualBreakLengths: BreakLengths = {
  dzuhur: 30,
  jumat: 75,
  asar: 25,
  magrib: 25,
  isya: 25,
}

type Entry<Slot> =
  | { at: number; slot: Slot; pause?: undefined }
  | { at: number; slot?: undefined; pause: PrayerBreak }

/** Slots and breaks in the order in which they begin. */
export function withBreaks<Slot extends Span>(
  slots: ReadonlyArray<Slot>,
  breaks: ReadonlyArray<PrayerBreak>,
): Entry<Slot>[] {
  return [
    ...slots.map((slot) => ({ at: slot.startAt.getTime(), slot })),
    ...breaks.map((pause) => ({ at: pause.startAt.getTime(), pause })),
  ].sort((a, b) => a.at - b.at)
}

/** The breaks of one day at a place, in order. On Friday the noon break is the long one of salat Jumat. */
export function prayerBreaks(
  position: VenuePosition,
  day: string,
  lengths: BreakLengths = usualBreakLengths,
): PrayerBreak[] {
  const times = prayerTimes(position, day)
  const breakAt = (prayer: BreakPrayer, startAt: Date): PrayerBreak => ({
    prayer,
    startAt,
    endAt: new Date(startAt.getTime() + lengths[prayer] * 60_000),
  })
  return [
    breakAt(isoWeekday(day) === 5 ? 'jumat' : 'dzuhur', times.dzuhur),
    breakAt('asar', times.asar),
    breakAt('magrib', times.magrib),
    breakAt('isya', times.isya),
  ]
}

export type DayHours = { openOn: string; opensAt: string; closesAt: string }

/** The hours of a day as a span in the venue's zone. Clocks come from the database as `HH:mm:ss`. */
export function openingHours(day: DayHours, zone: string): Span {
  return {
    startAt: atTime(day.openOn, day.opensAt.slice(0, 5), zone),
    endAt: atTime(day.openOn, day.closesAt.slice(0, 5), zone),
  }
}
