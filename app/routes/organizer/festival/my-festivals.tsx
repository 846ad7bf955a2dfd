import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { CalendarPlus, LayoutDashboard, ShieldCheck, Store } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { StatusBadge } from '#app/components/badge.tsx'
import { LinkButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { StaffLayout } from '#app/components/layouts/staff-layout.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { datesOf } from '#app/features/events/event-standing.ts'
import { FestivalScene, festivalSceneOf } from '#app/features/events/festival-scene.tsx'
import { listEventsOf } from '#app/features/events/queries.server.ts'
import { eventStatusTones } from '#app/features/events/status-tones.ts'
import { authorizeUser } from '#app/features/people/authorize.server.ts'
import { may } from '#app/features/people/policy.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import {
  accountPath,
  adminPath,
  dashboardPath,
  exhibitorHomePath,
  newEventPath,
  staffHomePath,
} from '#app/lib/paths.ts'

export const handle = { i18n: ['events', 'people'] } satisfies GelarHandle

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, grants } = await authorizeUser(request)
  const t = await getT(request, ['events'])
  const events = await listEventsOf(db, grants)
  return {
    title: t('events:mine.title'),
    user: { name: user.name, role: grants[0]?.role },
    mayCreate: may(grants, 'event.create'),
    maySystem: may(grants, 'system.view'),
    exhibits: grants.some(({ role }) => ['exhibitor_officer', 'kanwil_coordinator'].includes(role)),
    events: events.filter((event) => may(grants, 'event.enter', { eventId: event.id })),
  }
}

/** The festivals somebody works at. */
export default function MyFestivals() {
  const { user, events, mayCreate, maySystem, exhibits } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['events', 'people'])
  const sections = [
    {
      items: [
        {
          to: staffHomePath(),
          label: t('events:mine.title'),
          icon: LayoutDashboard,
          end: true,
          primary: true,
        },
        ...(exhibits
          ? [
              {
                to: exhibitorHomePath(),
                label: t('events:mine.exhibit'),
                icon: Store,
                primary: true,
              },
            ]
          : []),
        ...(maySystem
          ? [{ to: adminPath(), label: t('events:mine.system'), icon: ShieldCheck, primary: true }]
          : []),
      ],
    },
  ]
  return (
    <StaffLayout
      sections={sections}
      user={{ name: user.name, role: user.role ? t(`people:role.${user.role}`) : '' }}
      home={staffHomePath()}
      account={accountPath()}
    >
      <PageHeader
        title={t('events:mine.title')}
        lead={t('events:mine.lead')}
        actions={
          mayCreate ? (
            <LinkButton to={newEventPath()} icon={<CalendarPlus aria-hidden="true" />}>
              {t('events:mine.create')}
            </LinkButton>
          ) : null
        }
      />
      {events.length === 0 ? (
        <EmptyState
          title={t('events:mine.noneTitle')}
          actions={
            exhibits ? (
              <LinkButton to={exhibitorHomePath()}>{t('events:mine.exhibit')}</LinkButton>
            ) : null
          }
        >
          {t('events:mine.noneBody')}
        </EmptyState>
      ) : (
        <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
          {events.map((event) => (
            <li key={event.id} className="grid">
              <FestivalTile event={event} />
            </li>
          ))}
        </ul>
      )}
    </StaffLayout>
  )
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['events'][number]

function FestivalTile({ event }: { event: Row }) {
  const { t } = useTranslation('events')
  const f = useFormat()
  const { startsOn, endsOn } = datesOf(event)
  return (
    <article className="relative flex flex-col overflow-clip rounded-card border border-line bg-surface shadow-card transition-colors hover:border-line-strong">
      <FestivalScene scene={festivalSceneOf(event)} className="h-24 w-full" />
      <div className="flex grow flex-col gap-2 p-4">
        <p>
          <StatusBadge tone={eventStatusTones[event.status]}>
            {t(`status.${event.status}`)}
          </StatusBadge>
        </p>
        <h2 className="text-lg leading-snug font-bold tracking-tight">
          <Link to={dashboardPath(event)} className="after:absolute after:inset-0">
            {event.name}
          </Link>
        </h2>
        <p className="figures mt-auto text-sm text-ink-soft">
          <span className="inline-block first-letter:uppercase">
            {f.dayRange(startsOn, endsOn)}
          </span>
          <br />
          {event.venueName}, {event.city}
        </p>
      </div>
    </article>
  )
}
