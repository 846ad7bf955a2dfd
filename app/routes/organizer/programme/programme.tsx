import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { CalendarPlus, ExternalLink, Megaphone, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page-header.tsx'
import { LinkTabs } from '#app/components/tabs.tsx'
import { useLive } from '#app/components/use-live.ts'
import { db } from '#app/db.server.ts'
import { authorize } from '#app/features/people/authorize.server.ts'
import { DayTabs } from '#app/features/programme/plan/day-tabs.tsx'
import { ProgrammeTabs } from '#app/features/programme/plan/programme-tabs.tsx'
import { getTimetableDay, type StaffSlot } from '#app/features/programme/plan/timetable.server.ts'
import { TimetableGrid } from '#app/features/programme/plan/timetable-grid.tsx'
import { layOutTimetable, timetableWindow } from '#app/features/programme/plan/timetable-layout.ts'
import { TimetableList } from '#app/features/programme/plan/timetable-list.tsx'
import { warningWords } from '#app/features/programme/plan/warning-words.ts'
import { getT, languageOf } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import {
  newSlotPath,
  programmePath,
  programmeVersionsPath,
  publicProgrammePath,
  slotPath,
  stagesPath,
} from '#app/lib/paths.ts'
import { formatTime } from '#app/lib/time-format.ts'

export const handle = { i18n: ['programme'] } satisfies GelarHandle

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, can } = await authorize(request, params, 'programme.view')
  const query = new URL(request.url).searchParams
  const t = await getT(request, ['programme'])
  const language = languageOf(request)
  const day = await getTimetableDay(db, event, query.get('hari'), new Date())
  return {
    title: t('programme:title'),
    event,
    canEdit: can('programme.edit'),
    ...day,
    stageId: day.stages.find(({ id }) => id === query.get('panggung'))?.id ?? day.stages[0]?.id,
    warnings: warningWords(day.warnings, t, (at) => formatTime(at, event.timeZone, language)),
  }
}

export default function ProgrammePage() {
  const data = useLoaderData<typeof loader>()
  const { event, day, stages, canEdit } = data
  const { t } = useTranslation('programme')
  const f = useFormat()
  useLive(event.slug, ['programme'])
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={f.day(day)}
        actions={
          <>
            <a
              href={publicProgrammePath(event)}
              className="inline-flex min-h-11 items-center gap-2 px-3 font-semibold text-link hover:underline"
            >
              <ExternalLink aria-hidden="true" className="size-5" />
              {t('publicPage')}
            </a>
            {canEdit ? (
              <>
                <LinkButton
                  to={programmeVersionsPath(event)}
                  variant="secondary"
                  icon={<Megaphone />}
                >
                  {t('publish.title')}
                </LinkButton>
                {stages.length > 0 ? (
                  <LinkButton to={newSlotPath(event, { day })} icon={<CalendarPlus />}>
                    {t('slot.new')}
                  </LinkButton>
                ) : null}
              </>
            ) : null}
          </>
        }
      />
      <ProgrammeTabs event={event} />
      {stages.length === 0 ? (
        <EmptyState
          drawing="stage"
          title={t('stages.none')}
          actions={
            canEdit ? <LinkButton to={stagesPath(event)}>{t('stages.add')}</LinkButton> : undefined
          }
        >
          {t('stages.noneBody')}
        </EmptyState>
      ) : (
        <Day />
      )}
    </>
  )
}

function Day() {
  const { event, days, day, span, hours, stages, stageId, slots, breaks, warnings, canEdit } =
    useLoaderData<typeof loader>()
  const { t } = useTranslation('programme')
  const window = timetableWindow(span, hours, slots)
  const timetable = layOutTimetable(
    slots,
    stages.map(({ id }) => id),
    window,
    breaks,
  )
  const cancelled = slots.filter((slot) => slot.status === 'cancelled')
  return (
    <>
      <DayTabs days={days} day={day} to={(other) => programmePath(event, other, stageId)} />
      <WarningList slots={slots} />
      <div className="hidden lg:block">
        <TimetableGrid {...{ timetable, stages, event, day, warnings, canEdit }} />
        <Legend />
        {cancelled.length > 0 ? (
          <Section title={t('timetable.cancelled')} className="mt-8">
            <TimetableList slots={cancelled} breaks={[]} event={event} warnings={{}} />
          </Section>
        ) : null}
      </div>
      <div className="lg:hidden">
        <LinkTabs
          label={t('stages.label')}
          tabs={stages.map((stage) => ({
            to: programmePath(event, day, stage.id),
            label: stage.name,
            current: stage.id === stageId,
          }))}
        />
        <TimetableList
          slots={slots.filter((slot) => slot.stageId === stageId)}
          breaks={breaks}
          event={event}
          warnings={warnings}
        />
      </div>
    </>
  )
}

/** What needs a look, with the way to it. */
function WarningList({ slots }: { slots: ReadonlyArray<Pick<StaffSlot, 'id' | 'title'>> }) {
  const { event, warnings } = useLoaderData<typeof loader>()
  const { t } = useTranslation('programme')
  const told = slots.filter((slot) => warnings[slot.id] !== undefined)
  if (told.length === 0) return null
  return (
    <details className="mb-5 rounded-card bg-warn-soft text-warn" data-screen-only="">
      <summary className="flex min-h-11 items-center gap-2 px-4 py-2 font-semibold">
        <TriangleAlert aria-hidden="true" className="size-5 shrink-0" />
        {t('warning.count', { count: told.length })}
      </summary>
      <ul className="space-y-1 px-4 pb-3 pl-11">
        {told.map((slot) => (
          <li key={slot.id}>
            <Link to={slotPath(event, slot.id)} className="font-semibold underline">
              {slot.title}
            </Link>
            : {warnings[slot.id]?.join(' ')}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Legend() {
  const { t } = useTranslation('programme')
  const swatch = 'inline-block size-4 rounded border border-l-4 align-[-0.15em]'
  return (
    <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-soft">
      <li>
        <span className={`${swatch} border-zone-edge-1 bg-zone-1`} /> {t('kind.act')}
      </li>
      <li>
        <span className={`${swatch} border-zone-edge-2 bg-zone-2`} /> {t('kind.ceremony')}
      </li>
      <li>
        <span className={`${swatch} border-zone-edge-8 bg-zone-8`} /> {t('kind.break')}
      </li>
      <li>
        <span className={`${swatch} border-dashed border-zone-edge-1 bg-zone-1`} />{' '}
        {t('status.planned')}
      </li>
      <li>
        <span className="inline-block size-4 rounded bg-info-soft align-[-0.15em]" />{' '}
        {t('timetable.prayers')}
      </li>
    </ul>
  )
}
