import { useTranslation } from 'react-i18next'
import { LineChart } from '#app/components/charts/line-chart.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Card } from '#app/components/page-header.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { byMinute } from './by-minute.ts'
import type { Status } from './read-status.server.ts'
import { useBytes } from './use-bytes.ts'

/** The last hour of the process that answered, minute by minute. */
export function StatusPlots({ samples, zone }: { samples: Status['samples']; zone: string }) {
  const { t } = useTranslation('system')
  const f = useFormat()
  const bytes = useBytes()
  const minutes = byMinute(samples)
  if (minutes.length === 0) return <EmptyState title={t('plots.empty')} />
  const plots = [
    {
      name: 'delay',
      of: (minute: (typeof minutes)[number]) => minute.delayMs,
      format: (ms: number) => t('plots.milliseconds', { value: f.number(Math.round(ms)) }),
    },
    {
      name: 'requests',
      of: (minute: (typeof minutes)[number]) => minute.requestsPerSecond,
      format: (rate: number) => f.number(Math.round(rate * 10) / 10),
    },
    {
      name: 'memory',
      of: (minute: (typeof minutes)[number]) => minute.memoryBytes,
      format: bytes,
    },
  ] as const
  return (
    <div className="grid items-start gap-4 lg:grid-cols-3">
      {plots.map(({ name, of, format }) => (
        <Card key={name}>
          <LineChart
            title={t(`plots.${name}`)}
            category={t('plots.minute')}
            series={[t(`plots.${name}`)]}
            rows={minutes.map((minute) => ({
              label: f.time(minute.at, zone, true),
              values: [of(minute)],
            }))}
            format={format}
          />
        </Card>
      ))}
    </div>
  )
}
