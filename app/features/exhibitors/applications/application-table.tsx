import { Link } from '@remix-run/react'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ChosenBar } from '#app/components/chosen-bar.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { GelarForm, useGelarForm } from '#app/components/form.tsx'
import { type Column, Table } from '#app/components/table.tsx'
import { TickAll } from '#app/components/tick-all.tsx'
import { useTicked } from '#app/components/use-ticked.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { Sort } from '#app/lib/list-query.ts'
import { knownCategories } from '../catalogue/categories.ts'
import { BulkBar, bulkBarId } from '../review/bulk-bar.tsx'
import { BulkForm } from '../review/review-forms.ts'
import { ApplicationBadge } from './application-badge.tsx'
import { listApplicationSteps } from './application-steps.ts'
import type { ApplicationRow } from './list-applications.server.ts'

type Props = {
  rows: ReadonlyArray<ApplicationRow>
  /** How many there are on all pages. */
  total: number
  /** The way to the other pages, between the rows and what can be done with them. */
  pages: ReactNode
  sort: Sort
  timeZone: string
  detailPath: (applicationId: string) => string
  /** False for readers who decide nothing. */
  mayDecide: boolean
  lastResult: unknown
}

/** Applications with a box each, and below them what may be done to all that are ticked. */
export function ApplicationTable(props: Props) {
  const { rows, total, pages, sort, timeZone, detailPath, mayDecide, lastResult } = props
  const { t } = useTranslation(['exhibitors'])
  const f = useFormat()
  const [form, fields] = useGelarForm(BulkForm, { id: 'applications', lastResult })
  const ticked = useTicked(form.id, 'applicationIds', rows)
  const chosen = ticked.everything ? total : ticked.count
  const selectable = (row: ApplicationRow) =>
    listApplicationSteps(row.status, 'organizer').length > 0
  /** What a phone's card says in one line. */
  const factsOf = (row: ApplicationRow) =>
    [
      row.kanwilCode,
      t('exhibitors:home.tables', { count: row.tables }),
      row.readers === 0
        ? t('exhibitors:list.unread')
        : t('exhibitors:list.scoreShort', { score: f.number(row.priorityScore) }),
    ]
      .filter((fact) => fact !== null)
      .join(' · ')
  const columns: Column<ApplicationRow>[] = [
    {
      key: 'name',
      header: t('exhibitors:list.exhibitor'),
      sort: 'name',
      primary: true,
      cell: (row) => (
        <span className="flex items-start gap-3">
          {mayDecide ? (
            <input
              type="checkbox"
              name="applicationIds"
              value={row.id}
              disabled={!selectable(row)}
              aria-label={t('exhibitors:list.choose', { exhibitor: row.name })}
              className="mt-0.5 size-5 shrink-0 accent-accent"
            />
          ) : null}
          <span className="min-w-0">
            <Link
              to={detailPath(row.id)}
              className="font-semibold break-words underline-offset-4 hover:underline"
            >
              {row.name}
            </Link>
            <span className="block text-sm font-normal text-ink-soft">
              {knownCategories(row.categories)
                .map((category) => t(`exhibitors:category.${category}`))
                .join(', ')}
            </span>
            <span className="figures mt-0.5 block text-sm font-normal text-ink-soft sm:hidden">
              {factsOf(row)}
            </span>
          </span>
        </span>
      ),
    },
    {
      key: 'kanwil',
      desk: true,
      header: t('exhibitors:list.kanwil'),
      sort: 'kanwil',
      cell: (row) => row.kanwilCode ?? '–',
    },
    {
      key: 'rank',
      desk: true,
      header: t('exhibitors:review.rankShort'),
      numeric: true,
      sort: 'rank',
      cell: (row) => (row.kanwilRank === null ? '–' : f.number(row.kanwilRank)),
    },
    {
      key: 'tables',
      desk: true,
      header: t('exhibitors:list.tables'),
      numeric: true,
      sort: 'tables',
      cell: (row) => f.number(row.tables),
    },
    {
      key: 'score',
      desk: true,
      header: t('exhibitors:list.score'),
      numeric: true,
      sort: 'score',
      cell: (row) => (
        <span className={row.readers === 0 ? 'text-ink-soft' : 'font-semibold'}>
          {f.number(row.priorityScore)}
        </span>
      ),
    },
    {
      key: 'readers',
      desk: true,
      header: t('exhibitors:review.readerCount'),
      numeric: true,
      sort: 'readers',
      cell: (row) => f.number(row.readers),
    },
    {
      key: 'submitted',
      desk: true,
      header: t('exhibitors:list.submitted'),
      sort: 'submitted',
      cell: (row) =>
        row.submittedAt ? (
          <span className="figures whitespace-nowrap">{f.instant(row.submittedAt, timeZone)}</span>
        ) : (
          '–'
        ),
    },
    {
      key: 'status',
      bare: true,
      header: t('exhibitors:list.status'),
      sort: 'status',
      cell: (row) => (
        // On a phone under the name that it is about.
        <span className={clsx('max-sm:block max-sm:text-start', mayDecide && 'max-sm:pl-8')}>
          <ApplicationBadge status={row.status} />
        </span>
      ),
    },
  ]
  const table = (
    <Table
      caption={t('exhibitors:list.caption')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      sort={sort}
      empty={
        <EmptyState title={t('exhibitors:list.emptyTitle')}>
          {t('exhibitors:list.emptyBody')}
        </EmptyState>
      }
    />
  )
  if (!mayDecide || rows.length === 0)
    return (
      <>
        {table}
        {pages}
      </>
    )
  return (
    <GelarForm form={form} onChange={ticked.recount}>
      <TickAll
        label={t('exhibitors:list.tickPage')}
        of={rows.filter(selectable).length}
        ticked={ticked.count}
        onTick={ticked.tickAll}
      />
      {table}
      <ChosenBar chosen={chosen} to={bulkBarId} action={t('exhibitors:list.decide')}>
        {t('exhibitors:list.chosen', { count: chosen })}
      </ChosenBar>
      {pages}
      <BulkBar fields={fields} chosen={chosen} total={total} />
    </GelarForm>
  )
}
