import { type ReactNode, useId } from 'react'
import { useFormat } from '#app/i18n/use-format.ts'
import { ColumnLabels, Plot } from './axes.tsx'
import { ChartFigure } from './figure.tsx'
import { labelEvery } from './scale.ts'

type PlottedRow = { label: string; values: ReadonlyArray<number> }

export type PlottedProps = {
  title: string
  summary?: string
  category: string
  /** Names of the values of each row; in a column from its bottom to its top. */
  series: ReadonlyArray<string>
  rows: ReadonlyArray<PlottedRow>
  format?: (value: number) => string
  /** Shorter figures for the lines. */
  formatTick?: (value: number) => string
}

type FigureProps = PlottedProps & {
  ticks: ReadonlyArray<number>
  /** The marks, told how to write a value. */
  children: (show: (value: number) => string) => ReactNode
}

/** What charts over time share: the table of their data, the lines of the plot, and the labels below it. */
export function PlottedFigure(props: FigureProps) {
  const { title, summary, category, series, rows, format, formatTick, ticks, children } = props
  const f = useFormat()
  const id = useId()
  const show = format ?? f.number
  return (
    <ChartFigure
      title={title}
      summary={summary}
      legend={series.length > 1}
      data={{
        category,
        series,
        rows: rows.map((row) => ({ label: row.label, values: row.values.map(show) })),
      }}
    >
      <Plot
        id={id}
        name={summary ? `${title}. ${summary}` : title}
        ticks={ticks}
        format={formatTick ?? show}
      >
        {children(show)}
        <ColumnLabels labels={rows.map((row) => row.label)} every={labelEvery(rows.length, 7)} />
      </Plot>
    </ChartFigure>
  )
}
