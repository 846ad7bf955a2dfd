import { useTranslation } from 'react-i18next'
import { BarChart } from '#app/components/charts/bar-chart.tsx'
import { ColumnChart } from '#app/components/charts/column-chart.tsx'
import { Card } from '#app/components/page-header.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import type { Today, WholeFestival } from './dashboard.server.ts'

/** The day by hour at gates and tills, and who has sold most so far. */
export function TodayPlots({ today, whole }: { today: Today; whole: WholeFestival }) {
  const { t } = useTranslation('events')
  const f = useFormat()
  const hour = (value: number) => String(value).padStart(2, '0')
  const kanwil = whole.byKanwil.slice(0, 10)
  if (today.entriesByHour.length + today.salesByHour.length + kanwil.length === 0) return null
  return (
    <div className="mt-10 grid items-start gap-4 lg:grid-cols-2">
      {today.entriesByHour.length > 0 ? (
        <Card>
          <ColumnChart
            title={t('dashboard.entriesByHour')}
            category={t('dashboard.hour')}
            series={today.gates}
            rows={today.entriesByHour.map((row) => ({
              label: hour(row.hour),
              values: row.values,
            }))}
          />
        </Card>
      ) : null}
      {today.salesByHour.length > 0 ? (
        <Card>
          <ColumnChart
            title={t('dashboard.salesByHour')}
            category={t('dashboard.hour')}
            series={[t('dashboard.turnover')]}
            rows={today.salesByHour.map((row) => ({
              label: hour(row.hour),
              values: [row.amountIdr],
            }))}
            format={f.rupiah}
            formatTick={f.rupiahShort}
          />
        </Card>
      ) : null}
      {kanwil.length > 0 ? (
        <Card className="lg:col-span-2">
          <BarChart
            ranked
            title={t('dashboard.byKanwil')}
            category={t('dashboard.kanwil')}
            measure={t('dashboard.turnover')}
            rows={kanwil.map(({ name, amountIdr }) => ({
              key: name,
              label: name.replace('Kantor Wilayah Ditjenpas ', ''),
              value: amountIdr,
            }))}
            format={f.rupiah}
          />
        </Card>
      ) : null}
    </div>
  )
}
