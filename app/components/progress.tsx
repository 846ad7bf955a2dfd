import { useNavigation } from '@remix-run/react'
import { clsx } from 'clsx'
import { useId } from 'react'

/** A turning ring for something under way; the words beside it say what. */
export function Spinner({ className }: { className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      className={clsx('animate-spinner', className ?? 'size-[1.2em]')}
    >
      <circle cx="12" cy="12" r="9" stroke="currentColor" strokeWidth="3" opacity="0.25" />
      <path d="M21 12a9 9 0 0 0-9-9" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
    </svg>
  )
}

type ProgressProps = {
  label: string
  value: number
  max: number
  /** What the figures mean, e.g. `34 dari 54 meja`. */
  text?: string
  tone?: 'accent' | 'good' | 'warn' | 'bad'
  hideLabel?: boolean
}

const fills = { accent: 'fill-accent', good: 'fill-good', warn: 'fill-warn', bad: 'fill-bad' }

/** How much of a whole is reached, as bar and words. */
export function Progress({ label, value, max, text, tone = 'accent', hideLabel }: ProgressProps) {
  const id = useId()
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <div>
      <div className={clsx('mb-1.5 flex justify-between gap-4 text-sm', hideLabel && 'sr-only')}>
        <span id={id} className="font-medium">
          {label}
        </span>
        {text ? <span className="figures text-ink-soft">{text}</span> : null}
      </div>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuetext={text}
      >
        <svg aria-hidden="true" width="100%" height="10" className="block">
          <rect width="100%" height="10" rx="5" className="fill-line" />
          <rect width={`${share * 100}%`} height="10" rx="5" className={fills[tone]} />
        </svg>
      </div>
    </div>
  )
}

/** Stands where something is about to appear. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden="true"
      className={clsx('animate-breathe rounded-control bg-line', className)}
    />
  )
}

/** The thin line on top while the next page is on its way. */
export function PendingBar() {
  const { state } = useNavigation()
  if (state === 'idle') return null
  return (
    <div
      aria-hidden="true"
      className="animate-pending pointer-events-none fixed inset-x-0 top-0 z-50 h-[3px] bg-shine"
    />
  )
}
