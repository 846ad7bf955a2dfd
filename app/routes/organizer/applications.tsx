import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button, LinkButton } from '#app/components/button.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { SearchField, SelectField } from '#app/components/fields.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { StatGrid, StatTile } from '#app/components/stat-tile.tsx'
import { useLive } from '#app/components/use-live.ts'
import { db } from '#app/db.server.ts'
import { applicationStatuses } from '#app/features/exhibitors/application-steps.ts'
import { ApplicationTable } from '#app/features/exhibitors/application-table.tsx'
import { productCategories } from '#app/features/exhibitors/categories.ts'
import { decideApplications } from '#app/features/exhibitors/decide-applications.server.ts'
import { DecisionForm } from '#app/features/exhibitors/exhibitor-forms.ts'
import {
  applicationSorts,
  countByStatus,
  listApplications,
  listKanwilOf,
} from '#app/features/exhibitors/list-applications.server.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import { parseForm } from '#app/lib/forms.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { parsePage, parseSort } from '#app/lib/list-query.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { applicationDetailPath, applicationsPath, boothPlanPath } from '#app/lib/paths.ts'
import { replyInvalid, replyRefused } from '#app/lib/replies.server.ts'

export const handle = { i18n: ['exhibitors'] } satisfies GelarHandle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, can } = await authorize(request, params, 'application.view')
  const query = new URL(request.url).searchParams
  const filter = {
    search: query.get('q')?.slice(0, 200),
    status: applicationStatuses.find((status) => status === query.get('status')),
    kanwilCode: query.get('kanwil') || undefined,
    category: productCategories.find((category) => category === query.get('jenis')),
  }
  const sort = parseSort(request, applicationSorts, 'name')
  const page = parsePage(request)
  const [list, counts, kanwil, t] = await Promise.all([
    listApplications(db, event.id, filter, sort, page),
    countByStatus(db, event.id),
    listKanwilOf(db, event.id),
    getT(request, ['exhibitors']),
  ])
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
  const { event, user } = await authorize(request, params, 'application.decide')
  const submission = parseForm(await request.formData(), DecisionForm)
  if (submission.status !== 'success') return replyInvalid(submission)
  const { intent, applicationIds, remark } = submission.value
  try {
    const count = await decideApplications(db, {
      eventId: event.id,
      userId: user.id,
      actor: 'organizer',
      step: intent,
      applicationIds,
      remark,
    })
    const here = applicationsPath(event) + new URL(request.url).search
    return redirectWithFlash(here, 'exhibitors:list.decided', { count })
  } catch (error) {
    return replyRefused(submission, error)
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function ApplicationsPage() {
  const page = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
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
          <LinkButton to={boothPlanPath(page.event)} variant="secondary">
            {t('exhibitors:list.toPlan')}
          </LinkButton>
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
      <Filter />
      <ApplicationTable
        rows={page.list.rows}
        sort={page.sort}
        timeZone={page.event.timeZone}
        actor="organizer"
        detailPath={(id) => applicationDetailPath(page.event, id)}
        mayDecide={page.mayDecide}
        lastResult={lastResult}
      />
      <Pagination page={page.page} pageCount={page.list.pageCount} />
    </>
  )
}

function Filter() {
  const { filter, kanwil, event } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['exhibitors', 'common'])
  return (
    <Form
      method="get"
      role="search"
      className="my-6 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr_auto]"
    >
      <SearchField
        field={plainField('q', { defaultValue: filter.search })}
        label={t('exhibitors:list.search')}
      />
      <SelectField
        field={plainField('status', { defaultValue: filter.status })}
        label={t('exhibitors:list.status')}
        hideLabel
        placeholder={t('exhibitors:list.anyStatus')}
        options={applicationStatuses.map((value) => ({
          value,
          label: t(`exhibitors:status.${value}`),
        }))}
      />
      <SelectField
        field={plainField('kanwil', { defaultValue: filter.kanwilCode })}
        label={t('exhibitors:list.kanwil')}
        hideLabel
        placeholder={t('exhibitors:list.anyKanwil')}
        options={kanwil.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <SelectField
        field={plainField('jenis', { defaultValue: filter.category })}
        label={t('exhibitors:field.categories')}
        hideLabel
        placeholder={t('exhibitors:list.anyCategory')}
        options={productCategories.map((value) => ({
          value,
          label: t(`exhibitors:category.${value}`),
        }))}
      />
      <div className="flex gap-2">
        <Button type="submit" variant="secondary">
          {t('exhibitors:list.filter')}
        </Button>
        {Object.values(filter).some(Boolean) ? (
          <LinkButton to={applicationsPath(event)} variant="quiet">
            {t('exhibitors:list.clear')}
          </LinkButton>
        ) : null}
      </div>
    </Form>
  )
}
