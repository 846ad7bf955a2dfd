import type { ReactNode } from 'react'
import { round } from './scale.ts'

export const plotTop = 18
export const plotHeight = 190
const plotBottom = plotTop + plotHeight

type GridProps = { ticks: ReadonlyArray<number>; format: (value: number) => string }

/** Where a value stands, in pixels from the top. */
export function yOf(value: number, ticks: ReadonlyArray<number>): number {
  const top = ticks[ticks.length - 1] ?? 1
  return round(plotBottom - (value / top) * plotHeight)
}

/** Lines across the plot; drawn before the data. */
function Grid({ ticks }: Pick<GridProps, 'ticks'>) {
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

const FIGURE_SIZE = 11

/** Width for right-aligned figures beside the plot: the widest digits and letters of this typeface are near 0.7 of their size wide. */
function gutterOf(labels: ReadonlyArray<string>): number {
  return Math.ceil(Math.max(...labels.map((label) => label.length)) * FIGURE_SIZE * 0.68) + 8
}

type PlotProps = GridProps & { id: string; name: string; children: ReactNode }

/** A plot as wide as there is room, the figures of its lines beside it, where no column hides them. */
export function Plot({ id, name, ticks, format, children }: PlotProps) {
  const labels = ticks.map(format)
  const gutter = gutterOf(labels)
  const height = plotBottom + 26
  return (
    <div className="@container flex">
      <svg aria-hidden="true" width={gutter} height={height} className="block shrink-0">
        <g fontSize={FIGURE_SIZE} textAnchor="end" className="figures fill-ink-soft">
          {ticks.map((tick, index) => (
            <text key={tick} x={gutter - 8} y={yOf(tick, ticks) + 4}>
              {labels[index]}
            </text>
          ))}
        </g>
      </svg>
      <svg
        role="img"
        aria-labelledby={id}
        width="100%"
        height={height}
        className="block min-w-0 flex-1 overflow-visible"
      >
        <title id={id}>{name}</title>
        <Grid ticks={ticks} />
        {children}
      </svg>
    </div>
  )
}

type ColumnLabelsProps = { labels: ReadonlyArray<string>; every: number }

/** More than these fit nowhere. */
const MOST_LABELS = 24

/** The names under the columns; where the plot is narrow, or they are many, only every few of them. */
export function ColumnLabels({ labels, every }: ColumnLabelsProps) {
  const others = labels.length > MOST_LABELS ? 'hidden' : '@max-xl:hidden'
  const width = 100 / Math.max(1, labels.length)
  return (
    <g fontSize="11" textAnchor="middle" className="figures fill-ink-soft">
      {labels.map((label, index) => (
        <text
          key={label}
          x={`${round((index + 0.5) * width)}%`}
          y={plotBottom + 18}
          className={index % every === 0 ? undefined : others}
        >
          {label}
        </text>
      ))}
    </g>
  )
}
