import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { Button, SubmitButton } from '#app/components/button.tsx'
import { ConfirmDialog } from '#app/components/dialog.tsx'
import { ActionForm } from '#app/components/form.tsx'
import { Card, PageHeader } from '#app/components/page-header.tsx'
import { LinkTabs } from '#app/components/tabs.tsx'
import { db } from '#app/db.server.ts'
import { ApplicationBadge } from '#app/features/exhibitors/application-badge.tsx'
import { ApplicationEditor } from '#app/features/exhibitors/application-editor.tsx'
import { ApplicationHistory } from '#app/features/exhibitors/application-history.tsx'
import {
  findApplication,
  findCall,
  listZones,
} from '#app/features/exhibitors/application-page.server.ts'
import {
  type ApplicationStepName,
  isEditable,
  listSteps,
} from '#app/features/exhibitors/application-steps.ts'
import { ApplicationSummary } from '#app/features/exhibitors/application-summary.tsx'
import { callState, mayCorrect } from '#app/features/exhibitors/call-window.ts'
import { listCatalogue } from '#app/features/exhibitors/catalogue.server.ts'
import { ApplicationForm, WithdrawForm } from '#app/features/exhibitors/exhibitor-forms.ts'
import { saveApplication } from '#app/features/exhibitors/save-application.server.ts'
import {
  reopenApplication,
  withdrawApplication,
} from '#app/features/exhibitors/withdraw-application.server.ts'
import {
  authorize,
  authorizeUser,
  isUuid,
  notFound,
} from '#app/features/people/authorize.server.ts'
import type { Permission } from '#app/features/people/policy.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import { parseForm } from '#app/lib/forms.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { applicationPath, exhibitorHomePath } from '#app/lib/paths.ts'
import { replyInvalid, replyRefused } from '#app/lib/replies.server.ts'

export const handle = { i18n: ['exhibitors'] } satisfies GelarHandle

type Args = Pick<LoaderFunctionArgs, 'request' | 'params'>

/** The exhibitor that is applied for (`?peserta=`, else the user's first) and the right to do so. */
async function enter({ request, params }: Args, permission: Permission) {
  const { grants } = await authorizeUser(request)
  const own = grants.flatMap(({ exhibitorId }) => exhibitorId ?? []).sort()
  const exhibitorId = new URL(request.url).searchParams.get('peserta') ?? own[0]
  if (!exhibitorId || !isUuid(exhibitorId)) throw notFound()
  const { user, event } = await authorize(request, params, permission, { exhibitorId })
  const [exhibitors, call] = await Promise.all([
    db
      .selectFrom('exhibitor')
      .select(['id', 'name'])
      .where('id', 'in', [...own, exhibitorId])
      .orderBy('name')
      .execute(),
    findCall(db, event.id),
  ])
  const exhibitor = exhibitors.find((row) => row.id === exhibitorId)
  if (!exhibitor || event.status === 'draft') throw notFound()
  return { user, event, call, exhibitor, exhibitors }
}

export async function loader(args: LoaderFunctionArgs) {
  const { call, exhibitor, exhibitors } = await enter(args, 'application.view')
  const [application, zones, catalogue, t] = await Promise.all([
    findApplication(db, call.id, { exhibitorId: exhibitor.id }),
    listZones(db, call.id),
    listCatalogue(db, exhibitor.id),
    getT(args.request, ['exhibitors']),
  ])
  const state = callState(call, new Date())
  const status = application?.status ?? 'draft'
  return {
    title: t('exhibitors:application.title'),
    call,
    exhibitor,
    exhibitors,
    application,
    zones,
    catalogue,
    state,
    editable:
      isEditable(status) && (state === 'open' || (status === 'returned' && mayCorrect(call))),
    steps: application ? listSteps(status, 'officer') : [],
  }
}

export async function action(args: ActionFunctionArgs) {
  const { user, event, exhibitor } = await enter(args, 'application.write')
  const formData = await args.request.formData()
  const who = { eventId: event.id, exhibitorId: exhibitor.id, userId: user.id, now: new Date() }
  const intent = formData.get('intent')
  const here = applicationPath(event, exhibitor.id)
  if (intent === 'withdraw' || intent === 'reopen') {
    const submission = parseForm(formData, WithdrawForm)
    if (submission.status !== 'success') return replyInvalid(submission)
    try {
      if (submission.value.intent === 'withdraw') await withdrawApplication(db, who)
      else await reopenApplication(db, who)
    } catch (error) {
      return replyRefused(submission, error)
    }
    return intent === 'withdraw'
      ? redirectWithFlash(here, 'exhibitors:application.withdrawn')
      : redirect(here)
  }
  const submission = parseForm(formData, ApplicationForm)
  if (submission.status !== 'success') return replyInvalid(submission)
  try {
    await saveApplication(db, who, submission.value)
  } catch (error) {
    return replyRefused(submission, error)
  }
  return submission.value.intent === 'submit'
    ? redirectWithFlash(exhibitorHomePath(), 'exhibitors:application.sent', {
        exhibitor: exhibitor.name,
      })
    : redirectWithFlash(here, 'exhibitors:application.saved')
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export default function ApplicationPage() {
  const page = useLoaderData<typeof loader>()
  const { call, exhibitor, exhibitors, application, zones, catalogue, state, editable, steps } =
    page
  const { t } = useTranslation(['exhibitors'])
  const f = useFormat()
  const lastResult = useActionData<typeof action>()
  // What was typed stays on the page also when it is refused because the call has closed meanwhile.
  const writing = editable || lastResult !== undefined
  const returned = application?.status === 'returned'
  const remark = application?.steps.find((step) => step.toStatus === 'returned')?.remark
  return (
    <>
      <PageHeader
        title={call.name}
        lead={`${exhibitor.name} · ${call.venueName}, ${f.dayRange(call.startsOn, call.endsOn)}`}
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
        {returned && remark ? (
          <Alert tone="warn" title={t('exhibitors:application.returnedTitle')}>
            <p className="whitespace-pre-line break-words">{remark}</p>
          </Alert>
        ) : null}
        {state === 'not-yet' ? (
          <Alert title={t('exhibitors:application.notYetTitle')}>
            {call.callOpensAt
              ? t('exhibitors:application.opens', {
                  when: f.instant(call.callOpensAt, call.timeZone),
                })
              : t('exhibitors:application.notYetBody')}
          </Alert>
        ) : null}
        {state === 'closed' && !editable && (!application || application.status === 'draft') ? (
          <Alert tone="warn" title={t('exhibitors:application.closedTitle')}>
            {t('exhibitors:application.closedBody')}
          </Alert>
        ) : null}
        {writing ? (
          <ApplicationEditor
            // What has been saved is shown anew: with its products in the catalogue, none of them new.
            key={JSON.stringify([application?.status, application?.products])}
            application={application}
            zones={zones}
            catalogue={catalogue}
            callRules={call.callRules}
            lastResult={lastResult}
          />
        ) : application ? (
          <ApplicationSummary application={application} />
        ) : null}
        {application && !writing ? (
          <Card>
            <h2 className="mb-4 text-lg font-bold tracking-tight">
              {t('exhibitors:history.title')}
            </h2>
            <ApplicationHistory steps={application.steps} timeZone={call.timeZone} />
          </Card>
        ) : null}
        {application ? <OwnSteps steps={steps} open={state === 'open'} /> : null}
      </div>
    </>
  )
}

function OwnSteps({ steps, open }: { steps: ReadonlyArray<ApplicationStepName>; open: boolean }) {
  const { t } = useTranslation(['exhibitors'])
  if (steps.includes('reopen') && open) {
    return (
      <ActionForm intent="reopen">
        <SubmitButton variant="secondary">{t('exhibitors:application.reopen')}</SubmitButton>
      </ActionForm>
    )
  }
  if (!steps.includes('withdraw')) return null
  return (
    <ConfirmDialog
      trigger={<Button variant="quiet">{t('exhibitors:application.withdraw')}</Button>}
      title={t('exhibitors:application.withdrawTitle')}
      body={t('exhibitors:application.withdrawBody')}
      confirm={t('exhibitors:application.withdraw')}
      intent="withdraw"
    />
  )
}
