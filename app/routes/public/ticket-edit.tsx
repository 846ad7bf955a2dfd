import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ArrowLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { PublicLayout } from '#app/components/layouts/public-layout.tsx'
import { db } from '#app/db.server.ts'
import { notFound } from '#app/features/people/authorize.server.ts'
import { ChangeForm, PressTwice } from '#app/features/tickets/register/change-form.tsx'
import {
  cancelRegistration,
  changeRegistration,
  eraseRegistration,
} from '#app/features/tickets/register/own-registration.server.ts'
import { findOwnTicket, mailOwnTicket } from '#app/features/tickets/register/own-ticket.server.ts'
import { EditRegistration } from '#app/features/tickets/register/registration-forms.ts'
import { secretPageHeaders } from '#app/features/tickets/register/secret-page.ts'
import { listVisitDays } from '#app/features/tickets/register/visit-days.server.ts'
import { offerDays } from '#app/features/tickets/register/visit-days.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { redirectWithFlash } from '#app/lib/flash.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { festivalPath, ticketPath } from '#app/lib/paths.ts'

export const handle = {
  i18n: ['tickets'],
  hydrate: false,
  scripts: ['/js/once.js'],
} satisfies GelarHandle

export const headers: HeadersFunction = () => secretPageHeaders

export async function loader({ request, params }: LoaderFunctionArgs) {
  const secret = params.code ?? ''
  const own = await findOwnTicket(db, secret)
  if (!own) throw notFound()
  const { registration, event } = own
  if (registration.erased) throw redirect(ticketPath(secret))
  const t = await getT(request, ['tickets'])
  const days = await listVisitDays(db, event)
  return {
    title: t('tickets:edit.title'),
    secret,
    event,
    registration: {
      name: registration.name ?? '',
      visitOn: registration.visitOn,
      groupSize: registration.groupSize,
      changeable: registration.status === 'active' && !registration.used,
      used: registration.used,
    },
    days: offerDays(days, registration.visitOn),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  ...pageMeta(data?.title),
  { name: 'robots', content: 'noindex, nofollow' },
]

const fieldOf: Partial<Record<string, string>> = {
  dayFull: 'visitOn',
  dayPast: 'visitOn',
  dayUnknown: 'visitOn',
  groupTooBig: 'groupSize',
}

export async function action({ request, params }: ActionFunctionArgs) {
  const secret = params.code ?? ''
  if (!(await findOwnTicket(db, secret))) throw notFound()
  const page = ticketPath(secret)
  const edit = async (form: EditRegistration) => {
    switch (form.intent) {
      case 'change': {
        const { intent: _, ...change } = form
        await changeRegistration(db, secret, change)
        return redirectWithFlash(page, 'tickets:edit.changed')
      }
      case 'cancel':
        await cancelRegistration(db, secret)
        return redirectWithFlash(page, 'tickets:edit.cancelled', {}, 'info')
      case 'erase':
        await eraseRegistration(db, secret)
        return redirectWithFlash(page, 'tickets:edit.erased', {}, 'info')
      case 'mail':
        await mailOwnTicket(db, secret)
        return redirectWithFlash(page, 'tickets:edit.mailed')
    }
  }
  return answerForm(request, EditRegistration, edit, { field: ({ key }) => fieldOf[key] })
}

export default function TicketEditPage() {
  const { event, registration, days, secret } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { t } = useTranslation('tickets')
  return (
    <PublicLayout event={{ name: event.name, to: festivalPath(event), nav: [] }}>
      <div className="mx-auto max-w-xl">
        <a
          href={ticketPath(secret)}
          className="inline-flex min-h-11 items-center gap-2 font-semibold text-link hover:underline"
        >
          <ArrowLeft aria-hidden="true" className="size-5" />
          {t('edit.back')}
        </a>
        <h1 className="mt-2 text-title font-extrabold">{t('edit.title')}</h1>
        {registration.changeable ? (
          <ChangeForm
            event={event}
            registration={registration}
            days={days}
            lastResult={lastResult}
          />
        ) : (
          <Alert tone="info" className="mt-6">
            {t(registration.used ? 'edit.usedBody' : 'ticket.cancelledBody')}
          </Alert>
        )}
        <div className="mt-10 space-y-3">
          {registration.changeable ? (
            <PressTwice
              intent="cancel"
              title={t('edit.cancelTitle')}
              body={t('edit.cancelBody')}
              confirm={t('edit.cancelConfirm')}
            />
          ) : null}
          <PressTwice
            intent="erase"
            title={t('edit.eraseTitle')}
            body={t(registration.used ? 'edit.eraseUsedBody' : 'edit.eraseBody')}
            confirm={t('edit.eraseConfirm')}
          />
        </div>
      </div>
    </PublicLayout>
  )
}
