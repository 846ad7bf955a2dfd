import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  type SerializeFrom,
} from '@remix-run/node'
import {
  type ClientActionFunctionArgs,
  type ClientLoaderFunctionArgs,
  Link,
  useLoaderData,
  useRevalidator,
  useSearchParams,
} from '@remix-run/react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { FormErrors } from '#app/components/form.tsx'
import { DeviceLayout } from '#app/components/layouts/device-layout.tsx'
import { useLastReply } from '#app/components/use-last-reply.ts'
import { useLiveSignal } from '#app/components/use-live.ts'
import { useMoreBeside } from '#app/components/use-more-beside.ts'
import { db } from '#app/db.server.ts'
import { authorizeSome, notFound } from '#app/features/people/authorize.server.ts'
import { isServerAway, LastSeen } from '#app/features/phone/last-seen.ts'
import { askToKeep, useKeptView } from '#app/features/phone/use-kept-view.ts'
import { useOnline } from '#app/features/phone/use-online.ts'
import { useClock, useRefresh } from '#app/features/phone/use-refresh.ts'
import { isSlotOpen } from '#app/features/programme/live/slot-status.ts'
import { LivePanel, NextPanel, RunningOrder } from '#app/features/programme/live/stage-panels.tsx'
import { needsNetworkId, StageViewContext } from '#app/features/programme/live/stage-view.ts'
import { stepSlot } from '#app/features/programme/live/step-slot.server.ts'
import { SlotStep } from '#app/features/programme/plan/programme-forms.ts'
import { findStaffSlot, getTimetableDay } from '#app/features/programme/plan/timetable.server.ts'
import { speakTimes } from '#app/features/programme/publish/speak-times.server.ts'
import { getT, languageOf } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { keepUntilHeader } from '#app/lib/kept-views.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { stageManagerPath } from '#app/lib/paths.ts'

export const handle = {
  i18n: ['programme'],
  manifest: ({ event = '' }) => `/panggung/${encodeURIComponent(event)}/aplikasi.webmanifest`,
} satisfies GelarHandle

/** A copy of the day's running order is of no use the day after the next, and names people's work. */
const KEEP_MS = 36 * 60 * 60_000

export const headers: HeadersFunction = ({ loaderHeaders }) => {
  const keepUntil = loaderHeaders.get(keepUntilHeader)
  return keepUntil ? { [keepUntilHeader]: keepUntil } : new Headers()
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

/** All stages of this person at once, so that going from one to another needs no network. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { event, reach } = await authorizeSome(request, params, 'slot.run')
  const t = await getT(request, ['programme'])
  const now = new Date()
  const wanted = new URL(request.url).searchParams.get('hari')
  const day = await getTimetableDay(db, event, wanted, now)
  const stages = day.stages.filter(({ id }) => reach.everything || reach.stageIds.includes(id))
  const slots = [...day.overrun, ...day.slots].filter(
    ({ stageId, status }) => status !== 'cancelled' && stages.some(({ id }) => id === stageId),
  )
  const page = {
    title: t('programme:stageManager.title'),
    event,
    now,
    day: day.day,
    stages,
    slots,
    breaks: day.breaks.filter((pause) => pause.endAt > now),
  }
  const keepUntil = new Date(now.getTime() + KEEP_MS).toISOString()
  return data(page, { headers: { [keepUntilHeader]: keepUntil } })
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

type StagePage = SerializeFrom<typeof loader>
const lastSeen = new LastSeen<StagePage>()

/** A connection that is lost leaves the page as it is: what was seen last stays, and says so. */
export async function clientLoader({ params, serverLoader }: ClientLoaderFunctionArgs) {
  const { dataset } = document.documentElement
  try {
    const seen = await lastSeen.ask(params.event ?? '', () => serverLoader<typeof loader>(), {
      isOnline: navigator.onLine,
      isCopy: dataset.kept !== undefined,
    })
    if (!seen.cutOff) delete dataset.kept
    return seen
  } catch (refusal) {
    // Whoever may no longer see the page is to have no copy of it either.
    askToKeep()
    throw refusal
  }
}
clientLoader.hydrate = true as const

/** A step that did not reach the server is told, never lost in silence. */
export async function clientAction({ serverAction }: ClientActionFunctionArgs) {
  try {
    return await serverAction<typeof action>()
  } catch (error) {
    if (isServerAway(error)) return { unreached: true as const }
    askToKeep()
    throw error
  }
}

export default function StageManagerPage() {
  const page = useLoaderData<typeof clientLoader>()
  const reply = useLastReply<typeof clientAction>()
  const row = useRef<HTMLElement>(null)
  useMoreBeside(row)
  const [query] = useSearchParams()
  const { t } = useTranslation('programme')
  const f = useFormat()
  const online = useOnline()
  const { event, stages, day } = page
  const cutOff = !online || page.cutOff
  const now = useClock(page.now, cutOff)
  const { revalidate } = useRevalidator()
  // Without the server the page is loaded from what it has kept, so it may ask at any time.
  useLiveSignal(event.slug, revalidate, ['programme'])
  useRefresh(cutOff)
  useKeptView(`${minutesBy(5, page.now)} ${JSON.stringify(page.slots)}`, cutOff)
  const stage = stages.find(({ id }) => id === query.get('panggung')) ?? stages[0]
  const slots = page.slots.filter(({ stageId }) => stageId === stage?.id)
  const live = slots.find((slot) => slot.status === 'live')
  const next = slots.find((slot) => isSlotOpen(slot.status))
  return (
    <DeviceLayout
      title={event.name}
      place={stage?.name ?? t('stageManager.title')}
      connection={cutOff ? 'offline' : 'online'}
      waiting={0}
    >
      <div className="mx-auto w-full max-w-2xl space-y-5 p-4 pb-10">
        {cutOff ? (
          <Alert
            tone="warn"
            live
            title={
              isRecent(page.now, now)
                ? t('stageManager.cutOffToday', { time: f.time(page.now, event.timeZone) })
                : t('stageManager.cutOff', { time: f.instant(page.now, event.timeZone) })
            }
          >
            <span id={needsNetworkId}>{t('stageManager.needsNetwork')}</span>
          </Alert>
        ) : null}
        {stages.length > 1 ? (
          <nav ref={row} aria-label={t('stages.label')} className="flex gap-2 overflow-x-auto">
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
        {reply && 'unreached' in reply ? (
          <Alert tone="bad" live title={t('stageManager.unreached')}>
            {t('stageManager.unreachedBody')}
          </Alert>
        ) : (
          <FormErrors id="step-errors" errors={reply?.error?.['']} />
        )}
        {stage === undefined || slots.length === 0 ? (
          <EmptyState drawing="stage" title={t('dayEmpty')}>
            {f.day(day)}
          </EmptyState>
        ) : (
          <StageViewContext.Provider value={{ event, now, breaks: page.breaks, cutOff }}>
            {live ? <LivePanel slot={live} /> : null}
            {next ? <NextPanel slot={next} blocked={live !== undefined} /> : null}
            <RunningOrder slots={slots} day={day} />
          </StageViewContext.Provider>
        )}
      </div>
    </DeviceLayout>
  )
}

/** Whether a time of day alone tells which day is meant. */
function isRecent(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() < 12 * 60 * 60_000
}

/** Which part of the day it is, in parts of so many minutes. */
function minutesBy(size: number, at: Date): number {
  return Math.floor(at.getTime() / (size * 60_000))
}
