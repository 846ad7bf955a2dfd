import { clsx } from 'clsx'
import type { ReactNode } from 'react'

export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad' | 'accent'

const tones: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-soft',
  info: 'bg-info-soft text-info',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  accent: 'bg-accent-soft text-accent',
}

type BadgeProps = { tone?: Tone; className?: string; children: ReactNode }

/** A short word or figure beside a thing. */
export function Badge({ tone = 'neutral', className, children }: BadgeProps) {
  return (
    <span
      className={clsx(
        'figures inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-xs font-semibold whitespace-nowrap',
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  )
}

const marks: Record<Tone, string> = {
  neutral: 'M5 1a4 4 0 1 1 0 8 4 4 0 0 1 0-8Zm0 1.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8Z',
  info: 'M5 1a4 4 0 1 1 0 8V1Z',
  good: 'M5 1a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z',
  warn: 'M5 .8 9.6 9H.4Z',
  bad: 'M1.2 1.2h7.6v7.6H1.2Z',
  accent: 'M5 .4 9.6 5 5 9.6.4 5Z',
}

/** Where a thing stands. Every tone has its own shape too, so that colour is not the only sign. */
export function StatusBadge({ tone = 'neutral', className, children }: BadgeProps) {
  return (
    <Badge tone={tone} className={className}>
      <svg aria-hidden="true" viewBox="0 0 10 10" className="size-2.5 fill-current">
        <path d={marks[tone]} />
      </svg>
      {children}
    </Badge>
  )
}
