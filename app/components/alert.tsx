import { clsx } from 'clsx'
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

const looks = {
  info: { box: 'bg-info-soft text-info', Icon: Info },
  good: { box: 'bg-good-soft text-good', Icon: CircleCheck },
  warn: { box: 'bg-warn-soft text-warn', Icon: TriangleAlert },
  bad: { box: 'bg-bad-soft text-bad', Icon: CircleAlert },
}

type AlertProps = {
  tone?: keyof typeof looks
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
  /** Read aloud at once when it appears. */
  live?: boolean
  className?: string
}

/** Something the reader should know before going on. */
export function Alert({ tone = 'info', title, children, actions, live, className }: AlertProps) {
  const { box, Icon } = looks[tone]
  return (
    <div
      role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}
      className={clsx('flex gap-3 rounded-card px-4 py-3.5', box, className)}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 grow">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? (
          <div className={clsx('text-ink', title && 'mt-1 text-sm')}>{children}</div>
        ) : null}
        {actions ? <div className="mt-3 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  )
}
