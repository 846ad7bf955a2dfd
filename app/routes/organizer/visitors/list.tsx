import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { StatusBadge } from '#app/components/badge.tsx'
import { Button } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { SearchField, SelectField } from '#app/components/fields.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { Table } from '#app/components/table.tsx'
import { useLive } from '#app/components/use-live.ts'
import { db } from '#app/db.server.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import {
  countByDay,
  listRegistrations,
} from '#app/features/tickets/register/list-registrations.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { groupCode } from '#app/lib/crockford.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { refuseBeyondLast } from '#app/lib/last-page.server.ts'
import { parsePage } from '#app/lib/list-query.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { visitorsPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['tickets'] } satisfies GelarHandle

const PAGE_SIZE = 50

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, can } = await authorize(request, params, 'registration.view')
  const query = new URL(request.url).searchParams
  const [t, days] = await Promise.all([getT(request, ['tickets']), countByDay(db, event.id)])
  const search = (query.get('q') ?? '').slice(0, 100)
  const day = days.find((open) => open.day === query.get('hari'))?.day
  const page = parsePage(request)
  const { rows, total } = await listRegistrations(db, event.id, {
    search,
    day,
    page,
    pageSize: PAGE_SIZE,
    showEmails: can('registration.manage'),
  })
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE))
  refuseBeyondLast(request, { page, pageCount })
  return {
    title: t('tickets:visitors.listTitle'),
    event,
    days,
    search,
    day,
    page,
    rows,
    total,
    pageCount,
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function VisitorListPage() {
  const { event, days, search, day, page, rows, total, pageCount } = useLoaderData<typeof loader>()
  const { t } = useTranslation('tickets')
  const f = useFormat()
  useLive(event.slug, ['scans'])
  return (
    <>
      <PageHeader
        title={t('visitors.listTitle')}
        lead={t('visitors.listLead', { count: total, figure: f.number(total) })}
        breadcrumbs={[{ label: t('visitors.title'), to: visitorsPath(event) }]}
      />
      <Form className="mb-5 grid gap-3 sm:grid-cols-[1fr_16rem_auto] sm:items-end">
        <SearchField
          field={plainField('q', { defaultValue: search })}
          label={t('visitors.search')}
        />
        <SelectField
          field={plainField('hari', { defaultValue: day })}
          label={t('visitors.day')}
          options={[
            { value: '', label: t('visitors.everyDay') },
            ...days.map((open) => ({ value: open.day, label: f.day(open.day) })),
          ]}
        />
        <Button type="submit" variant="secondary">
          {t('visitors.filter')}
        </Button>
      </Form>
      <Table
        caption={t('visitors.listTitle')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            header: t('visitors.name'),
            cell: (row) => row.name ?? <em className="text-ink-soft">{t('visitors.erased')}</em>,
            primary: true,
          },
          { key: 'email', header: t('visitors.email'), cell: (row) => row.email ?? '–' },
          { key: 'day', header: t('visitors.day'), cell: (row) => f.dayShort(row.visitOn) },
          {
            key: 'people',
            header: t('visitors.people'),
            cell: (row) => f.number(row.groupSize),
            numeric: true,
          },
          {
            key: 'code',
            header: t('visitors.code'),
            cell: (row) => <span className="figures">{groupCode(row.shortCode, 5)}</span>,
          },
          {
            key: 'state',
            header: t('visitors.state'),
            cell: (row) =>
              row.status === 'cancelled' ? (
                <StatusBadge tone="neutral">{t('visitors.cancelled')}</StatusBadge>
              ) : row.enteredAt ? (
                <StatusBadge tone="good">
                  {t('visitors.cameAt', { at: f.time(row.enteredAt, event.timeZone) })}
                </StatusBadge>
              ) : (
                <StatusBadge tone="info">{t('visitors.expected')}</StatusBadge>
              ),
          },
        ]}
        empty={
          <EmptyState drawing="search" title={t('visitors.emptyTitle')}>
            {t('visitors.emptyBody')}
          </EmptyState>
        }
      />
      <Pagination page={page} pageCount={pageCount} />
    </>
  )
}
