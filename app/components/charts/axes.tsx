import { round } from './scale.ts'

export const plotTop = 18
export const plotHeight = 190
export const plotBottom = plotTop + plotHeight

type GridProps = { ticks: ReadonlyArray<number>; format: (value: number) => string }

/** Where a value stands, in pixels from the top. */
export function yOf(value: number, ticks: ReadonlyArray<number>): number {
  const top = ticks[ticks.length - 1] ?? 1
  return round(plotBottom - (value / top) * plotHeight)
}

/** Lines across the plot with their figures written on them, so that a phone loses no width. */
export function Grid({ ticks, format }: GridProps) {
  return (
    <g>
      {ticks.map((tick, index) => {
        const y = yOf(tick, ticks)
        return (
          <g key={tick}>
            <line
              x1="0"
              x2="100%"
              y1={y}
              y2={y}
              className={index === 0 ? 'stroke-line-strong' : 'stroke-line'}
            />
            {index === 0 ? null : (
              <text x="0" y={y - 4} fontSize="11" className="figures fill-ink-soft">
                {format(tick)}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}

type ColumnLabelsProps = { labels: ReadonlyArray<string>; every: number }

/** The names under the columns; on a phone only every few of them. */
export function ColumnLabels({ labels, every }: ColumnLabelsProps) {
  const width = 100 / Math.max(1, labels.length)
  return (
    <g fontSize="11" textAnchor="middle" className="figures fill-ink-soft">
      {labels.map((label, index) => (
        <text
          key={label}
          x={`${round((index + 0.5) * width)}%`}
          y={plotBottom + 18}
          className={index % every === 0 ? undefined : 'max-sm:hidden'}
        >
          {label}
        </text>
      ))}
    </g>
  )
}
