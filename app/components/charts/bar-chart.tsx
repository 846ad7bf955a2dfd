import { Link } from '@remix-run/react'
import { useFormat } from '#app/i18n/use-format.ts'
import { ChartFigure } from './figure.tsx'
import { round } from './scale.ts'

type BarRow = { key: string; label: string; value: number; to?: string; detail?: string }

type BarChartProps = {
  title: string
  summary?: string
  /** What a row is, and what its figure counts: the headings of the table. */
  category: string
  measure: string
  rows: ReadonlyArray<BarRow>
  format?: (value: number) => string
  /** Numbers the rows from the first. */
  ranked?: boolean
}

/** A ranking: names above bars, figures at the right. As readable on a phone as on a wall. */
export function BarChart({
  title,
  summary,
  category,
  measure,
  rows,
  format,
  ranked,
}: BarChartProps) {
  const f = useFormat()
  const show = format ?? f.number
  const largest = Math.max(1, ...rows.map((row) => row.value))
  return (
    <ChartFigure
      title={title}
      summary={summary}
      data={{
        category,
        series: [measure],
        rows: rows.map((row) => ({ label: row.label, values: [show(row.value)] })),
      }}
    >
      <ol className="space-y-2.5">
        {rows.map((row, index) => (
          <li key={row.key}>
            <div className="flex items-baseline justify-between gap-3 text-sm">
              <span className="min-w-0 truncate font-medium">
                {ranked ? (
                  <span className="figures mr-2 inline-block min-w-4 text-ink-soft">
                    {index + 1}
                  </span>
                ) : null}
                {row.to ? (
                  <Link to={row.to} className="hover:underline">
                    {row.label}
                  </Link>
                ) : (
                  row.label
                )}
                {row.detail ? <span className="ml-2 text-ink-soft">{row.detail}</span> : null}
              </span>
              <span className="figures shrink-0 font-semibold">{show(row.value)}</span>
            </div>
            <svg aria-hidden="true" width="100%" height="10" className="mt-1 block">
              <rect width="100%" height="10" rx="2" className="fill-sunken" />
              <rect
                width={`${round((row.value / largest) * 100)}%`}
                height="10"
                rx="2"
                className={ranked && index === 0 ? 'fill-chart-2' : 'fill-chart-1'}
              />
            </svg>
          </li>
        ))}
      </ol>
    </ChartFigure>
  )
}
