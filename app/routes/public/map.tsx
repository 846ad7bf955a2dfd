import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Droplets, Flame } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, buttonClass } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { SearchField } from '#app/components/fields.tsx'
import { PageWidth } from '#app/components/layouts/public-layout.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { matchesPlace } from '#app/features/booths/find-places.ts'
import {
  type BoothLook,
  FloorMap,
  type MapBooth,
  ZoneSwatch,
} from '#app/features/booths/floor-map.tsx'
import { loadPublicMap } from '#app/features/booths/public-map.server.ts'
import { findPublicEvent } from '#app/features/events/queries.server.ts'
import { notFound } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { publicMapPath } from '#app/lib/paths.ts'

export const handle = { i18n: ['booths'], hydrate: false } satisfies GelarHandle

const PRODUCTS_SHOWN = 6

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageMeta(data?.title, data?.description)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const event = await findPublicEvent(db, params.event ?? '')
  if (!event) throw notFound()
  const query = new URL(request.url).searchParams
  const [{ floor, places }, t] = await Promise.all([
    loadPublicMap(db, event.id),
    getT(request, ['booths']),
  ])
  const search = (query.get('q') ?? '').slice(0, 100).trim()
  const booth = floor.booths.find(({ code }) => code === query.get('stan'))
  const found = search ? places.filter((place) => matchesPlace(place, search)) : places
  return {
    title: t('booths:public.title', { event: event.name }),
    description: t('booths:public.description', { event: event.name, venue: event.venueName }),
    event: { slug: event.slug, name: event.name, venueName: event.venueName },
    floor,
    published: places.length > 0,
    search,
    booth,
    places: found,
    boothPlaces: booth ? places.filter((place) => place.boothId === booth.id) : [],
  }
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>
type Place = Page['places'][number]

export default function PublicMapPage() {
  const page = useLoaderData<typeof loader>()
  const { event, floor, published, search, booth, places } = page
  const { t } = useTranslation(['booths'])
  const boothIds = new Set(places.map((place) => place.boothId))
  const look = (row: MapBooth): BoothLook => {
    if (booth?.id === row.id) return { tone: 'selected' }
    if (search) return { tone: boothIds.has(row.id) ? 'found' : 'dimmed' }
    return {}
  }
  return (
    <PageWidth>
      <PageHeader
        title={t('booths:public.heading')}
        lead={t('booths:public.lead', { venue: event.venueName })}
      />
      <search>
        <form method="get" className="mb-5 flex max-w-xl gap-2">
          <SearchField
            className="grow"
            field={plainField('q', { defaultValue: search, maxLength: 100 })}
            label={t('booths:public.search')}
          />
          <Button type="submit">{t('booths:public.find')}</Button>
          {search ? (
            <a href={publicMapPath(event)} className={buttonClass('quiet')}>
              {t('booths:public.clear')}
            </a>
          ) : null}
        </form>
      </search>
      {booth ? <BoothCard /> : null}
      {floor.booths.length === 0 ? (
        <EmptyState drawing="stall" title={t('booths:public.emptyTitle')}>
          {t('booths:public.emptyBody')}
        </EmptyState>
      ) : (
        <>
          {/* The list below says the same in words. */}
          <div className="overflow-x-auto rounded-card border border-line bg-surface shadow-card">
            <FloorMap
              {...floor}
              label={t('booths:map.drawing')}
              look={look}
              className="min-w-[44rem]"
              wrap={(row, drawing) => (
                <a
                  href={`${publicMapPath(event, row.code)}#stan`}
                  className="group/booth outline-none"
                  aria-label={t('booths:booth', { code: row.code })}
                  aria-current={booth?.id === row.id ? 'true' : undefined}
                >
                  {drawing}
                </a>
              )}
            />
          </div>
          <ul
            className="mt-3 flex flex-wrap gap-x-5 gap-y-2 text-sm"
            aria-label={t('booths:map.legend')}
          >
            {floor.zones.map((zone) => (
              <li key={zone.id} className="flex items-center gap-2">
                <ZoneSwatch colour={zone.colour} />
                {zone.code} · {zone.name}
              </li>
            ))}
          </ul>
        </>
      )}
      {published ? (
        <Places />
      ) : (
        <EmptyState className="mt-8" title={t('booths:public.notYetTitle')}>
          {t('booths:public.notYetBody')}
        </EmptyState>
      )}
    </PageWidth>
  )
}

/** Exhibitors under their booths, booths under their zones. */
function Places() {
  const { floor, places, search, event } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['booths'])
  const byBooth = new Map<string, Place[]>()
  for (const place of places)
    byBooth.set(place.boothId, [...(byBooth.get(place.boothId) ?? []), place])
  return (
    <section className="mt-10" aria-labelledby="peserta">
      <h2 id="peserta" className="text-xl font-bold tracking-tight">
        {search
          ? t('booths:public.found', { count: places.length, search })
          : t('booths:public.exhibitors', { count: places.length })}
      </h2>
      {places.length === 0 ? (
        <p className="mt-2 text-ink-soft">{t('booths:public.noneFound')}</p>
      ) : null}
      {floor.zones.map((zone) => {
        const booths = floor.booths.filter((row) => row.zoneId === zone.id && byBooth.has(row.id))
        if (booths.length === 0) return null
        return (
          <div key={zone.id} className="mt-8">
            <h3 className="flex items-center gap-2 text-lg font-bold tracking-tight">
              <ZoneSwatch colour={zone.colour} />
              {zone.code} · {zone.name}
            </h3>
            <ul className="mt-3 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
              {booths.map((booth) => (
                <li
                  key={booth.id}
                  id={`stan-${booth.code}`}
                  className="rounded-card border border-line bg-surface p-4 shadow-card"
                >
                  <h4>
                    <a
                      href={`${publicMapPath(event, booth.code)}#stan`}
                      className="text-lg font-extrabold text-accent underline-offset-4 hover:underline"
                    >
                      <span className="sr-only">{t('booths:public.boothWord')} </span>
                      {booth.code}
                    </a>
                  </h4>
                  <ul className="mt-1 space-y-2">
                    {byBooth.get(booth.id)?.map((place: Place) => (
                      <li key={place.id}>
                        <PlaceLines place={place} shown={PRODUCTS_SHOWN} />
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}

function PlaceLines({ place, shown }: { place: Place; shown: number }) {
  const { t } = useTranslation(['booths'])
  const names = place.products.slice(0, shown).map((product: { name: string }) => product.name)
  const more = place.products.length - names.length
  return (
    <>
      <p className="font-semibold break-words">{place.name}</p>
      {place.kanwilName ? <p className="text-sm text-ink-soft">{place.kanwilName}</p> : null}
      {names.length > 0 ? (
        <p className="mt-0.5 text-sm break-words">
          {names.join(', ')}
          {more > 0 ? ` ${t('booths:public.more', { count: more })}` : ''}
        </p>
      ) : null}
    </>
  )
}

/** The chosen booth with everything that is on sale in it. */
function BoothCard() {
  const { booth, boothPlaces, floor, event } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['booths'])
  const f = useFormat()
  if (!booth) return null
  const zone = floor.zones.find((row) => row.id === booth.zoneId)
  return (
    <section
      id="stan"
      aria-labelledby="stan-title"
      className="mb-6 scroll-mt-20 rounded-card border-2 border-accent bg-surface p-5 shadow-card sm:p-6"
    >
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h2 id="stan-title" className="text-2xl font-extrabold tracking-tight">
            {t('booths:booth', { code: booth.code })}
          </h2>
          <p className="flex flex-wrap items-center gap-x-3 text-ink-soft">
            {zone?.name}
            {booth.cookingAllowed ? (
              <Flame className="size-4" aria-label={t('booths:cooking')} />
            ) : null}
            {booth.hasWater ? <Droplets className="size-4" aria-label={t('booths:water')} /> : null}
          </p>
        </div>
        <a href={publicMapPath(event)} className={buttonClass('secondary', 'sm')}>
          {t('booths:public.all')}
        </a>
      </div>
      {boothPlaces.length === 0 ? (
        <p className="mt-4">{t('booths:public.boothEmpty')}</p>
      ) : (
        <ul className="mt-4 grid gap-6 md:grid-cols-2">
          {boothPlaces.map((place: Place) => (
            <li key={place.id}>
              <h3 className="font-bold break-words">{place.name}</h3>
              {place.kanwilName ? (
                <p className="text-sm text-ink-soft">{place.kanwilName}</p>
              ) : null}
              {place.products.length > 0 ? (
                <ul className="mt-2 divide-y divide-line border-y border-line text-sm">
                  {place.products.map((product: { id: string; name: string; price: number }) => (
                    <li key={product.id} className="flex justify-between gap-4 py-1.5">
                      <span className="min-w-0 break-words">{product.name}</span>
                      <span className="figures shrink-0">{f.rupiah(product.price)}</span>
                    </li>
                  ))}
                </ul>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
