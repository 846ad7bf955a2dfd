import {
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CalendarPlus, Download, Pencil, RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ActionForm } from '#app/components/action-form.tsx'
import { Alert } from '#app/components/alert.tsx'
import { StatusBadge } from '#app/components/badge.tsx'
import { buttonClass, LinkButton, SubmitButton } from '#app/components/button.tsx'
import { DescriptionList } from '#app/components/description-list.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { PublicLayout } from '#app/components/layouts/public-layout.tsx'
import { Card } from '#app/components/page-header.tsx'
import { QrCode } from '#app/components/qr-code.tsx'
import { db } from '#app/db.server.ts'
import { sendsMails } from '#app/features/mail/sends-mails.server.ts'
import { notFound } from '#app/features/people/authorize.server.ts'
import { mailNewsOf } from '#app/features/tickets/register/mail-news.ts'
import { findOwnTicket, signOwnTicket } from '#app/features/tickets/register/own-ticket.server.ts'
import { secretPageHeaders } from '#app/features/tickets/register/secret-page.ts'
import { keepTicketUntil } from '#app/features/tickets/register/ticket-copy.ts'
import { useHours } from '#app/features/tickets/register/use-day-choices.tsx'
import {
  confirmAddress,
  isConfirmed,
} from '#app/features/tickets/register/visitor-address.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { groupCode } from '#app/lib/crockford.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { keepUntilHeader } from '#app/lib/kept-views.ts'
import { pageMeta } from '#app/lib/meta.ts'
import {
  festivalPath,
  registerPath,
  ticketCalendarPath,
  ticketEditPath,
  ticketPath,
  ticketPicturePath,
} from '#app/lib/paths.ts'
import { qrShape } from '#app/lib/qr.server.ts'

export const handle = {
  i18n: ['tickets'],
  hydrate: false,
  // In development there is no worker to register.
  scripts: import.meta.env.DEV ? [] : ['/js/keep-ticket.js'],
} satisfies GelarHandle

export const headers: HeadersFunction = ({ loaderHeaders }) => {
  const keepUntil = loaderHeaders.get(keepUntilHeader)
  return keepUntil ? { ...secretPageHeaders, [keepUntilHeader]: keepUntil } : secretPageHeaders
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const secret = params.code ?? ''
  const own = await findOwnTicket(db, secret)
  if (!own) throw notFound()
  const { registration, event, hours } = own
  const proof = new URL(request.url).searchParams.get('surel')
  const { email } = registration
  if (proof !== null && email !== null) {
    await confirmAddress(db, { eventId: event.id, email }, secret, proof)
    throw redirect(ticketPath(secret))
  }
  const t = await getT(request, ['tickets'])
  const active = registration.status === 'active'
  const mail = mailNewsOf({ ...registration, sends: sendsMails() })
  const page = {
    title: t('tickets:ticket.title', { event: event.name }),
    seenAt: new Date(),
    secret,
    event,
    hours,
    registration: {
      name: registration.name,
      email,
      mail,
      canMail:
        email !== null &&
        sendsMails() &&
        (mail === 'refused' || mail === 'notSent' || mail === 'failed') &&
        (await isConfirmed(db, event.id, email)),
      visitOn: registration.visitOn,
      groupSize: registration.groupSize,
      used: registration.used,
      erased: registration.erased,
      active,
      shortCode: groupCode(registration.shortCode, 5),
    },
    qr: active ? qrShape(await signOwnTicket(db, registration)) : null,
  }
  const keepUntil = keepTicketUntil({ ...registration, timeZone: event.timeZone })
  return data(page, keepUntil ? { headers: { [keepUntilHeader]: keepUntil.toISOString() } } : {})
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  ...pageMeta(data?.title),
  { name: 'robots', content: 'noindex, nofollow' },
]

export default function TicketPage() {
  const { event, registration, qr } = useLoaderData<typeof loader>()
  const { t } = useTranslation('tickets')
  return (
    <PublicLayout event={{ name: event.name, to: festivalPath(event), nav: [] }}>
      <div className="mx-auto max-w-3xl">
        <CopyNotice />
        {qr ? (
          <ValidTicket />
        ) : (
          <>
            <h1 className="mb-6 text-title font-extrabold">
              {t('ticket.title', { event: event.name })}
            </h1>
            <EmptyState
              drawing="ticket"
              title={t(registration.erased ? 'ticket.erasedTitle' : 'ticket.cancelledTitle')}
              actions={
                <LinkButton to={registerPath(event)}>{t('ticket.registerAgain')}</LinkButton>
              }
            >
              {t(registration.erased ? 'ticket.erasedBody' : 'ticket.cancelledBody')}
            </EmptyState>
          </>
        )}
      </div>
    </PublicLayout>
  )
}

/** Shown in a copy that a phone has kept, and there alone: how old it is. */
function CopyNotice() {
  const { event, seenAt } = useLoaderData<typeof loader>()
  const { t } = useTranslation('tickets')
  const f = useFormat()
  return (
    <div data-copy-only="">
      <Alert
        tone="warn"
        className="mb-4"
        title={t('ticket.copy', { time: f.instant(seenAt, event.timeZone) })}
      />
    </div>
  )
}

/** Why the ticket did not go out by mail, and the way to have it sent where that is possible. */
function NotMailed() {
  const { registration, secret } = useLoaderData<typeof loader>()
  const { t } = useTranslation('tickets')
  const { email, mail, canMail } = registration
  if (email === null || mail === null || mail === 'sent' || mail === 'sending') return null
  const why = mail === 'refused' && !canMail ? 'unconfirmed' : mail
  return (
    <Alert
      tone="info"
      title={t('ticket.notMailedTitle')}
      actions={
        canMail ? (
          <ActionForm intent="mail" action={ticketEditPath(secret)} data-once="">
            <SubmitButton variant="secondary">{t('ticket.mail')}</SubmitButton>
          </ActionForm>
        ) : undefined
      }
    >
      {t(`ticket.notMailed.${why}`, { email })}
    </Alert>
  )
}

function ValidTicket() {
  const { event, hours, registration, secret, qr } = useLoaderData<typeof loader>()
  const { t } = useTranslation('tickets')
  const f = useFormat()
  const showHours = useHours()
  const { email, mail, visitOn, groupSize } = registration
  const open = showHours({ day: visitOn, ...hours }, event.timeZone)
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="text-title font-extrabold">{t('ticket.heading')}</h1>
        {registration.used ? <StatusBadge tone="good">{t('ticket.used')}</StatusBadge> : null}
      </div>
      <p className="mt-2 max-w-2xl text-lg text-ink-soft">
        {mail === 'sent' || mail === 'sending'
          ? t(`ticket.leadMail.${mail}`, { email })
          : t('ticket.lead')}
      </p>
      <div className="mt-6 grid gap-6 md:grid-cols-2 md:items-start">
        <Card className="text-center">
          {qr ? (
            <QrCode shape={qr} label={t('ticket.qrLabel')} className="mx-auto w-full max-w-96" />
          ) : null}
          <p className="mt-4 text-sm text-ink-soft">{t('ticket.shortCode')}</p>
          <p className="figures text-2xl font-extrabold tracking-widest">
            {registration.shortCode}
          </p>
        </Card>
        <div className="space-y-6">
          <DescriptionList
            items={[
              { term: t('ticket.name'), detail: registration.name },
              { term: t('ticket.day'), detail: f.day(visitOn) },
              { term: t('ticket.hours'), detail: open },
              { term: t('ticket.venue'), detail: `${event.venue}, ${event.city}` },
              { term: t('ticket.people'), detail: t('people', { count: groupSize }) },
            ]}
          />
          <Alert tone="info" title={t('ticket.validTitle')}>
            {t('ticket.valid', { day: f.day(visitOn), hours: open, count: groupSize })}{' '}
            {t(`ticket.rule.${event.entryRule}`)}
          </Alert>
          <div data-copy-only="">
            <p className="mb-3 text-ink-soft">{t('ticket.copyBody')}</p>
            <a href={ticketPath(secret)} className={buttonClass('secondary')}>
              <RefreshCw aria-hidden="true" className="size-5" />
              {t('ticket.retry')}
            </a>
          </div>
          <NotMailed />
          <div className="flex flex-col gap-2.5" data-screen-only="" data-network-only="">
            <a
              href={ticketPicturePath(secret)}
              download={`tiket-${event.slug}.png`}
              className={buttonClass('primary')}
            >
              <Download aria-hidden="true" className="size-5" />
              {t('ticket.download')}
            </a>
            <a href={ticketCalendarPath(secret)} className={buttonClass('secondary')}>
              <CalendarPlus aria-hidden="true" className="size-5" />
              {t('ticket.calendar')}
            </a>
            <a href={ticketEditPath(secret)} className={buttonClass('quiet')}>
              <Pencil aria-hidden="true" className="size-5" />
              {t('ticket.edit')}
            </a>
          </div>
        </div>
      </div>
      <section className="mt-10">
        <h2 className="text-xl font-bold">{t('ticket.bringTitle')}</h2>
        <ul className="mt-3 list-disc space-y-1.5 pl-5 text-ink-soft">
          <li>{t('ticket.bringCode')}</li>
          <li>{t('ticket.bringTogether')}</li>
          <li>{t('ticket.bringPay')}</li>
          <li>{t('ticket.bringNothing')}</li>
        </ul>
      </section>
    </>
  )
}
