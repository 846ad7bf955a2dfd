import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { LinkTabs } from '#app/components/tabs.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { dayWindow } from './day-window.ts'

type DayTabsProps = { days: ReadonlyArray<string>; day: string; to: (day: string) => string }

/** The days of a programme as links; of a long one the days around the chosen one. */
export function DayTabs({ days, day, to }: DayTabsProps) {
  const { t } = useTranslation('programme')
  const f = useFormat()
  const window = dayWindow(days, day)
  if (days.length < 2) return null
  const beyond = (other: string | undefined, label: string, icon: JSX.Element) =>
    other === undefined
      ? []
      : [
          {
            to: to(other),
            current: false,
            label: (
              <>
                {icon}
                <span className="sr-only">{label}</span>
              </>
            ),
          },
        ]
  return (
    <LinkTabs
      label={t('day.label')}
      tabs={[
        ...beyond(window.earlier, t('day.earlier'), <ChevronLeft className="size-5" />),
        ...window.days.map((other) => ({
          to: to(other),
          current: other === day,
          label: f.dayTab(other),
        })),
        ...beyond(window.later, t('day.later'), <ChevronRight className="size-5" />),
      ]}
    />
  )
}
