import { Link } from '@remix-run/react'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Sparkline } from './charts/sparkline.tsx'

type StatTileProps = {
  label: string
  /** The figure, already formatted. */
  value: ReactNode
  /** What it compares to, e.g. `dari 54 stan`. */
  detail?: ReactNode
  /** Its course so far. */
  trend?: { values: ReadonlyArray<number>; label: string }
  to?: string
  icon?: ReactNode
  tone?: 'neutral' | 'good' | 'warn' | 'bad'
}

/** Sums fit their tile, however wide the screen around it is. */
function sizeOf(value: ReactNode): string {
  const length = typeof value === 'string' ? value.length : 0
  if (length > 9) return 'text-[clamp(0.9375rem,12cqi,1.875rem)]'
  if (length > 6) return 'text-[min(18cqi,clamp(1.5rem,1.1rem+1.6vw,2.125rem))]'
  return 'text-[clamp(1.5rem,1.1rem+1.6vw,2.125rem)]'
}

const edges = { neutral: '', good: 'text-good', warn: 'text-warn', bad: 'text-bad' }

/** One figure that matters, big, with its name and course. */
export function StatTile({
  label,
  value,
  detail,
  trend,
  to,
  icon,
  tone = 'neutral',
}: StatTileProps) {
  return (
    <div
      className={clsx(
        '@container relative flex min-w-0 flex-col rounded-card border border-line bg-surface p-4 shadow-card sm:p-5',
        to && 'transition-colors hover:border-line-strong',
      )}
    >
      <p className="flex items-start justify-between gap-3 text-sm font-medium text-ink-soft [&_svg]:size-5">
        {to ? (
          <Link to={to} className="after:absolute after:inset-0 after:rounded-card">
            {label}
          </Link>
        ) : (
          label
        )}
        {icon}
      </p>
      <p
        className={clsx(
          'figures mt-1.5 leading-tight font-extrabold tracking-tight whitespace-nowrap',
          sizeOf(value),
          edges[tone],
        )}
      >
        {value}
      </p>
      {detail ? <p className="figures mt-0.5 text-sm text-ink-soft">{detail}</p> : null}
      {trend ? (
        <div className="mt-auto pt-3">
          <Sparkline values={trend.values} label={trend.label} />
        </div>
      ) : null}
    </div>
  )
}

/** Tiles in a row: two on a phone, four on a desk. */
export function StatGrid({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4">{children}</div>
}
