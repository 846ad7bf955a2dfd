import { clsx } from 'clsx'
import type { ReactNode } from 'react'

type Item = {
  term: ReactNode
  detail: ReactNode
  key?: string
  /** Of a compact list: takes its whole width on a phone. */
  long?: boolean
}

type Props = {
  items: ReadonlyArray<Item>
  /** Short values stand beside their names on a phone too. */
  compact?: boolean
  className?: string
}

/** Names and values of one thing, such as an application or a ticket. */
export function DescriptionList({ items, compact, className }: Props) {
  return (
    <dl className={clsx('divide-y divide-line', className)}>
      {items.map((item, index) => (
        <div
          key={item.key ?? (typeof item.term === 'string' ? item.term : index)}
          className={clsx(
            'grid gap-x-6 gap-y-0.5 sm:grid-cols-[minmax(9rem,1fr)_2fr]',
            compact ? 'py-2 sm:py-2.5' : 'py-3',
            compact && !item.long && 'max-sm:grid-cols-[1fr_minmax(0,1.1fr)] max-sm:gap-x-3',
          )}
        >
          <dt className="text-sm text-ink-soft sm:text-[0.9375rem]">{item.term}</dt>
          <dd className="min-w-0 font-medium break-words">{item.detail}</dd>
        </div>
      ))}
    </dl>
  )
}
