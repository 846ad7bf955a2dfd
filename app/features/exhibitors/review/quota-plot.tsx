import { useTranslation } from 'react-i18next'
import { ChartFigure } from '#app/components/charts/figure.tsx'
import { chartFills, round, seriesClass } from '#app/components/charts/scale.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { RegionView } from './region.server.ts'

const shown = ['accepted', 'endorsed', 'submitted', 'waiting_list', 'returned'] as const

/** The tables a Kanwil asks for, by how far the applications are, with marks at its fewest and most. */
export function QuotaPlot({ applications, limits }: Pick<RegionView, 'applications' | 'limits'>) {
  const { t } = useTranslation(['exhibitors'])
  const f = useFormat()
  const parts = shown.map((status) => ({
    status,
    tables: applications
      .filter((row) => row.status === status)
      .reduce((sum, row) => sum + row.tables, 0),
  }))
  const asked = parts.reduce((sum, part) => sum + part.tables, 0)
  const { minTables, maxTables } = limits
  const scale = Math.max(1, asked, maxTables ?? 0, minTables) * 1.04
  const at = (tables: number) => `${round((tables / scale) * 100)}%`
  const summary =
    maxTables === null
      ? t('exhibitors:region.noLimit', { asked: f.number(asked) })
      : asked > maxTables
        ? t('exhibitors:region.over', {
            asked: f.number(asked),
            max: f.number(maxTables),
            over: f.number(asked - maxTables),
          })
        : t('exhibitors:region.within', { asked: f.number(asked), max: f.number(maxTables) })
  let start = 0
  return (
    <ChartFigure
      title={t('exhibitors:region.plot')}
      summary={summary}
      legend
      data={{
        category: t('exhibitors:list.tables'),
        series: parts.map((part) => t(`exhibitors:status.${part.status}`)),
        rows: [
          {
            label: t('exhibitors:region.asked'),
            values: parts.map((part) => f.number(part.tables)),
          },
        ],
      }}
    >
      <svg aria-hidden="true" width="100%" height="54" className="block overflow-visible">
        <rect y="8" width="100%" height="22" rx="4" className="fill-sunken" />
        {parts.map((part, index) => {
          const x = start
          start += part.tables
          return part.tables === 0 ? null : (
            <rect
              key={part.status}
              x={at(x)}
              y="8"
              width={at(part.tables)}
              height="22"
              className={seriesClass(chartFills, index)}
            />
          )
        })}
        {minTables > 0 ? (
          <Mark
            x={at(minTables)}
            label={t('exhibitors:region.min', { tables: f.number(minTables) })}
          />
        ) : null}
        {maxTables === null ? null : (
          <Mark
            x={at(maxTables)}
            label={t('exhibitors:region.max', { tables: f.number(maxTables) })}
          />
        )}
      </svg>
    </ChartFigure>
  )
}

function Mark({ x, label }: { x: string; label: string }) {
  return (
    <>
      <line x1={x} x2={x} y1="2" y2="36" strokeWidth="2" className="stroke-ink" />
      <text x={x} y="50" textAnchor="middle" className="figures fill-ink text-xs font-semibold">
        {label}
      </text>
    </>
  )
}
