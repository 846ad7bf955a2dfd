import { useTranslation } from 'react-i18next'
import { ColumnChart } from '#app/components/charts/column-chart.tsx'
import { Card } from '#app/components/page-header.tsx'
import { LinkTabs } from '#app/components/tabs.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { zoneLetters } from '#app/lib/time-format.ts'
import type { TimeColumn } from './hour-columns.ts'

type SalesDaysProps = { days: string[]; day: string | undefined; to: (day?: string) => string }

/** The festival's selling days side by side. */
export function SalesDays({ days, day, to }: SalesDaysProps) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  return (
    <LinkTabs
      label={t('page.days')}
      tabs={[
        { to: to(), label: t('page.allDays'), end: true, current: day === undefined },
        ...days.map((one) => ({ to: to(one), label: f.dayTab(one), current: day === one })),
      ]}
    />
  )
}

type SalesCourseProps = { by: 'day' | 'hour'; columns: TimeColumn[]; timeZone: string }

/** Turnover over the hours of a day, or over days. */
export function SalesCourse({ by, columns, timeZone }: SalesCourseProps) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  return (
    <Card>
      <ColumnChart
        title={by === 'day' ? t('page.perDay') : t('page.perHour')}
        summary={t('page.inZone', { zone: zoneLetters(timeZone) })}
        category={by === 'day' ? t('page.day') : t('page.hour')}
        series={[t('page.turnover')]}
        rows={columns.map((column) => ({
          label: by === 'day' ? f.dayTab(column.at) : column.at,
          values: [column.amountIdr],
        }))}
        format={f.rupiah}
        formatTick={f.rupiahShort}
      />
    </Card>
  )
}
