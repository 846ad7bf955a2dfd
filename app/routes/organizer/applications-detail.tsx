import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { SubmitButton } from '#app/components/button.tsx'
import { NumberField, TextareaField } from '#app/components/fields.tsx'
import { FormActions, GelarForm, useGelarForm } from '#app/components/form.tsx'
import { Card, PageHeader } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { ApplicationBadge } from '#app/features/exhibitors/application-badge.tsx'
import { ApplicationHistory } from '#app/features/exhibitors/application-history.tsx'
import { findApplication } from '#app/features/exhibitors/application-page.server.ts'
import { listSteps } from '#app/features/exhibitors/application-steps.ts'
import { ApplicationSummary } from '#app/features/exhibitors/application-summary.tsx'
import {
  decideApplications,
  scoreApplication,
} from '#app/features/exhibitors/decide-applications.server.ts'
import { DecisionForm, ScoreForm } from '#app/features/exhibitors/exhibitor-forms.ts'
import { authorize, isUuid, notFound } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import { parseForm } from '#app/lib/forms.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { applicationDetailPath, applicationsPath } from '#app/lib/paths.ts'
import { replyInvalid, replyRefused } from '#app/lib/replies.server.ts'

export const handle = { i18n: ['exhibitors'] } satisfies GelarHandle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, can } = await authorize(request, params, 'application.view')
  const application = isUuid(params.application)
    ? await findApplication(db, event.id, { id: params.application })
    : undefined
  if (!application) throw notFound()
  const t = await getT(request, ['exhibitors'])
  const mayDecide = can('application.decide')
  return {
    title: application.exhibitorName,
    listTitle: t('exhibitors:list.title'),
    event,
    application,
    mayDecide,
    steps: mayDecide
      ? listSteps(application.status, 'organizer').filter(
          (step) => step !== 'submit' && step !== 'withdraw' && step !== 'reopen',
        )
      : [],
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, user } = await authorize(request, params, 'application.decide')
  if (!isUuid(params.application)) throw notFound()
  const applicationId = params.application
  const formData = await request.formData()
  const here = applicationDetailPath(event, applicationId)
  if (formData.get('intent') === 'score') {
    const submission = parseForm(formData, ScoreForm)
    if (submission.status !== 'success') return replyInvalid(submission)
    try {
      const { priorityScore } = submission.value
      await scoreApplication(db, event.id, user.id, applicationId, priorityScore)
    } catch (error) {
      return replyRefused(submission, error)
    }
    return redirectWithFlash(here, 'exhibitors:detail.scored')
  }
  formData.set('applicationIds', applicationId)
  const submission = parseForm(formData, DecisionForm)
  if (submission.status !== 'success') return replyInvalid(submission)
  const { intent, remark } = submission.value
  try {
    await decideApplications(db, {
      eventId: event.id,
      userId: user.id,
      actor: 'organizer',
      step: intent,
      applicationIds: [applicationId],
      remark,
    })
  } catch (error) {
    return replyRefused(submission, error)
  }
  return redirectWithFlash(here, 'exhibitors:list.decided', { count: 1 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function ApplicationDetailPage() {
  const { application, event, listTitle, mayDecide } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['exhibitors'])
  return (
    <>
      <PageHeader
        title={<span className="break-words">{application.exhibitorName}</span>}
        lead={[application.kanwilName, application.exhibitorCity].filter(Boolean).join(' · ')}
        badge={<ApplicationBadge status={application.status} />}
        breadcrumbs={[{ label: listTitle, to: applicationsPath(event) }]}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
        <div className="min-w-0 space-y-5">
          <ApplicationSummary application={application} />
        </div>
        <div className="min-w-0 space-y-5">
          {mayDecide ? <Decide /> : null}
          {mayDecide ? <Score /> : null}
          <Card>
            <h2 className="mb-4 text-lg font-bold tracking-tight">
              {t('exhibitors:history.title')}
            </h2>
            <ApplicationHistory steps={application.steps} timeZone={event.timeZone} />
          </Card>
        </div>
      </div>
    </>
  )
}

function Decide() {
  const { steps, application } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['exhibitors'])
  const [form, fields] = useGelarForm(DecisionForm, {
    id: 'decision',
    lastResult: useActionData<typeof action>(),
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

function Score() {
  const { application } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['exhibitors'])
  const [form, fields] = useGelarForm(ScoreForm, {
    id: 'score',
    lastResult: useActionData<typeof action>(),
    defaultValue: { priorityScore: application.priorityScore },
  })
  return (
    <Card>
      <GelarForm form={form}>
        <input type="hidden" name="intent" value="score" />
        <NumberField
          field={fields.priorityScore}
          label={t('exhibitors:detail.score')}
          hint={t('exhibitors:detail.scoreHint')}
        />
        <SubmitButton variant="secondary">{t('exhibitors:detail.saveScore')}</SubmitButton>
      </GelarForm>
    </Card>
  )
}
