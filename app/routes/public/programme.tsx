import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { clsx } from 'clsx'
import { CalendarPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { PageWidth } from '#app/components/layouts/public-layout.tsx'
import { CutOffNotice } from '#app/components/line-notice.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { findPublicEvent } from '#app/features/events/queries.server.ts'
import { notFound } from '#app/features/people/authorize.server.ts'
import { nowNextOf } from '#app/features/programme/live/now-next.server.ts'
import { NowNextPanel } from '#app/features/programme/live/now-next-panel.tsx'
import { DayTabs } from '#app/features/programme/plan/day-tabs.tsx'
import { daysTouched, pickDay, programmeDays } from '#app/features/programme/plan/programme-days.ts'
import { getProgrammeVenue } from '#app/features/programme/plan/programme-venue.server.ts'
import { prayerBreaks } from '#app/features/programme/prayer/prayer-breaks.ts'
import { PublicTimeline } from '#app/features/programme/publish/public-timeline.tsx'
import { findPublishedProgramme } from '#app/features/programme/publish/published-programme.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { calendarPath, publicProgrammePath } from '#app/lib/paths.ts'
import { dayOf } from '#app/lib/time.ts'

export const handle = {
  i18n: ['programme'],
  query: ['hari', 'panggung'],
  hydrate: false,
  scripts: ['/js/refresh.js'],
} satisfies GelarHandle

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageMeta(data?.title, data?.description)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const event = await findPublicEvent(db, params.event ?? '')
  if (!event) throw notFound()
  const query = new URL(request.url).searchParams
  const t = await getT(request, ['programme'])
  const [programme, { position, openDays, venueName }] = await Promise.all([
    findPublishedProgramme(db, event.id),
    getProgrammeVenue(db, event.id),
  ])
  const now = new Date()
  const today = dayOf(now, event.timeZone)
  const slots = programme?.slots ?? []
  const stages = programme?.stages ?? []
  const days = programmeDays(
    openDays.map((open) => open.openOn),
    slots,
    event.timeZone,
  )
  const day = pickDay(days, query.get('hari'), today) ?? today
  const stageId = stages.find(({ id }) => id === query.get('panggung'))?.id
  return {
    title: t('programme:publicTitle', { event: event.name }),
    description: t('programme:publicDescription', { event: event.name, venue: venueName }),
    event,
    now,
    venueName,
    published: programme !== undefined,
    days,
    day,
    isToday: day === today,
    stages,
    stageId,
    slots: slots.filter(
      (slot) =>
        daysTouched(slot, event.timeZone).includes(day) &&
        (stageId === undefined || slot.stageId === stageId),
    ),
    breaks: prayerBreaks(position, day),
    nowNext: programme ? nowNextOf(programme, now) : [],
  }
}

export default function PublicProgrammePage() {
  const { event, now, venueName, published, days, day, slots, stageId } =
    useLoaderData<typeof loader>()
  const { t } = useTranslation('programme')
  const f = useFormat()
  return (
    <PageWidth>
      <PageHeader
        title={t('publicHeading')}
        lead={`${f.day(day)} · ${venueName}`}
        actions={
          published ? (
            <a href={calendarPath(event)} className={buttonClass('secondary')}>
              <CalendarPlus aria-hidden="true" />
              {t('calendar.save')}
            </a>
          ) : undefined
        }
      />
      {published ? (
        <>
          <DayTabs
            days={days}
            day={day}
            to={(other) => publicProgrammePath(event, other, stageId)}
          />
          <StageFilter />
          <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <div id="acara-hari" data-refresh="60">
              {slots.length === 0 ? (
                <EmptyState drawing="stage" title={t('dayEmpty')} />
              ) : (
                <Timeline />
              )}
            </div>
            <NowNextAside />
          </div>
          <CutOffNotice since={f.time(now, event.timeZone)} />
        </>
      ) : (
        <EmptyState drawing="stage" title={t('unpublished')}>
          {t('unpublishedBody')}
        </EmptyState>
      )}
    </PageWidth>
  )
}

function Timeline() {
  const { event, slots, breaks, nowNext, isToday } = useLoaderData<typeof loader>()
  const shown = isToday ? nowNext : []
  return (
    <PublicTimeline
      slots={slots}
      breaks={breaks}
      zone={event.timeZone}
      nowIds={shown.flatMap(({ now }) => (now ? [now.slotId] : []))}
      nextIds={shown.flatMap(({ next }) => (next ? [next.slotId] : []))}
    />
  )
}

function NowNextAside() {
  const { event, nowNext } = useLoaderData<typeof loader>()
  const { t } = useTranslation('programme')
  return (
    <aside
      id="acara-kini"
      data-refresh="30"
      className="order-first lg:order-none lg:sticky lg:top-24"
    >
      {nowNext.length === 0 ? null : (
        <>
          <h2 className="mb-3 text-xl font-bold tracking-tight">{t('now.title')}</h2>
          <NowNextPanel stages={nowNext} zone={event.timeZone} />
        </>
      )}
    </aside>
  )
}

/** One stage or all of them, as plain links. */
function StageFilter() {
  const { event, stages, stageId, day } = useLoaderData<typeof loader>()
  const { t } = useTranslation('programme')
  if (stages.length < 2) return null
  const choices = [{ id: undefined, name: t('stages.all') }, ...stages]
  return (
    <nav aria-label={t('stages.label')} className="mb-5 flex flex-wrap gap-2">
      {choices.map((stage) => (
        <a
          key={stage.id ?? 'all'}
          href={publicProgrammePath(event, day, stage.id)}
          aria-current={stage.id === stageId ? 'page' : undefined}
          className={clsx(
            'inline-flex min-h-11 items-center rounded-full border px-4 text-sm font-semibold',
            stage.id === stageId
              ? 'border-accent bg-accent text-accent-ink'
              : 'border-line-strong bg-surface hover:border-ink',
          )}
        >
          {stage.name}
        </a>
      ))}
    </nav>
  )
}
