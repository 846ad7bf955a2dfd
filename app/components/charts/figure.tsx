import { Table as TableIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Table } from '#app/components/table.tsx'
import { chartFills, seriesClass } from './scale.ts'

type DataTable = {
  /** Heading of the first column. */
  category: string
  rows: ReadonlyArray<{ label: string; values: ReadonlyArray<string> }>
  series: ReadonlyArray<string>
}

type ChartFigureProps = {
  title: string
  /** One sentence that says what the plot shows. */
  summary?: string
  data: DataTable
  legend?: boolean
  children: ReactNode
}

/** A plot with its title, key and the same figures as a table. */
export function ChartFigure({ title, summary, data, legend, children }: ChartFigureProps) {
  const { t } = useTranslation('common')
  return (
    <figure className="min-w-0">
      <figcaption className="mb-3">
        <span className="font-bold">{title}</span>
        {summary ? <span className="mt-0.5 block text-sm text-ink-soft">{summary}</span> : null}
      </figcaption>
      {legend ? <Legend names={data.series} /> : null}
      {children}
      <details className="mt-3 text-sm" data-screen-only="">
        <summary className="inline-flex min-h-9 items-center gap-1.5 rounded-control font-medium text-ink-soft hover:text-ink">
          <TableIcon aria-hidden="true" className="size-4" />
          {t('chart.asTable')}
        </summary>
        <Table
          keep
          caption={title}
          className="mt-2 max-h-80 overflow-y-auto"
          rows={data.rows}
          rowKey={(row) => row.label}
          columns={[
            { key: 'category', header: data.category, cell: (row) => row.label },
            ...data.series.map((name, index) => ({
              key: name,
              header: name,
              numeric: true,
              cell: (row: DataTable['rows'][number]) => row.values[index],
            })),
          ]}
        />
      </details>
    </figure>
  )
}

function Legend({ names }: { names: ReadonlyArray<string> }) {
  return (
    <ul className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {names.map((name, index) => (
        <li key={name} className="flex items-center gap-1.5">
          <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3">
            <rect width="12" height="12" rx="3" className={seriesClass(chartFills, index)} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}
