import { useTranslation } from 'react-i18next'
import type { Choice } from '#app/components/choice-fields.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { zoneLetters } from '#app/lib/time-format.ts'
import type { VisitDay } from './visit-days.ts'

/** From here on a day says how many places it has left. */
const FEW = 500

/** Days as cards to choose from: weekday and date, hours with the zone's letters, what is left. */
export function useDayChoices(days: ReadonlyArray<VisitDay>, timeZone: string): Choice[] {
  const { t } = useTranslation('tickets')
  const f = useFormat()
  const hours = useHours()
  return days.map((day) => {
    const left =
      day.state === 'full'
        ? t('day.full')
        : day.state === 'past'
          ? t('day.past')
          : day.left !== null && day.left <= FEW
            ? t('day.left', { count: day.left, figure: f.number(day.left) })
            : undefined
    const open = hours(day, timeZone)
    return {
      value: day.day,
      label: f.day(day.day),
      detail: left ? `${open} · ${left}` : open,
      disabled: day.state !== 'open',
    }
  })
}

/** 09.00–21.00 WIB, from the hours of a day as they stand in the database. */
export function useHours() {
  const { i18n } = useTranslation()
  return (
    { day, opensAt, closesAt }: { day: string; opensAt: string; closesAt: string },
    zone: string,
  ) => {
    const shown = (clock: string) => (i18n.language === 'id' ? clock.replace(':', '.') : clock)
    return `${shown(opensAt)}–${shown(closesAt)} ${zoneLetters(zone, `${day}T12:00:00Z`)}`
  }
}
