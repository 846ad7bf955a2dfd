import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { clsx } from 'clsx'
import { useTranslation } from 'react-i18next'
import { ScreenLayout } from '#app/components/layouts/screen-layout.tsx'
import { db } from '#app/db.server.ts'
import { findPublicEvent } from '#app/features/events/queries.server.ts'
import { notFound } from '#app/features/people/authorize.server.ts'
import { nowNextOf } from '#app/features/programme/live/now-next.server.ts'
import { getProgrammePlace } from '#app/features/programme/plan/programme-place.server.ts'
import { prayerBreaks } from '#app/features/programme/prayer/prayer-breaks.ts'
import type { PublicSlot } from '#app/features/programme/publish/public-view.ts'
import { findPublishedProgramme } from '#app/features/programme/publish/published-programme.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { dayOf } from '#app/lib/time.ts'

export const handle = {
  i18n: ['programme'],
  hydrate: false,
  scripts: ['/js/refresh.js'],
} satisfies GelarHandle

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const event = await findPublicEvent(db, params.event ?? '')
  if (!event) throw notFound()
  const t = await getT(request, ['programme'])
  const now = new Date()
  const [programme, { place, venueName }] = await Promise.all([
    findPublishedProgramme(db, event.id),
    getProgrammePlace(db, event.id),
  ])
  const pause = prayerBreaks(place, dayOf(now, event.timeZone)).find(
    (rest) => rest.startAt <= now && now < rest.endAt,
  )
  return {
    title: t('programme:publicTitle', { event: event.name }),
    event,
    venueName,
    now,
    pause,
    stages: programme ? nowNextOf(programme, now) : [],
  }
}

const columns = ['', 'lg:grid-cols-1', 'lg:grid-cols-2', 'lg:grid-cols-3', 'lg:grid-cols-4']

export default function ProgrammeScreen() {
  const { event, venueName, now, pause, stages } = useLoaderData<typeof loader>()
  const { t } = useTranslation('programme')
  const f = useFormat()
  return (
    <ScreenLayout
      title={event.name}
      place={venueName}
      clock={
        <span id="layar-jam" data-refresh="15">
          {f.time(now, event.timeZone)}
        </span>
      }
    >
      <div id="layar-acara" data-refresh="15" className="flex h-full flex-col gap-[1em]">
        {pause ? (
          <p className="rounded-card bg-info-soft px-[1em] py-[0.5em] text-[1.4em] font-bold text-info">
            {t('prayer.pause', { prayer: t(`prayer.${pause.prayer}`) })} ·{' '}
            {t('until', { time: f.time(pause.endAt, event.timeZone) })}
          </p>
        ) : null}
        {stages.length === 0 ? (
          <p className="m-auto text-[2.5em] font-extrabold">{t('now.nothing')}</p>
        ) : (
          <ul
            className={clsx(
              'grid min-h-0 grow gap-[1em] max-lg:overflow-y-auto',
              columns[Math.min(stages.length, 4)],
            )}
          >
            {stages.map((stage) => (
              <li
                key={stage.stageId}
                className="flex min-h-0 flex-col overflow-hidden rounded-card border border-line bg-surface"
              >
                <h2 className="truncate bg-indigo px-[0.8em] py-[0.4em] text-[1.2em] font-bold text-cream">
                  {stage.stageName}
                </h2>
                <div className="flex grow flex-col justify-center p-[0.8em]">
                  {stage.now ? (
                    <Big slot={stage.now} zone={event.timeZone} label={t('now.now')} now />
                  ) : stage.next ? (
                    <Big slot={stage.next} zone={event.timeZone} label={t('now.next')} />
                  ) : null}
                </div>
                {stage.now && stage.next ? (
                  <div className="border-t border-line bg-sunken p-[0.8em]">
                    <p className="font-bold text-accent">{t('now.next')}</p>
                    <p className="line-clamp-2 text-[1.3em] leading-tight font-bold break-words">
                      {stage.next.title}
                    </p>
                    <p className="figures text-ink-soft">
                      {f.timeRange(stage.next.startAt, stage.next.endAt, event.timeZone)}
                    </p>
                  </div>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </div>
    </ScreenLayout>
  )
}

type BigProps = { slot: PublicSlot; zone: string; label: string; now?: boolean }

function Big({ slot, zone, label, now }: BigProps) {
  const f = useFormat()
  return (
    <>
      <p className={clsx('text-[1.1em] font-bold', now ? 'text-good' : 'text-accent')}>{label}</p>
      <p className="line-clamp-5 pb-[0.12em] text-[2em] leading-[1.12] font-extrabold tracking-tight break-words">
        {slot.title}
      </p>
      {slot.origin ? <p className="mt-[0.3em] line-clamp-2 text-ink-soft">{slot.origin}</p> : null}
      <p className="figures mt-[0.4em] text-[1.2em] font-semibold">
        {f.timeRange(slot.startAt, slot.endAt, zone)}
      </p>
    </>
  )
}
