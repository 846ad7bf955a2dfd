import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useRevalidator } from '@remix-run/react'
import { clsx } from 'clsx'
import { Check, Play, Undo2 } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { StatusBadge } from '#app/components/badge.tsx'
import { SubmitButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { ActionForm, FormErrors } from '#app/components/form.tsx'
import { DeviceLayout } from '#app/components/layouts/device-layout.tsx'
import { useLive } from '#app/components/use-live.ts'
import { db } from '#app/db.server.ts'
import { authorizeSome, notFound } from '#app/features/people/authorize.server.ts'
import { statusTones } from '#app/features/programme/live/slot-look.ts'
import { isSlotOpen } from '#app/features/programme/live/slot-status.ts'
import { stepSlot } from '#app/features/programme/live/step-slot.server.ts'
import { SlotStep } from '#app/features/programme/plan/programme-forms.ts'
import {
  findStaffSlot,
  getTimetableDay,
  type StaffSlot,
} from '#app/features/programme/plan/timetable.server.ts'
import { speakTimes } from '#app/features/programme/publish/speak-times.server.ts'
import { getT, languageOf } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { stageManagerPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['programme'] } satisfies GelarHandle

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, reach } = await authorizeSome(request, params, 'slot.run')
  const t = await getT(request, ['programme'])
  const query = new URL(request.url).searchParams
  const now = new Date()
  const day = await getTimetableDay(db, event, query.get('hari'), now)
  const stages = day.stages.filter(({ id }) => reach.everything || reach.stageIds.includes(id))
  const stage = stages.find(({ id }) => id === query.get('panggung')) ?? stages[0]
  const slots = [...day.overrun, ...day.slots].filter(
    (slot) => slot.stageId === stage?.id && slot.status !== 'cancelled',
  )
  return {
    title: t('programme:stageManager.title'),
    event,
    now,
    day: day.day,
    stages,
    stage,
    slots,
    breaks: day.breaks.filter((pause) => pause.endAt > now),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { event, actor, reach } = await authorizeSome(request, params, 'slot.run')
  return answerForm(
    request,
    SlotStep,
    async ({ slotId, to }) => {
      const slot = await findStaffSlot(db, event.id, slotId)
      if (!slot || !(reach.everything || reach.stageIds.includes(slot.stageId))) throw notFound()
      if (to === 'cancelled' || to === 'planned') throw data(null, { status: 400 })
      await stepSlot(db, actor, slotId, to, new Date())
      return redirect(stageManagerPath(event, slot.stageId))
    },
    { reword: (error) => speakTimes(error, languageOf(request)) },
  )
}

function useOnline(): boolean {
  return useSyncExternalStore(
    (tell) => {
      window.addEventListener('online', tell)
      window.addEventListener('offline', tell)
      return () => {
        window.removeEventListener('online', tell)
        window.removeEventListener('offline', tell)
      }
    },
    () => navigator.onLine,
    () => true,
  )
}

/** Asks again every half minute, so that the countdown moves without anything having changed. */
function useTicking(): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) revalidate()
    }, 30_000)
    return () => clearInterval(timer)
  }, [revalidate])
}

export default function StageManagerPage() {
  const { event, stage, stages, slots, day } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { t } = useTranslation('programme')
  const f = useFormat()
  const online = useOnline()
  useLive(event.slug, ['programme'])
  useTicking()
  const live = slots.find((slot) => slot.status === 'live')
  const next = slots.find((slot) => isSlotOpen(slot.status))
  return (
    <DeviceLayout
      title={event.name}
      place={stage?.name ?? t('stageManager.title')}
      connection={online ? 'online' : 'offline'}
      waiting={0}
    >
      <div className="mx-auto w-full max-w-2xl space-y-5 p-4 pb-10">
        {stages.length > 1 ? (
          <nav aria-label={t('stages.label')} className="flex gap-2 overflow-x-auto">
            {stages.map(({ id, name }) => (
              <Link
                key={id}
                to={stageManagerPath(event, id)}
                aria-current={id === stage?.id ? 'page' : undefined}
                className="inline-flex min-h-12 shrink-0 items-center rounded-full border border-line-strong px-4 font-semibold aria-[current=page]:border-accent aria-[current=page]:bg-accent aria-[current=page]:text-accent-ink"
              >
                {name}
              </Link>
            ))}
          </nav>
        ) : null}
        <FormErrors id="step-errors" errors={reply?.error?.['']} />
        {stage === undefined || slots.length === 0 ? (
          <EmptyState drawing="stage" title={t('dayEmpty')}>
            {f.day(day)}
          </EmptyState>
        ) : (
          <>
            {live ? <LivePanel slot={live} /> : null}
            {next ? <NextPanel slot={next} blocked={live !== undefined} /> : null}
            <Running />
          </>
        )}
      </div>
    </DeviceLayout>
  )
}

function LivePanel({ slot }: { slot: StaffSlot }) {
  const { event, now } = useLoaderData<typeof loader>()
  const { t } = useTranslation('programme')
  const f = useFormat()
  const late = now > slot.endAt
  return (
    <section
      aria-label={t('now.now')}
      className={clsx('rounded-card p-5', late ? 'bg-warn-soft' : 'bg-good-soft')}
    >
      <p className={clsx('font-bold', late ? 'text-warn' : 'text-good')}>{t('now.now')}</p>
      <h2 className="text-3xl leading-tight font-extrabold break-words">{slot.title}</h2>
      <p className="figures mt-1 text-lg">
        {slot.actualStartsAt
          ? t('stageManager.startedAt', { time: f.time(slot.actualStartsAt, event.timeZone) })
          : null}{' '}
        · {t('until', { time: f.time(slot.endAt, event.timeZone) })}
      </p>
      <p className="figures text-lg font-bold">
        {late
          ? t('stageManager.over', { time: f.relative(slot.endAt, now) })
          : t('stageManager.endsIn', { time: f.relative(slot.endAt, now) })}
      </p>
      <ActionForm intent="step" values={{ slotId: slot.id }} className="mt-4 w-full">
        <SubmitButton name="to" value="done" size="xl" icon={<Check />} className="w-full">
          {t('stageManager.finish')}
        </SubmitButton>
      </ActionForm>
      <ActionForm intent="step" values={{ slotId: slot.id }} className="mt-2 w-full">
        <SubmitButton
          name="to"
          value="confirmed"
          variant="quiet"
          icon={<Undo2 />}
          className="w-full"
        >
          {t('step.undoLive')}
        </SubmitButton>
      </ActionForm>
    </section>
  )
}

function NextPanel({ slot, blocked }: { slot: StaffSlot; blocked: boolean }) {
  const { event, now, breaks } = useLoaderData<typeof loader>()
  const { t } = useTranslation('programme')
  const f = useFormat()
  const pause = breaks.find((rest) => rest.startAt < slot.endAt && slot.startAt < rest.endAt)
  return (
    <section
      aria-label={t('now.next')}
      className="rounded-card border border-line bg-surface p-5 shadow-card"
    >
      <p className="font-bold text-accent">{t('now.next')}</p>
      <h2 className="text-2xl leading-tight font-extrabold break-words">{slot.title}</h2>
      <p className="figures mt-1 text-lg">
        {f.timeRange(slot.startAt, slot.endAt, event.timeZone)} ·{' '}
        <strong>{f.relative(slot.startAt, now)}</strong>
      </p>
      <p className="text-ink-soft">
        {[
          slot.origin,
          slot.membersCount === null
            ? null
            : t('stageManager.members', { count: slot.membersCount }),
          slot.setupMinutes > 0 ? t('stageManager.setup', { count: slot.setupMinutes }) : null,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      {slot.isPermitted ? null : (
        <p className="mt-2 font-semibold text-bad">{t('permit.missing')}</p>
      )}
      {pause ? (
        <p className="mt-2 font-semibold text-warn">
          {t('warning.prayer', {
            prayer: t(`prayer.${pause.prayer}`),
            time: f.time(pause.startAt, event.timeZone),
          })}
        </p>
      ) : null}
      <ActionForm intent="step" values={{ slotId: slot.id }} className="mt-4 w-full">
        <SubmitButton
          name="to"
          value="live"
          size="xl"
          variant={blocked ? 'secondary' : 'primary'}
          icon={<Play />}
          className="w-full"
        >
          {t('stageManager.start')}
        </SubmitButton>
      </ActionForm>
    </section>
  )
}

/** The whole day of the stage in short lines. */
function Running() {
  const { event, slots, day } = useLoaderData<typeof loader>()
  const { t } = useTranslation('programme')
  const f = useFormat()
  return (
    <section aria-label={t('title')}>
      <h2 className="mb-2 font-bold">{f.day(day)}</h2>
      <ol className="divide-y divide-line rounded-card border border-line bg-surface">
        {slots.map((slot) => (
          <li key={slot.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
            <span className="figures w-28 shrink-0 font-semibold">
              {f.timeRange(slot.startAt, slot.endAt, event.timeZone, true)}
            </span>
            <span className="min-w-0 grow break-words">{slot.title}</span>
            <StatusBadge tone={statusTones[slot.status]}>{t(`status.${slot.status}`)}</StatusBadge>
            {slot.status === 'done' ? (
              <ActionForm intent="step" values={{ slotId: slot.id }}>
                <SubmitButton name="to" value="live" variant="quiet" size="sm" icon={<Undo2 />}>
                  {t('step.undoDone')}
                </SubmitButton>
              </ActionForm>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
