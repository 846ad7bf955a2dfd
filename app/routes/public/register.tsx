import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { PageWidth } from '#app/components/layouts/public-layout.tsx'
import { db } from '#app/db.server.ts'
import { findPublicEvent } from '#app/features/events/queries.server.ts'
import { notFound } from '#app/features/people/authorize.server.ts'
import {
  getVisitorEvent,
  registerVisitor,
} from '#app/features/tickets/register/register-visitor.server.ts'
import { RegistrationForm } from '#app/features/tickets/register/registration-form.tsx'
import { RegisterVisitor } from '#app/features/tickets/register/registration-forms.ts'
import { listVisitDays } from '#app/features/tickets/register/visit-days.server.ts'
import { isRegistrationOpen, offerDays } from '#app/features/tickets/register/visit-days.ts'
import { getT, languageOf } from '#app/i18n/i18n.server.ts'
import { DomainError } from '#app/lib/domain-error.ts'
import { parseForm } from '#app/lib/forms.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { countAll } from '#app/lib/limits/limiter.server.ts'
import { networkOf } from '#app/lib/limits/network.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { festivalPath, ticketPath } from '#app/lib/paths.ts'
import { privatePageHeaders } from '#app/lib/private-page.ts'
import { replyInvalid, replyRefused } from '#app/lib/replies.server.ts'

export const handle = {
  i18n: ['tickets'],
  query: [],
  hydrate: false,
  scripts: ['/js/once.js'],
} satisfies GelarHandle

/** The page carries the key of one form: nobody else may be given it. */
export const headers = privatePageHeaders

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await findPublicEvent(db, params.event ?? '')
  if (!found) throw notFound()
  const event = await getVisitorEvent(db, found.id)
  const t = await getT(request, ['tickets'])
  const days = await listVisitDays(db, event)
  const upcoming = offerDays(days)
  return {
    title: t('tickets:register.title', { event: event.name }),
    event,
    open: isRegistrationOpen(event) && upcoming.length > 0,
    days: upcoming,
    formKey: crypto.randomUUID(),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

const fieldOf: Partial<Record<string, string>> = {
  dayFull: 'visitOn',
  dayPast: 'visitOn',
  dayUnknown: 'visitOn',
  groupTooBig: 'groupSize',
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const event = await findPublicEvent(db, params.event ?? '')
  if (!event) throw notFound()
  const submission = parseForm(await request.formData(), RegisterVisitor)
  if (submission.status !== 'success') return replyInvalid(submission)
  try {
    await countAll([['registrationNetwork', networkOf(context.clientAddress)]])
    const { secret } = await registerVisitor(db, event.id, submission.value, languageOf(request))
    return redirect(ticketPath(secret), 303)
  } catch (error) {
    const field = error instanceof DomainError ? fieldOf[error.key] : undefined
    return replyRefused(submission, error, { field })
  }
}

export default function RegisterPage() {
  const { event, open, days, formKey } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { t } = useTranslation('tickets')
  return (
    <PageWidth>
      <div className="mx-auto max-w-xl">
        <h1 className="text-title font-extrabold">{t('register.heading')}</h1>
        <p className="mt-2 text-lg text-ink-soft">
          {t('register.lead', { event: event.name, venue: `${event.venue}, ${event.city}` })}
        </p>
        {open || lastResult ? (
          <RegistrationForm event={event} days={days} formKey={formKey} lastResult={lastResult} />
        ) : (
          <div className="mt-8">
            <EmptyState
              drawing="ticket"
              title={t('register.closedTitle')}
              actions={<LinkButton to={festivalPath(event)}>{t('register.toEvent')}</LinkButton>}
            >
              {t('register.closedBody')}
            </EmptyState>
          </div>
        )}
      </div>
    </PageWidth>
  )
}
