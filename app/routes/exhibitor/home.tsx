import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { CalendarDays, MapPin, Store } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Card, PageHeader, Section } from '#app/components/page-header.tsx'
import { Progress } from '#app/components/progress.tsx'
import { db } from '#app/db.server.ts'
import { ApplicationBadge } from '#app/features/exhibitors/applications/application-badge.tsx'
import { loadExhibitorHome } from '#app/features/exhibitors/applications/exhibitor-home.server.ts'
import { authorizeUser } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import {
  applicationPath,
  cataloguePath,
  coordinatorPath,
  ownBoothPath,
  ownSalesPath,
  placePath,
  publicMapPath,
} from '#app/lib/paths.ts'

export const handle = { i18n: ['exhibitors', 'call'] } satisfies GelarHandle

export async function loader({ request }: LoaderFunctionArgs) {
  const { grants } = await authorizeUser(request)
  const ids = grants.flatMap(({ exhibitorId }) => exhibitorId ?? [])
  const t = await getT(request, ['exhibitors'])
  return {
    title: t('exhibitors:home.title'),
    coordinates: grants.some((grant) => grant.role === 'kanwil_coordinator'),
    ...(await loadExhibitorHome(db, ids, new Date())),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

type Home = ReturnType<typeof useLoaderData<typeof loader>>

export default function ExhibitorHomePage() {
  const home = useLoaderData<typeof loader>()
  const { t } = useTranslation(['exhibitors'])
  if (home.exhibitors.length === 0) {
    return (
      <>
        <PageHeader title={home.title} />
        <EmptyState
          drawing="stall"
          title={t('exhibitors:home.noneTitle')}
          actions={
            home.coordinates ? (
              <LinkButton to={coordinatorPath()}>{t('exhibitors:nav.kanwil')}</LinkButton>
            ) : undefined
          }
        >
          {t('exhibitors:home.noneBody')}
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <PageHeader title={home.title} lead={t('exhibitors:home.lead')} />
      {home.exhibitors.map((exhibitor) => (
        <ExhibitorPart key={exhibitor.id} exhibitor={exhibitor} home={home} />
      ))}
    </>
  )
}

function ExhibitorPart({ exhibitor, home }: { exhibitor: Home['exhibitors'][number]; home: Home }) {
  const { t } = useTranslation(['exhibitors'])
  const applications = home.applications.filter((row) => row.exhibitorId === exhibitor.id)
  const calls = home.calls.filter((call) => !applications.some((row) => row.slug === call.slug))
  return (
    <Section
      title={exhibitor.name}
      lead={exhibitor.kanwilName}
      actions={
        <LinkButton to={cataloguePath(exhibitor.id)} variant="secondary" size="sm">
          {t('exhibitors:home.catalogue', { count: exhibitor.productCount })}
        </LinkButton>
      }
    >
      <ul className="grid gap-4 lg:grid-cols-2">
        {calls.map((call) => (
          <li key={call.id}>
            <CallCard
              call={call}
              exhibitorId={exhibitor.id}
              invited={home.invited.some(
                (row) => row.eventId === call.id && row.exhibitorId === exhibitor.id,
              )}
            />
          </li>
        ))}
        {applications.map((application) => (
          <li key={application.id}>
            <ApplicationCard application={application} />
          </li>
        ))}
      </ul>
      {calls.length + applications.length === 0 ? (
        <EmptyState title={t('exhibitors:home.noCallTitle')}>
          {t('exhibitors:home.noCallBody')}
        </EmptyState>
      ) : null}
    </Section>
  )
}

function Dates({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }) {
  const f = useFormat()
  return (
    <p className="figures flex items-center gap-2 text-ink-soft">
      <CalendarDays aria-hidden="true" className="size-4 shrink-0" />
      {f.dayRange(startsOn, endsOn)}
    </p>
  )
}

type CallCardProps = { call: Home['calls'][number]; exhibitorId: string; invited: boolean }

function CallCard({ call, exhibitorId, invited }: CallCardProps) {
  const { t } = useTranslation(['exhibitors'])
  const f = useFormat()
  return (
    <Card className="flex h-full flex-col">
      <p className="text-sm font-semibold text-accent">
        {t(invited ? 'exhibitors:home.invited' : 'exhibitors:home.open')}
      </p>
      <h3 className="mt-1 text-lg font-bold tracking-tight">{call.name}</h3>
      <div className="mt-2 mb-5 space-y-1 text-sm">
        <Dates startsOn={call.startsOn} endsOn={call.endsOn} />
        <p className="flex items-center gap-2 text-ink-soft">
          <MapPin aria-hidden="true" className="size-4 shrink-0" />
          {call.venueName}, {call.venueCity}
        </p>
        {call.callClosesAt ? (
          <p className="font-medium">
            {t('exhibitors:home.closes', { when: f.instant(call.callClosesAt, call.timeZone) })}
          </p>
        ) : null}
      </div>
      <LinkButton to={applicationPath(call, exhibitorId)} className="mt-auto self-start">
        {t('exhibitors:home.apply')}
      </LinkButton>
    </Card>
  )
}

function ApplicationCard({ application }: { application: Home['applications'][number] }) {
  const { t } = useTranslation(['exhibitors'])
  const { boothCode, zoneName } = application
  return (
    <Card className="flex h-full flex-col">
      <div className="flex items-start justify-between gap-3">
        <h3 className="text-lg font-bold tracking-tight">{application.eventName}</h3>
        <ApplicationBadge status={application.status} />
      </div>
      <div className="mt-2 mb-5 space-y-1 text-sm">
        <Dates startsOn={application.startsOn} endsOn={application.endsOn} />
        <p className="text-ink-soft">
          {t('exhibitors:home.tables', { count: application.tables })}
        </p>
      </div>
      {boothCode ? (
        <p className="mb-4 flex items-center gap-3 rounded-control bg-good-soft px-4 py-3">
          <Store aria-hidden="true" className="size-6 shrink-0 text-good" />
          <span>
            <span className="block text-sm text-ink-soft">{t('exhibitors:home.yourBooth')}</span>
            <a
              href={publicMapPath(application, boothCode)}
              className="text-lg font-extrabold text-ink underline underline-offset-4"
            >
              {boothCode}
            </a>{' '}
            <span className="text-sm">{zoneName}</span>
          </span>
        </p>
      ) : null}
      {application.todo ? <ToDo application={application} todo={application.todo} /> : null}
      <p className="mt-auto flex flex-wrap gap-x-6 font-semibold text-link underline underline-offset-4">
        <Link to={applicationPath(application, application.exhibitorId)} className="py-2">
          {application.status === 'draft' || application.status === 'returned'
            ? t('exhibitors:home.continue')
            : t('exhibitors:home.view')}
          <span className="sr-only">: {application.eventName}</span>
        </Link>
        {boothCode ? (
          <Link to={placePath(application, application.exhibitorId)} className="py-2">
            {t('exhibitors:home.place')}
            <span className="sr-only">: {application.eventName}</span>
          </Link>
        ) : null}
        {boothCode ? (
          <Link to={ownBoothPath(application, application.exhibitorId)} className="py-2">
            {t('exhibitors:home.onSite')}
            <span className="sr-only">: {application.eventName}</span>
          </Link>
        ) : null}
        {boothCode ? (
          <Link to={ownSalesPath(application)} className="py-2">
            {t('exhibitors:home.sales')}
            <span className="sr-only">: {application.eventName}</span>
          </Link>
        ) : null}
      </p>
    </Card>
  )
}

type ToDoProps = {
  application: Home['applications'][number]
  todo: NonNullable<Home['applications'][number]['todo']>
}

/** What is to be done next to an application that has been begun, and until when. */
function ToDo({ application, todo }: ToDoProps) {
  const { t } = useTranslation(['exhibitors', 'call'])
  const f = useFormat()
  const { callClosesAt, timeZone, status } = application
  return (
    <div className="mb-4 space-y-2 rounded-control bg-sunken px-4 py-3">
      <Progress
        label={t('exhibitors:home.next', { step: t(`call:apply.step.${todo.next}`) })}
        value={todo.done}
        max={todo.count}
        text={t('call:apply.doneOf', todo)}
        tone={todo.done === todo.count ? 'good' : 'accent'}
      />
      {status === 'draft' && callClosesAt ? (
        <p className="text-sm font-medium">
          {t('exhibitors:home.closes', { when: f.instant(callClosesAt, timeZone) })}
        </p>
      ) : null}
    </div>
  )
}
