import { Link } from '@remix-run/react'
import { clsx } from 'clsx'
import { CalendarDays, MapPin } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { StatusBadge } from '#app/components/badge.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { useLanguage } from '#app/i18n/use-language.ts'
import { festivalPath } from '#app/lib/paths.ts'
import { datesOf, type EventDates, type EventStanding } from './event-standing.ts'
import { FestivalScene, festivalSceneOf } from './festival-scene.tsx'

export type CardEvent = EventDates & {
  slug: string
  name: string
  summaryId: string
  summaryEn: string
  venueName: string
  city: string
  province: string
  standing: EventStanding
  /** Requests of exhibitors are taken now. */
  callOpen: boolean
}

/** A festival among others: its picture, its days, its place. `wide` where it stands alone. */
export function EventCard({ event, wide }: { event: CardEvent; wide?: boolean }) {
  const { t } = useTranslation('events')
  const f = useFormat()
  const language = useLanguage()
  const { startsOn, endsOn } = datesOf(event)
  const summary = language === 'en' ? event.summaryEn || event.summaryId : event.summaryId
  return (
    <article
      className={clsx(
        'group relative flex flex-col overflow-clip rounded-card border border-line bg-surface shadow-card transition-shadow hover:shadow-lift',
        wide && 'md:flex-row',
      )}
    >
      <FestivalScene
        scene={festivalSceneOf(event)}
        className={clsx('aspect-[16/9] w-full', wide && 'md:w-1/2')}
      />
      <div className={clsx('flex grow flex-col gap-3 p-5 sm:p-6', wide && 'md:w-1/2 md:p-8')}>
        <div className="flex flex-wrap gap-2">
          <StandingBadge standing={event.standing} />
          {event.callOpen ? <StatusBadge tone="accent">{t('card.callOpen')}</StatusBadge> : null}
        </div>
        <h3 className="text-2xl leading-tight font-extrabold tracking-tight">
          <Link
            to={festivalPath(event)}
            className="after:absolute after:inset-0 after:rounded-card group-hover:underline"
          >
            {event.name}
          </Link>
        </h3>
        {summary ? <p className="text-ink-soft">{summary}</p> : null}
        <ul className="mt-auto space-y-1.5 pt-1 font-medium [&_svg]:mt-0.5 [&_svg]:size-5 [&_svg]:shrink-0 [&_svg]:text-accent">
          <li className="flex gap-2.5">
            <CalendarDays aria-hidden="true" />
            <span className="figures first-letter:uppercase">{f.dayRange(startsOn, endsOn)}</span>
          </li>
          <li className="flex gap-2.5">
            <MapPin aria-hidden="true" />
            {event.venueName}, {event.city}
          </li>
        </ul>
      </div>
    </article>
  )
}

const tones = { running: 'good', coming: 'info', permanent: 'good', past: 'neutral' } as const

function StandingBadge({ standing }: { standing: EventStanding }) {
  const { t } = useTranslation('events')
  return <StatusBadge tone={tones[standing]}>{t(`standing.${standing}`)}</StatusBadge>
}
