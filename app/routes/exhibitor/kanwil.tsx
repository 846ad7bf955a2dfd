import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#app/components/empty-state.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { LinkTabs } from '#app/components/tabs.tsx'
import { db } from '#app/db.server.ts'
import { ApplicationTable } from '#app/features/exhibitors/application-table.tsx'
import { decideApplications } from '#app/features/exhibitors/decide-applications.server.ts'
import { CoordinatorForm } from '#app/features/exhibitors/exhibitor-forms.ts'
import {
  applicationSorts,
  listApplications,
  listEventsOfKanwil,
} from '#app/features/exhibitors/list-applications.server.ts'
import { authorizeUser, notFound } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import { parseForm } from '#app/lib/forms.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { parsePage, parseSort } from '#app/lib/list-query.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { coordinatorPath } from '#app/lib/paths.ts'
import { replyInvalid, replyRefused } from '#app/lib/replies.server.ts'

export const handle = { i18n: ['exhibitors'] } satisfies GelarHandle

/** The Kanwil that the user speaks for, and the festival of the address (`?festival=`, else the newest). */
async function enter(request: Request) {
  const { user, grants } = await authorizeUser(request)
  const kanwilCodes = grants.flatMap((grant) =>
    grant.role === 'kanwil_coordinator' && grant.kanwilCode ? [grant.kanwilCode] : [],
  )
  if (kanwilCodes.length === 0) throw notFound()
  const events = await listEventsOfKanwil(db, kanwilCodes)
  const slug = new URL(request.url).searchParams.get('festival')
  const event = slug ? events.find((row) => row.slug === slug) : events[0]
  if (slug && !event) throw notFound()
  return { user, kanwilCodes, events, event }
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { kanwilCodes, events, event } = await enter(request)
  const t = await getT(request, ['exhibitors'])
  const sort = parseSort(request, applicationSorts, 'status')
  const page = parsePage(request)
  const kanwil = await db
    .selectFrom('kanwil')
    .select('name')
    .where('code', 'in', kanwilCodes)
    .orderBy('name')
    .execute()
  const list = event
    ? await listApplications(db, event.id, { kanwilCodes, hideUnsent: true }, sort, page)
    : undefined
  return {
    title: t('exhibitors:kanwil.title'),
    kanwil: kanwil.map((row) => row.name),
    events,
    event,
    sort,
    page,
    list,
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const { user, kanwilCodes, event } = await enter(request)
  if (!event) throw notFound()
  const submission = parseForm(await request.formData(), CoordinatorForm)
  if (submission.status !== 'success') return replyInvalid(submission)
  const { intent, applicationIds, remark } = submission.value
  try {
    const count = await decideApplications(db, {
      eventId: event.id,
      userId: user.id,
      actor: 'coordinator',
      step: intent,
      applicationIds,
      remark,
      kanwilCodes,
    })
    const here = `${coordinatorPath()}?festival=${event.slug}`
    return intent === 'endorse'
      ? redirectWithFlash(here, 'exhibitors:kanwil.endorsed', { count })
      : redirectWithFlash(here, 'exhibitors:kanwil.returned', { count })
  } catch (error) {
    return replyRefused(submission, error)
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function KanwilPage() {
  const { title, kanwil, events, event, sort, page, list } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { t } = useTranslation(['exhibitors'])
  return (
    <>
      <PageHeader title={title} lead={kanwil.join(', ')} />
      {events.length > 1 ? (
        <LinkTabs
          label={t('exhibitors:kanwil.festival')}
          tabs={events.map((row) => ({
            to: `${coordinatorPath()}?festival=${row.slug}`,
            label: row.name,
            current: row.id === event?.id,
          }))}
        />
      ) : null}
      {event && list ? (
        <>
          <ApplicationTable
            rows={list.rows}
            sort={sort}
            timeZone={event.timeZone}
            actor="coordinator"
            lastResult={lastResult}
          />
          <Pagination page={page} pageCount={list.pageCount} />
        </>
      ) : (
        <EmptyState drawing="stall" title={t('exhibitors:kanwil.emptyTitle')}>
          {t('exhibitors:kanwil.emptyBody')}
        </EmptyState>
      )}
    </>
  )
}
