import { plotHeight, plotTop, yOf } from './axes.tsx'
import { PlottedFigure, type PlottedProps } from './plotted-figure.tsx'
import { chartFills, chartStrokes, niceTicks, round, seriesClass } from './scale.ts'

/** The course of up to six series over time. */
export function LineChart(props: PlottedProps) {
  const { series, rows } = props
  const ticks = niceTicks(Math.max(0, ...rows.flatMap((row) => row.values)))
  const width = 100 / Math.max(1, rows.length)
  const xOf = (index: number) => round((index + 0.5) * width)
  return (
    <PlottedFigure {...props} ticks={ticks}>
      {(show) => (
        <>
          <svg
            aria-hidden="true"
            y={plotTop}
            width="100%"
            height={plotHeight}
            viewBox={`0 ${plotTop} 100 ${plotHeight}`}
            preserveAspectRatio="none"
            overflow="visible"
          >
            {series.map((name, index) => (
              <polyline
                key={name}
                fill="none"
                strokeWidth="2.5"
                strokeLinejoin="round"
                strokeDasharray={index % 2 === 0 ? undefined : '7 4'}
                vectorEffect="non-scaling-stroke"
                className={seriesClass(chartStrokes, index)}
                points={rows
                  .map((row, at) => `${xOf(at)},${yOf(row.values[index] ?? 0, ticks)}`)
                  .join(' ')}
              />
            ))}
          </svg>
          {rows.map((row, at) => (
            <g key={row.label}>
              <title>{`${row.label}: ${row.values.map(show).join(' / ')}`}</title>
              {row.values.map((value, index) => (
                <circle
                  key={series[index]}
                  cx={`${xOf(at)}%`}
                  cy={yOf(value, ticks)}
                  r="3.5"
                  className={`${seriesClass(chartFills, index)} stroke-surface`}
                  strokeWidth="1.5"
                />
              ))}
            </g>
          ))}
        </>
      )}
    </PlottedFigure>
  )
}
