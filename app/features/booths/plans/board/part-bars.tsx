import { useTranslation } from 'react-i18next'
import { ChartFigure } from '#app/components/charts/figure.tsx'
import { round } from '#app/components/charts/scale.ts'
import type { ValueParts } from '#app/features/booths/allocation/problem.ts'
import { totalOf } from '#app/features/booths/allocation/scored-plan.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { VALUE_PARTS } from '../reasons/effects.ts'

const fills = ['fill-chart-1', 'fill-chart-2'] as const

/**
 * Two plans' values, part by part, one bar under the other. The bar of a part below zero goes to the left of the zero
 * line.
 */
export function PartBars({ names, parts }: { names: [string, string]; parts: ValueParts[] }) {
  const { t } = useTranslation(['plans', 'booths'])
  const f = useFormat()
  const rows = [
    ...VALUE_PARTS.map((part) => ({
      key: part,
      label: t(`booths:part.${part}`),
      values: parts.map((plan) => plan[part]),
    })),
    { key: 'total', label: t('booths:value.total'), values: parts.map(totalOf) },
  ]
  const points = (value: number) => f.number(Math.round(value))
  const most = Math.max(1, ...rows.flatMap((row) => row.values.map(Math.abs)))
  return (
    <ChartFigure
      title={t('plans:compare.byPart')}
      summary={t('plans:compare.byPartHint')}
      legend
      data={{
        category: t('plans:compare.part'),
        series: names,
        rows: rows.map(({ label, values }) => ({ label, values: values.map(points) })),
      }}
    >
      <ul className="space-y-3">
        {rows.map(({ key, label, values }) => (
          <li key={key}>
            <p className="text-sm font-medium">{label}</p>
            {values.map((value, index) => (
              <div key={names[index]} className="mt-1 flex items-center gap-3">
                <svg aria-hidden="true" width="100%" height="12" className="block grow">
                  <rect width="100%" height="12" rx="2" className="fill-sunken" />
                  <rect
                    width={`${round((Math.abs(value) / most) * 100)}%`}
                    height="12"
                    rx="2"
                    className={fills[index]}
                    opacity={value < 0 ? 0.55 : undefined}
                  />
                </svg>
                <span className="figures w-16 shrink-0 text-right text-sm font-semibold">
                  {points(value)}
                </span>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </ChartFigure>
  )
}
