import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { FileSpreadsheet, FileText, Star } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { buttonClass, LinkButton } from '#app/components/button.tsx'
import { FileLink } from '#app/components/file-link.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { StatGrid, StatTile } from '#app/components/stat-tile.tsx'
import { useFreshKey } from '#app/components/use-fresh-key.ts'
import { useLastReply } from '#app/components/use-last-reply.ts'
import { useLive } from '#app/components/use-live.ts'
import { db } from '#app/db.server.ts'
import { ApplicationTable } from '#app/features/exhibitors/applications/application-table.tsx'
import {
  applicationSorts,
  countByStatus,
  listApplications,
  listKanwilOf,
} from '#app/features/exhibitors/applications/list-applications.server.ts'
import { decideInBulk } from '#app/features/exhibitors/review/decide-in-bulk.server.ts'
import { FilterForm } from '#app/features/exhibitors/review/filter-form.tsx'
import { readFilter } from '#app/features/exhibitors/review/read-filter.ts'
import { BulkForm } from '#app/features/exhibitors/review/review-forms.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { refuseBeyondLast } from '#app/lib/last-page.server.ts'
import { parsePage, parseSort } from '#app/lib/list-query.ts'
import { pageMeta } from '#app/lib/meta.ts'
import {
  applicationDetailPath,
  applicationsFilePath,
  applicationsPath,
  boothPlanPath,
  scoringPath,
} from '#app/lib/paths.ts'

export const handle = { i18n: ['exhibitors'] } satisfies GelarHandle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, user, can } = await authorize(request, params, 'application.view')
  const filter = readFilter(new URL(request.url).searchParams)
  const sort = parseSort(request, applicationSorts, 'name')
  const page = parsePage(request)
  const [list, counts, kanwil, t] = await Promise.all([
    listApplications(db, event.id, { ...filter, readerId: user.id }, sort, page),
    countByStatus(db, event.id),
    listKanwilOf(db, event.id),
    getT(request, ['exhibitors']),
  ])
  refuseBeyondLast(request, { page, pageCount: list.pageCount })
  return {
    title: t('exhibitors:list.title'),
    event,
    filter,
    sort,
    page,
    list,
    counts: Object.fromEntries(counts),
    kanwil,
    mayDecide: can('application.decide'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, actor } = await authorize(request, params, 'application.decide')
  const { search, searchParams } = new URL(request.url)
  return answerForm(request, BulkForm, async (form) => {
    const count = await decideInBulk(db, actor, readFilter(searchParams), form)
    return redirectWithFlash(applicationsPath(event) + search, 'exhibitors:list.decided', { count })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function ApplicationsPage() {
  const page = useLoaderData<typeof loader>()
  const lastResult = useLastReply<typeof action>()
  const formKey = useFreshKey(lastResult)
  const { search } = useLocation()
  const { t } = useTranslation(['exhibitors'])
  const f = useFormat()
  useLive(page.event.slug, ['applications'])
  const tiles = ['submitted', 'endorsed', 'accepted', 'waiting_list'] as const
  return (
    <>
      <PageHeader
        title={page.title}
        lead={t('exhibitors:list.lead', {
          count: page.list.total,
          tables: f.number(page.list.tables),
        })}
        actions={
          <>
            {page.mayDecide ? (
              <LinkButton to={scoringPath(page.event)} icon={<Star />}>
                {t('exhibitors:review.queue')}
              </LinkButton>
            ) : null}
            <LinkButton to={boothPlanPath(page.event)} variant="secondary">
              {t('exhibitors:list.toPlan')}
            </LinkButton>
            {(['csv', 'xlsx'] as const).map((kind) => (
              <FileLink
                key={kind}
                href={applicationsFilePath(page.event, kind) + search}
                className={buttonClass('quiet')}
              >
                {kind === 'csv' ? (
                  <FileText aria-hidden="true" />
                ) : (
                  <FileSpreadsheet aria-hidden="true" />
                )}
                {kind.toUpperCase()}
              </FileLink>
            ))}
          </>
        }
      />
      <StatGrid>
        {tiles.map((status) => (
          <StatTile
            key={status}
            label={t(`exhibitors:status.${status}`)}
            value={f.number(page.counts[status] ?? 0)}
            to={`?status=${status}`}
          />
        ))}
      </StatGrid>
      <FilterForm
        key={search}
        filter={page.filter}
        kanwil={page.kanwil}
        clearTo={applicationsPath(page.event)}
      />
      <ApplicationTable
        key={formKey}
        rows={page.list.rows}
        total={page.list.total}
        pages={<Pagination page={page.page} pageCount={page.list.pageCount} />}
        sort={page.sort}
        timeZone={page.event.timeZone}
        detailPath={(id) => applicationDetailPath(page.event, id)}
        mayDecide={page.mayDecide}
        lastResult={lastResult}
      />
    </>
  )
}
