import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { ExternalLink } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { StatusBadge } from '#app/components/badge.tsx'
import { buttonClass } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page-header.tsx'
import { StatGrid, StatTile } from '#app/components/stat-tile.tsx'
import { useLive } from '#app/components/use-live.ts'
import { useRefreshEvery } from '#app/components/use-refresh-every.ts'
import { db } from '#app/db.server.ts'
import { isPublic } from '#app/features/events/event-standing.ts'
import { eventStatusTones } from '#app/features/events/status-tones.ts'
import { type ToDo, ToDoList } from '#app/features/overview/to-do-list.tsx'
import { TodayPlots } from '#app/features/overview/today-plots.tsx'
import { authorize } from '#app/features/people/authorize.server.ts'
import { sharedNowNext } from '#app/features/programme/live/now-next.server.ts'
import { NowNextPanel } from '#app/features/programme/live/now-next-panel.tsx'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import {
  actsPath,
  applicationsPath,
  boothPlanPath,
  devicesPath,
  festivalPath,
  outboxPath,
  salesPath,
  visitorsPath,
} from '#app/lib/paths.ts'
import { isRefresh } from '#app/lib/shared-answer.server.ts'
import type { loader as frameLoader } from './frame.tsx'
import { loadOverview } from './overview.server.ts'

export const handle = { i18n: ['events', 'programme'] } satisfies GelarHandle

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, can } = await authorize(request, params, 'event.enter')
  const t = await getT(request, ['events'])
  const now = new Date()
  const title = t('events:dashboard.title', { event: event.name })
  const mayShare = isRefresh(request)
  const [stages, overview] = await Promise.all([
    sharedNowNext(mayShare, db, event.id, now),
    can('event.view') ? loadOverview(mayShare, event, now) : undefined,
  ])
  return { title, event, stages, overview }
}

/** A phone falls silent without any news. */
const REFRESH_MS = 60_000

type Data = ReturnType<typeof useLoaderData<typeof loader>>
type Overview = Data['overview'] & object

/** Where a festival stands and what it asks of its organizers now. */
export default function Dashboard() {
  const { event, stages, overview } = useLoaderData<typeof loader>()
  const { t } = useTranslation('events')
  const f = useFormat()
  useLive(event.slug)
  useRefreshEvery(REFRESH_MS)
  return (
    <>
      <PageHeader
        title={event.name}
        badge={
          <StatusBadge tone={eventStatusTones[event.status]}>
            {t(`status.${event.status}`)}
          </StatusBadge>
        }
        lead={overview ? f.day(overview.today.day) : undefined}
        actions={
          isPublic(event.status) ? (
            <a href={festivalPath(event)} className={buttonClass('secondary')}>
              <ExternalLink aria-hidden="true" />
              {t('dashboard.publicPage')}
            </a>
          ) : null
        }
      />
      {overview ? <OrganizerOverview event={event} overview={overview} /> : <CrewOverview />}
      {stages.length > 0 ? (
        <Section title={t('public.onStage')}>
          <NowNextPanel
            stages={stages}
            zone={event.timeZone}
            className="sm:grid-cols-2 xl:grid-cols-4"
          />
        </Section>
      ) : null}
    </>
  )
}

/** Crew sees the way to its own pages: the menu at the side has them, on a phone under "Menu". */
function CrewOverview() {
  const { t } = useTranslation('events')
  const frame = useRouteLoaderData<typeof frameLoader>('routes/organizer/festival/frame')
  return (
    <EmptyState drawing="list" title={t('dashboard.crewTitle', { name: frame?.user.name ?? '' })}>
      {t('dashboard.crewBody')}
    </EmptyState>
  )
}

function OrganizerOverview({ event, overview }: { event: Data['event']; overview: Overview }) {
  const { t } = useTranslation('events')
  const f = useFormat()
  const { today, booths, whole } = overview
  return (
    <>
      <Section title={t('dashboard.toDo')}>
        <ToDoList items={useToDos(event, overview)} />
      </Section>
      <Section title={t('dashboard.today')}>
        <StatGrid>
          <StatTile
            label={t('dashboard.entered')}
            value={f.number(today.counts.entered)}
            detail={t('dashboard.walkIns', {
              count: today.counts.walkIns,
              n: f.number(today.counts.walkIns),
            })}
            to={visitorsPath(event)}
          />
          <StatTile
            label={t('dashboard.salesToday')}
            value={f.rupiah(today.sales.amountIdr)}
            detail={t('dashboard.items', {
              count: today.sales.quantity,
              n: f.number(today.sales.quantity),
            })}
            to={salesPath(event)}
          />
          <StatTile
            label={t('dashboard.salesAll')}
            value={f.rupiah(whole.sales.amountIdr)}
            detail={t('dashboard.items', {
              count: whole.sales.quantity,
              n: f.number(whole.sales.quantity),
            })}
            to={salesPath(event)}
          />
          <StatTile
            label={t('dashboard.booths')}
            value={t('dashboard.ofAll', {
              part: f.number(booths.used),
              all: f.number(booths.booths),
            })}
            detail={t('dashboard.tables', {
              part: f.number(booths.tables),
              all: f.number(booths.capacity),
            })}
            to={boothPlanPath(event)}
          />
        </StatGrid>
      </Section>
      <TodayPlots today={today} whole={whole} />
    </>
  )
}

function useToDos(event: Data['event'], { waiting, devices, alarm, isOpen }: Overview): ToDo[] {
  const { t } = useTranslation('events')
  const f = useFormat()
  const item = (
    key: 'mails' | 'permits' | 'applications',
    count: number,
    tone: ToDo['tone'],
    to: string,
  ): ToDo[] =>
    count === 0
      ? []
      : [
          {
            key,
            count: f.number(count),
            tone,
            title: t(`dashboard.todo.${key}`),
            detail: t(`dashboard.todo.${key}Detail`),
            to,
          },
        ]
  const silent = devices
    .map(({ paired, live }) => paired - live)
    .reduce((sum, count) => sum + count, 0)
  return [
    ...(alarm
      ? [
          {
            key: 'phones',
            count: f.number(alarm.phones),
            tone: 'bad' as const,
            title: t('dashboard.todo.phones'),
            detail: f.list(
              (['missing', 'silent', 'waiting'] as const)
                .filter((why) => alarm[why] > 0)
                .map((why) => t(`dashboard.todo.phonesWhy.${why}`, { count: alarm[why] })),
            ),
            to: devicesPath(event, { alarmed: true }),
          },
        ]
      : []),
    ...item('mails', waiting.failedMails, 'bad', outboxPath(event)),
    ...item('permits', waiting.permits, 'bad', actsPath(event)),
    ...item('applications', waiting.applications, 'warn', applicationsPath(event)),
    ...(silent > 0 && isOpen
      ? [
          {
            key: 'devices',
            count: f.number(silent),
            tone: 'info' as const,
            title: t('dashboard.todo.devices'),
            detail: t('dashboard.todo.devicesDetail', {
              live: f.number(devices.reduce((sum, { live }) => sum + live, 0)),
              paired: f.number(devices.reduce((sum, { paired }) => sum + paired, 0)),
            }),
            to: devicesPath(event),
          },
        ]
      : []),
  ]
}
