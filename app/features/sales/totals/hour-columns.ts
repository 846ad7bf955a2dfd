import { addDays, dayOf, minuteOfDay } from '#app/lib/time.ts'

type Hour = { hour: Date; quantity: number; amountIdr: number }
export type TimeColumn = { at: string; amountIdr: number }

/** Turnover by clock hour of the venue, from the first hour with a sale to the last, quiet hours included. */
export function columnsByHour(hours: ReadonlyArray<Hour>, zone: string): TimeColumn[] {
  const sums = new Map<number, number>()
  for (const { hour, amountIdr } of hours) {
    const clock = Math.floor(minuteOfDay(hour, zone) / 60)
    sums.set(clock, (sums.get(clock) ?? 0) + amountIdr)
  }
  if (sums.size === 0) return []
  const first = Math.min(...sums.keys())
  const last = Math.max(...sums.keys())
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    at: String(first + index).padStart(2, '0'),
    amountIdr: sums.get(first + index) ?? 0,
  }))
}

/** Turnover by day of the venue, the latest `most` days, days without sales included. */
export function columnsByDay(hours: ReadonlyArray<Hour>, zone: string, most = 31): TimeColumn[] {
  const sums = new Map<string, number>()
  for (const { hour, amountIdr } of hours) {
    const day = dayOf(hour, zone)
    sums.set(day, (sums.get(day) ?? 0) + amountIdr)
  }
  const days = [...sums.keys()].sort()
  const first = days[0]
  const last = days.at(-1)
  const columns: TimeColumn[] = []
  for (
    let day = last;
    day !== undefined && first !== undefined && day >= first;
    day = addDays(day, -1)
  ) {
    if (columns.length === most) break
    columns.unshift({ at: day, amountIdr: sums.get(day) ?? 0 })
  }
  return columns
}

/** A single day is shown by its hours, several by day. */
export function timeColumnsOf(
  hours: ReadonlyArray<Hour>,
  zone: string,
  day: string | undefined,
): { by: 'day' | 'hour'; columns: TimeColumn[] } {
  const days = columnsByDay(hours, zone)
  return day === undefined && days.length > 1
    ? { by: 'day', columns: days }
    : { by: 'hour', columns: columnsByHour(hours, zone) }
}
