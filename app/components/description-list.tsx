import { clsx } from 'clsx'
import type { ReactNode } from 'react'

type Item = { term: ReactNode; detail: ReactNode; key?: string }

/** Names and values of one thing, such as an application or a ticket. */
export function DescriptionList({
  items,
  className,
}: {
  items: ReadonlyArray<Item>
  className?: string
}) {
  return (
    <dl className={clsx('divide-y divide-line', className)}>
      {items.map((item, index) => (
        <div
          key={item.key ?? (typeof item.term === 'string' ? item.term : index)}
          className="grid gap-x-6 gap-y-0.5 py-3 sm:grid-cols-[minmax(9rem,1fr)_2fr]"
        >
          <dt className="text-sm text-ink-soft sm:text-[0.9375rem]">{item.term}</dt>
          <dd className="min-w-0 font-medium break-words">{item.detail}</dd>
        </div>
      ))}
    </dl>
  )
}
