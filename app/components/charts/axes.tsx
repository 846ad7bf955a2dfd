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

/** Lines across the plot; drawn before the data. */
export function Grid({ ticks }: Pick<GridProps, 'ticks'>) {
  return (
    <g>
      {ticks.map((tick, index) => (
        <line
          key={tick}
          x1="0"
          x2="100%"
          y1={yOf(tick, ticks)}
          y2={yOf(tick, ticks)}
          className={index === 0 ? 'stroke-line-strong' : 'stroke-line'}
        />
      ))}
    </g>
  )
}

/**
 * The lines' figures, written on the plot so that a phone loses no width; drawn after the data with a rim in the
 * colour of the paper, so that no column hides them.
 */
export function GridFigures({ ticks, format }: GridProps) {
  return (
    <g fontSize="11" paintOrder="stroke" strokeWidth="4" strokeLinejoin="round">
      {ticks.slice(1).map((tick) => (
        <text
          key={tick}
          x="0"
          y={yOf(tick, ticks) - 4}
          className="figures fill-ink-soft stroke-surface"
        >
          {format(tick)}
        </text>
      ))}
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
