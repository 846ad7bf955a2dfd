import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '#app/components/button.tsx'
import { Hero, PageWidth } from '#app/components/layouts/public-layout.tsx'
import { CutOffNotice } from '#app/components/line-notice.tsx'
import { Section } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { datesOf } from '#app/features/events/event-standing.ts'
import {
  countFestival,
  listFacilities,
  listHighlights,
} from '#app/features/events/festival-facts.server.ts'
import { FestivalScene, festivalSceneOf } from '#app/features/events/festival-scene.tsx'
import { toCard } from '#app/features/events/front-page.server.ts'
import { ProductCard } from '#app/features/events/product-card.tsx'
import { findPublicEvent, listOpenDays } from '#app/features/events/queries.server.ts'
import { VisitFacts } from '#app/features/events/visit-facts.tsx'
import { notFound } from '#app/features/people/authorize.server.ts'
import { findNowNext } from '#app/features/programme/live/now-next.server.ts'
import { NowNextPanel } from '#app/features/programme/live/now-next-panel.tsx'
import { prayerBreaks } from '#app/features/programme/prayer/prayer-breaks.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { useLanguage } from '#app/i18n/use-language.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import {
  exhibitorHomePath,
  publicMapPath,
  publicProductsPath,
  publicProgrammePath,
  registerPath,
} from '#app/lib/paths.ts'
import { atTime, dayOf } from '#app/lib/time.ts'

export const handle = {
  i18n: ['events', 'programme', 'exhibitors'],
  query: [],
  hydrate: false,
  scripts: ['/js/refresh.js'],
} satisfies GelarHandle

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageMeta(data?.event.name, data?.event.summaryId)

/** Days of the opening hours that are shown: a gallery that is always open has too many. */
const daysShown = 7

export async function loader({ params }: LoaderFunctionArgs) {
  const event = await findPublicEvent(db, params.event ?? '')
  if (!event) throw notFound()
  const now = new Date()
  const today = dayOf(now, event.timeZone)
  const card = toCard(event, now)
  const [counts, highlights, facilities, stages, days] = await Promise.all([
    countFestival(db, event.id),
    listHighlights(db, event.id),
    listFacilities(db, event.id),
    findNowNext(db, event.id, now),
    listOpenDays(db, event.id, {
      from: card.standing === 'permanent' ? today : undefined,
      limit: daysShown,
    }),
  ])
  const prayerDay = days.find((day) => day.openOn >= today)?.openOn
  return {
    event,
    now,
    card,
    counts,
    highlights,
    facilities,
    stages,
    days: days.map((day) => ({
      day: day.openOn,
      opensAt: atTime(day.openOn, day.opensAt, event.timeZone),
      closesAt: atTime(day.openOn, day.closesAt, event.timeZone),
    })),
    prayers: prayerDay && {
      day: prayerDay,
      times: prayerBreaks(event, prayerDay).map(({ prayer, startAt }) => ({ prayer, at: startAt })),
    },
  }
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

/** Everything a visitor asks of a festival: what, when, where, what is on, what there is to buy. */
export default function FestivalHome() {
  const data = useLoaderData<typeof loader>()
  const { event, now, stages, highlights, counts, card } = data
  const { t } = useTranslation('events')
  const f = useFormat()
  return (
    <>
      <FestivalHero data={data} />
      <PageWidth>
        {stages.length > 0 ? (
          <Section
            title={t('public.onStage')}
            actions={
              <LinkButton to={publicProgrammePath(event)} variant="secondary" size="sm">
                {t('public.wholeProgramme')}
              </LinkButton>
            }
          >
            <div id="panggung" data-refresh="60">
              <NowNextPanel
                stages={stages}
                zone={event.timeZone}
                className="sm:grid-cols-2 lg:grid-cols-4"
              />
            </div>
            <CutOffNotice since={f.time(now, event.timeZone)} />
          </Section>
        ) : null}
        <Section title={t('visit.title')}>
          <VisitFacts
            days={data.days}
            prayers={data.prayers || undefined}
            venue={{ ...event, name: event.venueName }}
            zone={event.timeZone}
            facilities={data.facilities}
          />
        </Section>
        {highlights.length > 0 ? (
          <Section
            title={t('public.toBuy')}
            lead={t('public.toBuyLead', {
              products: f.number(counts.products),
              exhibitors: f.number(counts.exhibitors),
              booths: f.number(counts.booths),
            })}
            actions={
              <>
                <LinkButton to={publicProductsPath(event)} variant="secondary" size="sm">
                  {t('public.allProducts')}
                </LinkButton>
                <LinkButton to={publicMapPath(event)} variant="secondary" size="sm">
                  {t('public.boothMap')}
                </LinkButton>
              </>
            }
          >
            <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
              {highlights.map((product) => (
                <li key={product.listingId} className="grid">
                  <ProductCard event={event} product={product} />
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        {card.callOpen ? <Call data={data} /> : null}
        {event.contactEmail ? (
          <p className="mt-10 text-ink-soft">
            {t('public.contact')}{' '}
            <a
              href={`mailto:${event.contactEmail}`}
              className="font-semibold text-link underline underline-offset-4"
            >
              {event.contactEmail}
            </a>
          </p>
        ) : null}
      </PageWidth>
    </>
  )
}

function FestivalHero({ data: { event, card, stages } }: { data: Data }) {
  const { t } = useTranslation('events')
  const f = useFormat()
  const language = useLanguage()
  const { startsOn, endsOn } = datesOf(event)
  return (
    <Hero
      kicker={
        <>
          {t(`standing.${card.standing}`)} ·{' '}
          <span className="figures">{f.dayRange(startsOn, endsOn)}</span>
          <br />
          {event.venueName}, {event.city}
        </>
      }
      title={event.name}
      lead={
        <>
          {event.theme ? (
            <span className="mb-2 block font-bold text-cream">“{event.theme}”</span>
          ) : null}
          {language === 'en' ? event.summaryEn || event.summaryId : event.summaryId}
        </>
      }
      actions={
        <>
          {event.registrationOpen && card.standing !== 'past' ? (
            <LinkButton to={registerPath(event)} size="lg" variant="shine" reloadDocument>
              {t('public.register')}
            </LinkButton>
          ) : null}
          {stages.length > 0 ? (
            <LinkButton to={publicProgrammePath(event)} size="lg" variant="onDark">
              {t('front.programme')}
            </LinkButton>
          ) : null}
        </>
      }
      aside={
        <FestivalScene
          scene={festivalSceneOf(event)}
          className="aspect-[16/9] w-full rounded-card shadow-lift lg:aspect-[4/3]"
        />
      }
    />
  )
}

function Call({ data: { event } }: { data: Data }) {
  const { t } = useTranslation('events')
  const f = useFormat()
  return (
    <Section title={t('call.title')}>
      <div className="rounded-card bg-accent-soft p-5 sm:p-7">
        <p className="max-w-2xl text-lg">
          {event.callClosesAt
            ? t('call.until', { instant: f.instant(event.callClosesAt, event.timeZone) })
            : t('call.open')}
        </p>
        <LinkButton to={exhibitorHomePath()} className="mt-4" reloadDocument>
          {t('call.apply')}
        </LinkButton>
      </div>
    </Section>
  )
}
