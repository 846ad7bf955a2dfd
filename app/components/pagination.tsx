import { Link, useLocation } from '@remix-run/react'
import { clsx } from 'clsx'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { buttonClass } from './button.tsx'
import { withParam } from './with-param.ts'

type PaginationProps = { page: number; pageCount: number; className?: string }

/** Leads through a long list by `?halaman=`. Shows nothing when there is one page. */
export function Pagination({ page, pageCount, className }: PaginationProps) {
  const { t } = useTranslation('common')
  const { search } = useLocation()
  const f = useFormat()
  if (pageCount <= 1) return null
  const to = (target: number) => withParam(search, 'halaman', target === 1 ? null : String(target))
  return (
    <nav
      aria-label={t('pagination.label')}
      className={clsx('mt-5 flex items-center justify-between gap-3', className)}
    >
      <Step to={page > 1 ? to(page - 1) : null} rel="prev">
        <ChevronLeft aria-hidden="true" />
        {t('pagination.previous')}
      </Step>
      <p className="figures text-center text-sm text-balance text-ink-soft">
        {t('pagination.position', { page: f.number(page), pageCount: f.number(pageCount) })}
      </p>
      <Step to={page < pageCount ? to(page + 1) : null} rel="next">
        {t('pagination.next')}
        <ChevronRight aria-hidden="true" />
      </Step>
    </nav>
  )
}

function Step({
  to,
  rel,
  children,
}: {
  to: string | null
  rel: string
  children: React.ReactNode
}) {
  if (to === null) return <span className="sm:w-28" />
  return (
    <Link to={to} rel={rel} className={buttonClass('secondary', 'md')}>
      {children}
    </Link>
  )
}
