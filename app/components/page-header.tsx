import { Link } from '@remix-run/react'
import { clsx } from 'clsx'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

type Crumb = { label: string; to: string }

/** The way back up. */
function Breadcrumbs({ items }: { items: ReadonlyArray<Crumb> }) {
  const { t } = useTranslation('common')
  return (
    <nav aria-label={t('breadcrumbs')} data-screen-only="">
      <ol className="flex flex-wrap items-center gap-x-1 text-sm text-ink-soft">
        {items.map((item) => (
          <li key={item.to} className="flex items-center gap-1">
            <Link to={item.to} className="-my-1 py-1 hover:text-ink hover:underline">
              {item.label}
            </Link>
            <ChevronRight aria-hidden="true" className="size-4 opacity-60" />
          </li>
        ))}
      </ol>
    </nav>
  )
}

type PageHeaderProps = {
  title: ReactNode
  lead?: ReactNode
  breadcrumbs?: ReadonlyArray<Crumb>
  /** Beside the title: a status. */
  badge?: ReactNode
  actions?: ReactNode
}

/** The head of a page: what it is, what to do here. */
export function PageHeader({ title, lead, breadcrumbs, badge, actions }: PageHeaderProps) {
  return (
    <header className="mb-6 space-y-3">
      {breadcrumbs ? <Breadcrumbs items={breadcrumbs} /> : null}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-3">
            <h1 className="text-title font-extrabold">{title}</h1>
            {badge}
          </div>
          {lead ? <p className="mt-1.5 max-w-2xl text-ink-soft">{lead}</p> : null}
        </div>
        {actions ? (
          <div className="flex flex-wrap gap-2.5" data-screen-only="">
            {actions}
          </div>
        ) : null}
      </div>
    </header>
  )
}

type SectionProps = {
  title?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  id?: string
  className?: string
  children: ReactNode
}

/** A part of a page under its own heading. */
export function Section({ title, lead, actions, id, className, children }: SectionProps) {
  return (
    <section id={id} className={clsx('mt-10 first:mt-0', className)}>
      {title ? (
        <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <div className="min-w-0">
            <h2 className="text-xl font-bold tracking-tight">{title}</h2>
            {lead ? <p className="mt-1 max-w-2xl text-ink-soft">{lead}</p> : null}
          </div>
          {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  )
}

type CardProps = { flush?: boolean; className?: string; children: ReactNode }

/** A sheet on the paper. `flush` leaves out the margin inside, for tables and pictures. */
export function Card({ flush, className, children }: CardProps) {
  return (
    <div
      className={clsx(
        'rounded-card border border-line bg-surface shadow-card',
        flush ? 'overflow-clip' : 'p-5 sm:p-6',
        className,
      )}
    >
      {children}
    </div>
  )
}
