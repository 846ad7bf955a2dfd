import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { Drawing, type DrawingName } from './drawing.tsx'

type EmptyStateProps = {
  drawing?: DrawingName
  title: ReactNode
  /** Why it is empty and what to do next. */
  children?: ReactNode
  actions?: ReactNode
  className?: string
}

/** Where there is nothing yet: what would be here, and the way to the first one. */
export function EmptyState({
  drawing = 'mat',
  title,
  children,
  actions,
  className,
}: EmptyStateProps) {
  return (
    <div
      className={clsx(
        'flex flex-col items-center rounded-card border border-dashed border-line-strong/60 bg-surface px-6 py-10 text-center',
        className,
      )}
    >
      <Drawing name={drawing} className="h-28 w-40" />
      <p className="mt-4 text-lg font-bold tracking-tight">{title}</p>
      {children ? <div className="mt-1 max-w-md text-ink-soft">{children}</div> : null}
      {actions ? <div className="mt-5 flex flex-wrap justify-center gap-2.5">{actions}</div> : null}
    </div>
  )
}
