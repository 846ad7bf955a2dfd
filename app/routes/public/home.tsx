import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { clsx } from 'clsx'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '#app/components/button.tsx'
import { Hero, PageWidth, PublicLayout } from '#app/components/layouts/public-layout.tsx'
import { Section } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { type CardEvent, EventCard } from '#app/features/events/event-card.tsx'
import { datesOf } from '#app/features/events/event-standing.ts'
import { FestivalScene, festivalSceneOf } from '#app/features/events/festival-scene.tsx'
import { listByStanding } from '#app/features/events/front-page.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { useLanguage } from '#app/i18n/use-language.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { festivalPath, publicProgrammePath } from '#app/lib/paths.ts'

export const handle = { i18n: ['events'], query: [], hydrate: false } satisfies GelarHandle

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageMeta(undefined, data?.description)

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await getT(request, ['common'])
  return { events: await listByStanding(db, new Date()), description: t('footer.about') }
}

/** The front page: what is on now, what comes, what is always open. */
export default function Home() {
  const { events } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['events', 'common'])
  const [first, ...alsoRunning] = events.running
  return (
    <PublicLayout bare>
      {first ? <RunningHero event={first} /> : <PlainHero />}
      <PageWidth>
        <Cards title={t('events:front.alsoRunning')} events={alsoRunning} />
        <Cards title={t('events:front.coming')} events={events.coming} />
        <Cards title={t('events:front.permanent')} events={events.permanent} />
        <PastList events={events.past} />
        {first || events.coming.length + events.permanent.length > 0 ? null : (
          <p className="text-lg text-ink-soft">{t('events:front.nothingYet')}</p>
        )}
      </PageWidth>
    </PublicLayout>
  )
}

function PlainHero() {
  const { t } = useTranslation('common')
  return (
    <Hero
      title={t('front.title')}
      lead={t('footer.about')}
      aside={<FestivalScene scene="field" className="w-full rounded-card max-lg:hidden" />}
    />
  )
}

function RunningHero({ event }: { event: CardEvent }) {
  const { t } = useTranslation('events')
  const f = useFormat()
  const language = useLanguage()
  const { startsOn, endsOn } = datesOf(event)
  return (
    <Hero
      kicker={
        <>
          {t('front.now')} · <span className="figures">{f.dayRange(startsOn, endsOn)}</span>
          <br />
          {event.venueName}, {event.city}
        </>
      }
      title={event.name}
      lead={language === 'en' ? event.summaryEn || event.summaryId : event.summaryId}
      actions={
        <>
          <LinkButton to={festivalPath(event)} size="lg" variant="shine">
            {t('front.visit')}
          </LinkButton>
          <LinkButton to={publicProgrammePath(event)} size="lg" variant="onDark">
            {t('front.programme')}
          </LinkButton>
        </>
      }
      aside={
        <FestivalScene
          scene={festivalSceneOf(event)}
          className="aspect-[4/3] w-full rounded-card shadow-lift lg:aspect-[4/3]"
        />
      }
    />
  )
}

function Cards({ title, events }: { title: string; events: CardEvent[] }) {
  if (events.length === 0) return null
  return (
    <Section title={title}>
      <div className={clsx('grid gap-5 lg:gap-6', events.length > 1 && 'sm:grid-cols-2')}>
        {events.map((event) => (
          <EventCard key={event.slug} event={event} wide={events.length === 1} />
        ))}
      </div>
    </Section>
  )
}

function PastList({ events }: { events: CardEvent[] }) {
  const { t } = useTranslation('events')
  const f = useFormat()
  if (events.length === 0) return null
  return (
    <Section title={t('front.past')}>
      <ul className="divide-y divide-line border-y border-line">
        {events.map((event) => {
          const { startsOn, endsOn } = datesOf(event)
          return (
            <li
              key={event.slug}
              className="flex flex-wrap items-baseline justify-between gap-x-6 py-3"
            >
              <Link to={festivalPath(event)} className="py-1 text-lg font-bold hover:underline">
                {event.name}
              </Link>
              <span className="figures text-ink-soft">
                {f.dayRange(startsOn, endsOn)} · {event.city}
              </span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
