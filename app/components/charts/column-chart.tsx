import { useId } from 'react'
import { useFormat } from '#app/i18n/use-format.ts'
import { ColumnLabels, Plot, yOf } from './axes.tsx'
import { ChartFigure } from './figure.tsx'
import { chartFills, labelEvery, niceTicks, round, seriesClass } from './scale.ts'

export type ColumnRow = { label: string; values: ReadonlyArray<number> }

export type ColumnChartProps = {
  title: string
  summary?: string
  category: string
  /** Names of the values of each row, from the bottom of the column to its top. */
  series: ReadonlyArray<string>
  rows: ReadonlyArray<ColumnRow>
  format?: (value: number) => string
  /** Shorter figures for the lines. */
  formatTick?: (value: number) => string
}

/** Counts over hours or days, stacked when there are several series. */
export function ColumnChart(props: ColumnChartProps) {
  const { title, summary, category, series, rows, format, formatTick } = props
  const f = useFormat()
  const id = useId()
  const show = format ?? f.number
  const totals = rows.map((row) => row.values.reduce((sum, value) => sum + value, 0))
  const ticks = niceTicks(Math.max(0, ...totals))
  const width = 100 / Math.max(1, rows.length)
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
        {rows.map((row, column) => (
          <Column
            key={row.label}
            values={row.values}
            ticks={ticks}
            x={`${round((column + 0.16) * width)}%`}
            width={`${round(width * 0.68)}%`}
            title={`${row.label}: ${row.values.map(show).join(' + ')}`}
          />
        ))}
        <ColumnLabels labels={rows.map((row) => row.label)} every={labelEvery(rows.length, 7)} />
      </Plot>
    </ChartFigure>
  )
}

type ColumnProps = {
  values: ReadonlyArray<number>
  ticks: ReadonlyArray<number>
  x: string
  width: string
  title: string
}

function Column({ values, ticks, x, width, title }: ColumnProps) {
  let below = 0
  return (
    <g>
      <title>{title}</title>
      {values.map((value, index) => {
        const bottom = yOf(below, ticks)
        below += value
        const top = yOf(below, ticks)
        const gap = index > 0 && value > 0 ? 1.5 : 0
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the stack is its identity
            key={index}
            x={x}
            width={width}
            y={top}
            height={Math.max(0, round(bottom - top - gap))}
            rx="2"
            className={seriesClass(chartFills, index)}
          />
        )
      })}
    </g>
  )
}
