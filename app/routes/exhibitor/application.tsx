import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import {
  type ShouldRevalidateFunction,
  useActionData,
  useLoaderData,
  useSearchParams,
} from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#app/components/page-header.tsx'
import { LinkTabs } from '#app/components/tabs.tsx'
import { db } from '#app/db.server.ts'
import { ApplicationBadge } from '#app/features/exhibitors/applications/application-badge.tsx'
import { ApplyOverview } from '#app/features/exhibitors/apply/apply-overview.tsx'
import { loadApplyPage } from '#app/features/exhibitors/apply/apply-page.server.ts'
import { applySteps } from '#app/features/exhibitors/apply/apply-steps.ts'
import { ApplyWizard } from '#app/features/exhibitors/apply/apply-wizard.tsx'
import {
  authorize,
  authorizeUser,
  isUuid,
  notFound,
} from '#app/features/people/authorize.server.ts'
import type { Permission } from '#app/features/people/policy.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { applicationPath, applicationStepPath, exhibitorHomePath } from '#app/lib/paths.ts'
import { maxPictureBytes } from '#app/lib/picture-limits.ts'
import { actOnApplication } from './application-actions.server.ts'

export const handle = {
  i18n: ['exhibitors', 'call'],
  uploadBytes: maxPictureBytes,
} satisfies GelarHandle

type Args = Pick<LoaderFunctionArgs, 'request' | 'params'>

/** The exhibitor that is applied for (`?peserta=`, else the user's first) and the right to do so. */
async function enter({ request, params }: Args, permission: Permission) {
  const { grants } = await authorizeUser(request)
  const own = grants.flatMap(({ exhibitorId }) => exhibitorId ?? []).sort()
  const exhibitorId = new URL(request.url).searchParams.get('peserta') ?? own[0]
  if (!exhibitorId || !isUuid(exhibitorId)) throw notFound()
  const { actor, event } = await authorize(request, params, permission, { exhibitorId })
  const exhibitors = await db
    .selectFrom('exhibitor')
    .select(['id', 'name', 'kanwilCode'])
    .where('id', 'in', [...own, exhibitorId])
    .orderBy('name')
    .execute()
  const exhibitor = exhibitors.find((row) => row.id === exhibitorId)
  if (!exhibitor || event.status === 'draft') throw notFound()
  return { actor, event, exhibitor, exhibitors }
}

export async function loader(args: LoaderFunctionArgs) {
  const { event, exhibitor, exhibitors } = await enter(args, 'application.view')
  const query = new URL(args.request.url).searchParams
  const [page, t] = await Promise.all([
    loadApplyPage(db, {
      eventId: event.id,
      exhibitor,
      now: new Date(),
      step: query.get('langkah'),
      product: query.get('produk'),
    }),
    getT(args.request, ['exhibitors']),
  ])
  // A step has an address of its own: going back in the browser comes to it, not to what is to be done next by then.
  if (page.editable && !query.has('langkah')) {
    throw redirect(applicationStepPath(event, exhibitor.id, applySteps[page.step]))
  }
  return { title: t('exhibitors:application.title'), exhibitor, exhibitors, ...page }
}

export async function action(args: ActionFunctionArgs) {
  const { actor, event, exhibitor } = await enter(args, 'application.write')
  const officer = { ...actor, exhibitorId: exhibitor.id, now: new Date() }
  return actOnApplication(await args.request.formData(), { officer, event, exhibitor })
}

/**
 * What is refused because of what others have done is shown beside what is stored now; only without a connection
 * nothing is loaded, for that would fail too.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus }) => actionStatus !== 503

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function ApplicationPage() {
  const page = useLoaderData<typeof loader>()
  const { call, exhibitor, exhibitors, application } = page
  const { t } = useTranslation(['exhibitors'])
  const f = useFormat()
  const [query] = useSearchParams()
  const answered = useActionData<typeof action>()
  const naming = page.mayNamePeople && answered?.part === 'people'
  // What was typed stays on the page also when it is refused because the call has closed meanwhile.
  const writing = page.editable || (answered?.reply !== undefined && !naming)
  return (
    <>
      <PageHeader
        title={call.name}
        lead={
          writing && page.step !== 'needs'
            ? exhibitor.name
            : `${exhibitor.name} · ${call.venueName}, ${f.dayRange(call.startsOn, call.endsOn)}`
        }
        badge={application ? <ApplicationBadge status={application.status} /> : undefined}
        breadcrumbs={[{ label: t('exhibitors:home.title'), to: exhibitorHomePath() }]}
      />
      {exhibitors.length > 1 ? (
        <LinkTabs
          label={t('exhibitors:application.for')}
          tabs={exhibitors.map((row) => ({
            to: applicationPath(call, row.id),
            label: row.name,
            current: row.id === exhibitor.id,
          }))}
        />
      ) : null}
      <div className="max-w-3xl space-y-5">
        {writing ? (
          <ApplyWizard
            // Another step, another product, or what was just stored: a form of its own.
            key={[page.step, page.productAsked, query.get('simpan')].join(' ')}
            page={page}
            answered={answered}
          />
        ) : (
          <ApplyOverview
            key={query.get('simpan')}
            page={page}
            reply={naming ? answered?.reply : undefined}
          />
        )}
      </div>
    </>
  )
}
