import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ActionForm } from '#app/components/action-form.tsx'
import { SubmitButton } from '#app/components/button.tsx'
import { TextareaField } from '#app/components/fields.tsx'
import { FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card } from '#app/components/page-header.tsx'
import { useLastReply } from '#app/components/use-last-reply.ts'
import { useLive } from '#app/components/use-live.ts'
import { db } from '#app/db.server.ts'
import { listApplicationSteps } from '#app/features/exhibitors/applications/application-steps.ts'
import { decideApplications } from '#app/features/exhibitors/applications/decide-applications.server.ts'
import { DecisionForm } from '#app/features/exhibitors/applications/exhibitor-forms.ts'
import { findReview } from '#app/features/exhibitors/review/find-review.server.ts'
import { ReviewForm } from '#app/features/exhibitors/review/review-forms.ts'
import { ReviewFrame } from '#app/features/exhibitors/review/review-frame.tsx'
import { RubricFields } from '#app/features/exhibitors/review/rubric-fields.tsx'
import {
  listScores,
  readableStatuses,
  removeScore,
  scoreApplications,
} from '#app/features/exhibitors/review/score-applications.server.ts'
import { ScoreList } from '#app/features/exhibitors/review/score-list.tsx'
import { authorize, isUuid, notFound } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { applicationDetailPath, applicationsPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['exhibitors'] } satisfies GelarHandle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, user, can } = await authorize(request, params, 'application.view')
  const application = isUuid(params.application)
    ? await findReview(db, event.id, params.application)
    : undefined
  if (!application) throw notFound()
  const t = await getT(request, ['exhibitors'])
  const scores = await listScores(db, event.id, application.id)
  const mayDecide = can('application.decide')
  return {
    title: application.exhibitorName,
    listTitle: t('exhibitors:list.title'),
    event,
    application,
    scores,
    own: scores.find((score) => score.userId === user.id),
    mayDecide,
    mayScore: mayDecide && readableStatuses.some((status) => status === application.status),
    steps: mayDecide
      ? listApplicationSteps(application.status, 'organizer').filter(
          (step) => step !== 'submit' && step !== 'withdraw' && step !== 'reopen',
        )
      : [],
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, actor } = await authorize(request, params, 'application.decide')
  if (!isUuid(params.application)) throw notFound()
  const applicationId = params.application
  const applicationIds = [applicationId]
  const here = applicationDetailPath(event, applicationId)
  const formData = await request.formData()
  formData.set('applicationIds', applicationId)
  return answerForm(formData, ReviewForm, async (form) => {
    switch (form.intent) {
      case 'score': {
        const { quality, story, readiness, remark } = form
        const marks = { quality, story, readiness }
        await scoreApplications(db, actor, { applicationIds, marks, remark })
        return redirectWithFlash(here, 'exhibitors:detail.scored')
      }
      case 'unscore':
        await removeScore(db, actor, applicationId)
        return redirectWithFlash(here, 'exhibitors:review.removed')
      default: {
        const { intent: step, remark } = form
        await decideApplications(db, actor, {
          capacity: 'organizer',
          step,
          applicationIds,
          remark,
        })
        return redirectWithFlash(here, 'exhibitors:list.decided', { count: 1 })
      }
    }
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function ApplicationDetailPage() {
  const { application, event, listTitle, mayDecide } = useLoaderData<typeof loader>()
  useLive(event.slug, ['applications'])
  return (
    <ReviewFrame
      application={application}
      lead={[application.kanwilName, application.exhibitorCity].filter(Boolean).join(' · ')}
      timeZone={event.timeZone}
      list={{ label: listTitle, to: applicationsPath(event) }}
    >
      {mayDecide ? <Decide /> : null}
      <Scores />
    </ReviewFrame>
  )
}

function Decide() {
  const { steps, application } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['exhibitors'])
  const [form, fields] = useGelarForm(DecisionForm, {
    id: 'decision',
    lastResult: useLastReply<typeof action>(),
    defaultValue: { applicationIds: [application.id] },
  })
  if (steps.length === 0) return null
  return (
    <Card>
      <h2 className="mb-4 text-lg font-bold tracking-tight">{t('exhibitors:list.decide')}</h2>
      <GelarForm form={form} key={application.status}>
        <input type="hidden" name="applicationIds" value={application.id} />
        <TextareaField
          field={fields.remark}
          label={t('exhibitors:list.remark')}
          hint={t('exhibitors:list.remarkHint')}
          rows={3}
          optional
        />
        <FormActions className="flex-wrap">
          {steps.map((step) => (
            <SubmitButton
              key={step}
              name="intent"
              value={step}
              variant={step === 'accept' ? 'primary' : 'secondary'}
            >
              {t(`exhibitors:step.${step}`)}
            </SubmitButton>
          ))}
        </FormActions>
      </GelarForm>
    </Card>
  )
}

function Scores() {
  const { application, event, scores, own, mayScore } = useLoaderData<typeof loader>()
  const lastResult = useLastReply<typeof action>()
  const { t } = useTranslation(['exhibitors'])
  return (
    <Card>
      <h2 className="mb-3 text-lg font-bold tracking-tight">{t('exhibitors:detail.score')}</h2>
      <ScoreList scores={scores} priority={application.priorityScore} timeZone={event.timeZone} />
      {mayScore ? (
        <details open={own === undefined} className="mt-4 border-t border-line pt-4">
          <summary className="min-h-11 cursor-pointer content-center font-semibold">
            {own ? t('exhibitors:review.change') : t('exhibitors:review.give')}
          </summary>
          <div className="mt-3">
            <RubricFields
              key={own?.scoredAt.toISOString() ?? 'new'}
              applicationId={application.id}
              own={own}
              lastResult={lastResult}
              save={t('exhibitors:detail.saveScore')}
            />
          </div>
          {own ? (
            <ActionForm intent="unscore" className="mt-2">
              <SubmitButton variant="quiet">{t('exhibitors:review.remove')}</SubmitButton>
            </ActionForm>
          ) : null}
        </details>
      ) : null}
    </Card>
  )
}
