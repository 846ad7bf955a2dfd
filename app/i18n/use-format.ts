import { useMemo } from 'react'
import { formatNumber, formatPercent, formatRupiah, formatRupiahShort } from '#app/lib/money.ts'
import {
  formatDay,
  formatDayRange,
  formatDayShort,
  formatDayTab,
  formatInstant,
  formatList,
  formatRelative,
  formatTime,
  formatTimeRange,
  formatWeekday,
} from '#app/lib/time-format.ts'
import { useLanguage } from './use-language.ts'

type Instant = Date | string | number

/** Figures, money and time in the language of the page. */
export function useFormat() {
  const language = useLanguage()
  return useMemo(
    () => ({
      number: (value: number) => formatNumber(value, language),
      percent: (share: number) => formatPercent(share, language),
      rupiah: (amountIdr: number) => formatRupiah(amountIdr, language),
      rupiahShort: (amountIdr: number) => formatRupiahShort(amountIdr, language),
      day: (day: string) => formatDay(day, language),
      dayShort: (day: string) => formatDayShort(day, language),
      dayTab: (day: string) => formatDayTab(day, language),
      weekday: (day: string) => formatWeekday(day, language),
      dayRange: (from: string, to: string | null) => formatDayRange(from, to, language),
      time: (at: Instant, zone: string, bare = false) => formatTime(at, zone, language, bare),
      timeRange: (from: Instant, to: Instant, zone: string, bare = false) =>
        formatTimeRange(from, to, zone, language, bare),
      instant: (at: Instant, zone: string) => formatInstant(at, zone, language),
      relative: (at: Instant, now: Instant) => formatRelative(at, now, language),
      list: (items: ReadonlyArray<string>) => formatList(items, language),
    }),
    [language],
  )
}
