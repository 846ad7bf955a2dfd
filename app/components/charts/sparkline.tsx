import { round } from './scale.ts'

type SparklineProps = { values: ReadonlyArray<number>; label: string }

/** The course of a figure as a small line; the last value is marked. */
export function Sparkline({ values, label }: SparklineProps) {
  const largest = Math.max(1, ...values)
  const step = 100 / Math.max(1, values.length - 1)
  const points = values.map((value, index) => ({
    x: round(index * step),
    y: round(30 - (value / largest) * 26),
  }))
  const last = points[points.length - 1]
  if (!last) return null
  const line = points.map((point) => `${point.x},${point.y}`).join(' ')
  return (
    <svg role="img" aria-label={label} width="100%" height="34" className="block overflow-visible">
      <svg
        aria-hidden="true"
        width="100%"
        height="34"
        viewBox="0 0 100 34"
        preserveAspectRatio="none"
        overflow="visible"
      >
        <polygon points={`0,34 ${line} 100,34`} className="fill-chart-1" opacity="0.12" />
        <polyline
          points={line}
          fill="none"
          strokeWidth="2"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
          className="stroke-chart-1"
        />
      </svg>
      <circle
        cx={`${last.x}%`}
        cy={last.y}
        r="3.5"
        className="fill-chart-2 stroke-surface"
        strokeWidth="1.5"
      />
    </svg>
  )
}
