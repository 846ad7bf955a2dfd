import { Link } from '@remix-run/react'
import { ChevronRight, CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '#app/components/badge.tsx'

export type ToDo = {
  key: string
  count: ReactNode
  tone: Tone
  title: string
  detail: string
  to: string
}

/** What needs doing now, the most urgent first. Says so when nothing does. */
export function ToDoList({ items }: { items: ReadonlyArray<ToDo> }) {
  const { t } = useTranslation('events')
  if (items.length === 0) {
    return (
      <p className="flex items-center gap-3 rounded-card border border-line bg-surface p-5 font-medium shadow-card">
        <CircleCheck aria-hidden="true" className="size-6 text-good" />
        {t('dashboard.nothingToDo')}
      </p>
    )
  }
  return (
    <ul className="divide-y divide-line overflow-clip rounded-card border border-line bg-surface shadow-card">
      {items.map((item) => (
        <li
          key={item.key}
          className="relative flex items-center gap-4 px-4 py-3 hover:bg-sunken sm:px-5"
        >
          <Badge tone={item.tone} className="min-w-9 justify-center text-sm!">
            {item.count}
          </Badge>
          <span className="min-w-0 grow">
            <Link to={item.to} className="font-semibold after:absolute after:inset-0">
              {item.title}
            </Link>
            <span className="block text-sm text-ink-soft">{item.detail}</span>
          </span>
          <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-ink-soft" />
        </li>
      ))}
    </ul>
  )
}
