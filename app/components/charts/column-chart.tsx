import { yOf } from './axes.tsx'
import { PlottedFigure, type PlottedProps } from './plotted-figure.tsx'
import { chartFills, niceTicks, round, seriesClass } from './scale.ts'

/** Counts over hours or days, stacked when there are several series. */
export function ColumnChart(props: PlottedProps) {
  const { rows } = props
  const totals = rows.map((row) => row.values.reduce((sum, value) => sum + value, 0))
  const ticks = niceTicks(Math.max(0, ...totals))
  const width = 100 / Math.max(1, rows.length)
  return (
    <PlottedFigure {...props} ticks={ticks}>
      {(show) =>
        rows.map((row, column) => (
          <Column
            key={row.label}
            values={row.values}
            ticks={ticks}
            x={`${round((column + 0.16) * width)}%`}
            width={`${round(width * 0.68)}%`}
            title={`${row.label}: ${row.values.map(show).join(' + ')}`}
          />
        ))
      }
    </PlottedFigure>
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
