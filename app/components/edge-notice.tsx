import { clsx } from 'clsx'
import type { ReactNode } from 'react'

type EdgeNoticeProps = {
  icon: ReactNode
  tone: 'warn' | 'plain'
  children: ReactNode
  /** What can be done about it. */
  actions: ReactNode
}

const tones = { warn: 'bg-warn-soft text-warn', plain: 'bg-surface' }

/** One thing that a page has to say at its edge. */
export function EdgeNotice({ icon, tone, children, actions }: EdgeNoticeProps) {
  return (
    <div
      className={clsx(
        'animate-rise mt-2 flex flex-wrap items-center justify-end gap-x-3 gap-y-2 rounded-card border border-line p-3 shadow-lift [&>svg]:size-5 [&>svg]:shrink-0',
        tones[tone],
      )}
    >
      {icon}
      <p className="min-w-44 flex-1 text-sm leading-snug font-medium">{children}</p>
      <div className="flex shrink-0 items-center gap-1 whitespace-nowrap">{actions}</div>
    </div>
  )
}
