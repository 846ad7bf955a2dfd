import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import type { Params } from '@remix-run/react'
import { useActionData, useLoaderData } from '@remix-run/react'
import { db } from '#app/db.server.ts'
import { listApplicationSteps } from '#app/features/exhibitors/applications/application-steps.ts'
import { decideApplications } from '#app/features/exhibitors/applications/decide-applications.server.ts'
import { CoordinatorForm } from '#app/features/exhibitors/applications/exhibitor-forms.ts'
import { enterRegion } from '#app/features/exhibitors/review/enter-region.server.ts'
import { findReview } from '#app/features/exhibitors/review/find-review.server.ts'
import { JudgeForm } from '#app/features/exhibitors/review/judge-form.tsx'
import { ReviewFrame } from '#app/features/exhibitors/review/review-frame.tsx'
import { authorizeUser, isUuid, notFound } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { coordinatorPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['exhibitors'] } satisfies GelarHandle

/** One application of the own region that has been sent; what is another Kanwil's does not exist. */
async function enter(request: Request, params: Params) {
  const { user, grants } = await authorizeUser(request)
  const region = await enterRegion(db, grants, new URL(request.url).searchParams)
  if (!region?.event || !isUuid(params.application)) throw notFound()
  const application = await findReview(db, region.event.id, params.application, [
    region.office.code,
  ])
  if (!application || ['draft', 'withdrawn'].includes(application.status)) throw notFound()
  return { user, event: region.event, office: region.office, application }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, office, application } = await enter(request, params)
  const t = await getT(request, ['exhibitors'])
  return {
    title: application.exhibitorName,
    listTitle: t('exhibitors:kanwil.title'),
    event,
    office,
    // Whose names they are is between the exhibitor and the organizer.
    application: { ...application, staff: [] },
    mayJudge: listApplicationSteps(application.status, 'coordinator').length > 0,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, event, office, application } = await enter(request, params)
  const formData = await request.formData()
  formData.set('applicationIds', application.id)
  const actor = { eventId: event.id, userId: user.id }
  const back = coordinatorPath(event, office.code)
  return answerForm(formData, CoordinatorForm, async ({ intent: step, remark }) => {
    await decideApplications(db, actor, {
      capacity: 'coordinator',
      step,
      applicationIds: [application.id],
      remark,
      kanwilCodes: [office.code],
    })
    return step === 'endorse'
      ? redirectWithFlash(back, 'exhibitors:kanwil.endorsed', { count: 1 })
      : redirectWithFlash(back, 'exhibitors:kanwil.returned', { count: 1 })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function KanwilApplicationPage() {
  const { application, event, office, listTitle, mayJudge } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return (
    <ReviewFrame
      application={application}
      lead={[application.exhibitorCity, event.name].filter(Boolean).join(' · ')}
      timeZone={event.timeZone}
      list={{ label: listTitle, to: coordinatorPath(event, office.code) }}
    >
      {mayJudge ? <JudgeForm lastResult={lastResult} applicationId={application.id} /> : null}
    </ReviewFrame>
  )
}
