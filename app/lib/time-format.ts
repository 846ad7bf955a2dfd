import type { Language } from '#app/i18n/i18n.ts'

type Instant = Date | string | number
type Options = Intl.DateTimeFormatOptions

const locales: Record<Language, string> = { id: 'id-ID', en: 'en' }
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(language: Language, options: Options): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options)
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locales[language], options)
  formatters.set(key, made)
  return made
}

/** Calendar days are read at noon in UTC, so that no zone can shift them. */
function dayToDate(day: string): Date {
  return new Date(`${day}T12:00:00Z`)
}

/** Whether the text is a calendar day that exists, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** WIB, WITA or WIT. Only Indonesian knows the letters, so both languages take them from there. */
export function zoneLetters(zone: string, at: Instant = Date.now()): string {
  const parts = formatter('id', { timeZone: zone, timeZoneName: 'short' }).formatToParts(
    new Date(at),
  )
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone
}

type NameStyle = 'long' | 'short'

/** Names come from the runtime, their order and signs from here: browsers and servers differ in those. */
function monthName(date: Date, style: NameStyle, language: Language, zone: string): string {
  return formatter(language, { month: style, timeZone: zone }).format(date)
}

function weekdayName(date: Date, style: NameStyle, language: Language, zone: string): string {
  return formatter(language, { weekday: style, timeZone: zone }).format(date)
}

/** Sabtu, 22 November 2026. */
export function formatDay(day: string, language: Language): string {
  const date = dayToDate(day)
  const month = monthName(date, 'long', language, 'UTC')
  return `${formatWeekday(day, language)}, ${dayNumber(day)} ${month} ${day.slice(0, 4)}`
}

/** 22 Nov 2026. */
export function formatDayShort(day: string, language: Language): string {
  const month = monthName(dayToDate(day), 'short', language, 'UTC')
  return `${dayNumber(day)} ${month} ${day.slice(0, 4)}`
}

/** Sab 22 Nov: for tabs and columns of days. */
export function formatDayTab(day: string, language: Language): string {
  const date = dayToDate(day)
  const weekday = weekdayName(date, 'short', language, 'UTC')
  return `${weekday} ${dayNumber(day)} ${monthName(date, 'short', language, 'UTC')}`
}

function dayNumber(day: string): number {
  return Number(day.slice(8, 10))
}

/** Sabtu. */
export function formatWeekday(day: string, language: Language): string {
  return weekdayName(dayToDate(day), 'long', language, 'UTC')
}

/** 22–24 November 2026; months and years are named twice only where they differ. No end means from that day on. */
export function formatDayRange(from: string, to: string | null, language: Language): string {
  const month = (day: string) => monthName(dayToDate(day), 'long', language, 'UTC')
  const number = dayNumber
  const full = (day: string) => `${number(day)} ${month(day)} ${day.slice(0, 4)}`
  if (to === null) return `${language === 'id' ? 'mulai' : 'from'} ${full(from)}`
  if (from === to) return full(from)
  if (from.slice(0, 7) === to.slice(0, 7)) return `${number(from)}–${full(to)}`
  if (from.slice(0, 4) === to.slice(0, 4)) return `${number(from)} ${month(from)} – ${full(to)}`
  return `${full(from)} – ${full(to)}`
}

function clock(at: Instant, zone: string, language: Language): string {
  const parts = formatter(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).formatToParts(new Date(at))
  const part = (type: 'hour' | 'minute') => parts.find((item) => item.type === type)?.value ?? ''
  return `${part('hour')}${language === 'id' ? '.' : ':'}${part('minute')}`
}

/** 09.00 WIB, in English 09:00 WIB. `bare` leaves the letters out where the page has said them. */
export function formatTime(at: Instant, zone: string, language: Language, bare = false): string {
  const time = clock(at, zone, language)
  return bare ? time : `${time} ${zoneLetters(zone, at)}`
}

/** 09.00–10.30 WIB. */
export function formatTimeRange(
  from: Instant,
  to: Instant,
  zone: string,
  language: Language,
  bare = false,
): string {
  return `${clock(from, zone, language)}–${formatTime(to, zone, language, bare)}`
}

/** Sab 22 Nov 2026, 09.00 WIB. */
export function formatInstant(at: Instant, zone: string, language: Language): string {
  const date = new Date(at)
  const weekday = weekdayName(date, 'short', language, zone)
  const month = monthName(date, 'short', language, zone)
  const parts = formatter('en', { day: 'numeric', year: 'numeric', timeZone: zone }).formatToParts(
    date,
  )
  const part = (type: 'day' | 'year') => parts.find((item) => item.type === type)?.value ?? ''
  return `${weekday} ${part('day')} ${month} ${part('year')}, ${formatTime(at, zone, language)}`
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** 5 menit yang lalu, dalam 2 jam. `now` comes from the loader, so that server and browser agree. */
export function formatRelative(at: Instant, now: Instant, language: Language): string {
  const difference = new Date(at).getTime() - new Date(now).getTime()
  const format = new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' })
  for (const [unit, size] of steps) {
    if (Math.abs(difference) >= size) return format.format(Math.trunc(difference / size), unit)
  }
  return format.format(0, 'second')
}

/** Makanan, kopi, dan batik. */
export function formatList(items: ReadonlyArray<string>, language: Language): string {
  return new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(items)
}
