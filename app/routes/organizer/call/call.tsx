import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FormErrors } from '#app/components/form.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { callState } from '#app/features/events/call-window.ts'
import { CallFields } from '#app/features/exhibitors/call/call-fields.tsx'
import { CallForm, QuotaForm, RemoveQuotaForm } from '#app/features/exhibitors/call/call-forms.ts'
import { loadCallPage } from '#app/features/exhibitors/call/call-page.server.ts'
import { CallPreview } from '#app/features/exhibitors/call/call-preview.tsx'
import { CallStanding } from '#app/features/exhibitors/call/call-standing.tsx'
import { CallTabs } from '#app/features/exhibitors/call/call-tabs.tsx'
import { KanwilQuotas } from '#app/features/exhibitors/call/kanwil-quotas.tsx'
import { removeQuota, saveCall, saveQuota } from '#app/features/exhibitors/call/save-call.server.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { answerPart } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { callPath } from '#app/lib/paths.ts'
import { toLocalInput } from '#app/lib/time.ts'
import { stepEventAction } from '#app/routes/organizer/festival/step-event-action.server.ts'

export const handle = { i18n: ['call', 'events', 'exhibitors'] } satisfies GelarHandle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event } = await authorize(request, params, 'event.manage')
  const [page, t] = await Promise.all([loadCallPage(db, event.id), getT(request, ['call'])])
  const local = (at: Date | null) => (at ? toLocalInput(at, page.call.timeZone) : undefined)
  return {
    title: t('call:title'),
    event,
    ...page,
    state: callState(page.call, new Date()),
    opensAt: local(page.call.callOpensAt),
    closesAt: local(page.call.callClosesAt),
  }
}

type Part = 'step' | 'terms' | 'quota'

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, actor } = await authorize(request, params, 'event.manage')
  const form = await request.formData()
  const back = callPath(event)
  switch (form.get('intent')) {
    case 'step':
      return stepEventAction(form, actor, back)
    case 'quota':
      return answerPart('quota', form, QuotaForm, async (quota) => {
        await saveQuota(db, actor, quota)
        return redirectWithFlash(back, 'call:quota.saved')
      })
    case 'removeQuota':
      return answerPart('quota', form, RemoveQuotaForm, async ({ kanwilCode }) => {
        await removeQuota(db, actor, kanwilCode)
        return redirectWithFlash(back, 'call:quota.removed')
      })
    default:
      return answerPart('terms', form, CallForm, async (call) => {
        await saveCall(db, actor, call)
        return redirectWithFlash(back, 'call:terms.saved')
      })
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

/** The call for exhibitors: when, for whom, on which terms. */
export default function CallPage() {
  const { title, event, call, terms, quotas, offices, state, opensAt, closesAt } =
    useLoaderData<typeof loader>()
  const { t } = useTranslation(['call'])
  const answered = useActionData<typeof action>()
  const replyTo = (part: Part) => (answered?.part === part ? answered.reply : undefined)
  const { callOpensAt, callClosesAt, callRules, timeZone } = call
  return (
    <div className="max-w-4xl">
      <PageHeader title={title} lead={t('call:lead')} />
      <CallTabs event={event} current="terms" />
      <FormErrors id="langkah-galat" errors={replyTo('step')?.error?.['']} />
      <CallStanding
        status={call.status}
        state={state}
        opensAt={callOpensAt}
        closesAt={callClosesAt}
        timeZone={timeZone}
      />
      <CallFields
        timeZone={timeZone}
        opensAt={opensAt}
        closesAt={closesAt}
        rules={callRules}
        terms={terms}
        reply={replyTo('terms')}
      />
      <KanwilQuotas quotas={quotas} offices={offices} reply={replyTo('quota')} />
      <CallPreview terms={terms} rules={callRules} closesAt={callClosesAt} timeZone={timeZone} />
    </div>
  )
}
