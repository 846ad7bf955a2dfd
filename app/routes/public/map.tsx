import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button, buttonClass } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { SearchField } from '#app/components/fields.tsx'
import { PageWidth } from '#app/components/layouts/public-layout.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { db } from '#app/db.server.ts'
import { BoothList } from '#app/features/booths/map/booth-list.tsx'
import { BoothSection } from '#app/features/booths/map/booth-section.tsx'
import { ZoneSwatch } from '#app/features/booths/map/floor-map.tsx'
import { FoundSection } from '#app/features/booths/map/found-section.tsx'
import { loadPublicMapPage } from '#app/features/booths/map/public-map-page.server.ts'
import { VisitorMap } from '#app/features/booths/map/visitor-map.tsx'
import { WayForm } from '#app/features/booths/map/way-form.tsx'
import { WaySection } from '#app/features/booths/map/way-section.tsx'
import { findPublicEvent } from '#app/features/events/queries.server.ts'
import { notFound } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { mapFilePath, publicMapPath } from '#app/lib/paths.ts'

export const handle = {
  i18n: ['map', 'exhibitors'],
  query: ['q', 'stan', 'dari', 'ke', 'halaman'],
  hydrate: false,
  scripts: ['/js/map.js'],
} satisfies GelarHandle

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageMeta(data?.title, data?.description)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const event = await findPublicEvent(db, params.event ?? '')
  if (!event) throw notFound()
  const [page, t] = await Promise.all([
    loadPublicMapPage(db, event.id, request),
    getT(request, ['map']),
  ])
  return {
    ...page,
    title: t('map:page.title', { event: event.name }),
    description: t('map:page.description', { event: event.name, venue: event.venueName }),
    event: {
      slug: event.slug,
      name: event.name,
      venueName: event.venueName,
      contactEmail: event.contactEmail,
    },
  }
}

/** The map of a festival for visitors: search, booths, ways, and the list that says it all in words. */
export default function PublicMapPage() {
  const page = useLoaderData<typeof loader>()
  const { event, floor, published, search, found, booth, way } = page
  const { t } = useTranslation('map')
  if (floor.booths.length === 0) {
    return (
      <PageWidth>
        <PageHeader title={t('page.heading')} lead={t('page.lead', { venue: event.venueName })} />
        <EmptyState drawing="stall" title={t('list.emptyTitle')}>
          {t('list.emptyBody')}
        </EmptyState>
      </PageWidth>
    )
  }
  const ends = way?.kind === 'answer' ? [way.from.boothCode, way.to.boothCode] : []
  const selected = floor.booths.filter(({ id, code }) => id === booth?.id || ends.includes(code))
  const zone = floor.zones.find(({ id }) => id === booth?.zoneId)
  return (
    <PageWidth>
      <PageHeader title={t('page.heading')} lead={t('page.lead', { venue: event.venueName })} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-[22rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
        <div className="space-y-4">
          <SearchForm event={event} search={search} />
          <WayForm asked={page.asked} labels={page.spotLabels} />
        </div>
        <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <div className="lg:sticky lg:top-20">
            <VisitorMap
              drawing={floor}
              found={found ? new Set(found.boothIds) : undefined}
              selected={selected}
              way={
                way?.kind === 'answer' && way.answer.kind === 'way' ? way.answer.points : undefined
              }
            />
            <MapKey event={event} zones={floor.zones} />
          </div>
        </div>
        <div id="panel" className="space-y-5">
          {way ? <WaySection event={event} way={way} /> : null}
          {booth ? (
            <BoothSection
              event={event}
              booth={booth}
              zoneName={zone?.name ?? ''}
              exhibitors={page.exhibitors}
            />
          ) : null}
          {found ? (
            <FoundSection event={event} search={search} page={page.page} found={found} />
          ) : null}
          {published ? null : (
            <EmptyState title={t('list.notYetTitle')}>{t('list.notYetBody')}</EmptyState>
          )}
        </div>
      </div>
      {found ? null : (
        <BoothList event={event} list={page.list} published={published} page={page.page} />
      )}
    </PageWidth>
  )
}

function SearchForm({ event, search }: { event: { slug: string }; search: string }) {
  const { t } = useTranslation('map')
  return (
    <search>
      <form method="get" action="#hasil">
        <div className="flex gap-2">
          <SearchField
            className="min-w-0 grow"
            field={plainField('q', { defaultValue: search, maxLength: 100 })}
            label={t('search.label')}
          />
          <Button type="submit">{t('search.submit')}</Button>
        </div>
        {search ? (
          <a href={publicMapPath(event)} className={buttonClass('quiet', 'sm')}>
            {t('search.clear')}
          </a>
        ) : null}
      </form>
    </search>
  )
}

type Zones = ReturnType<typeof useLoaderData<typeof loader>>['floor']['zones']

/** Which colour is which zone, and the map as a file. */
function MapKey({ event, zones }: { event: { slug: string }; zones: Zones }) {
  const { t } = useTranslation('map')
  return (
    <div className="mt-3 space-y-2 text-sm">
      <ul className="flex flex-wrap gap-x-5 gap-y-2" aria-label={t('map.legend')}>
        {zones.map((zone) => (
          <li key={zone.id} className="flex items-center gap-2">
            <ZoneSwatch colour={zone.colour} />
            {zone.code} · {zone.name}
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap items-center gap-x-3">
        {t('map.files')}
        {(['pdf', 'png', 'svg'] as const).map((kind) => (
          <a
            key={kind}
            href={mapFilePath(event, kind)}
            className="inline-flex min-h-9 items-center font-semibold text-link underline-offset-4 hover:underline"
          >
            {kind.toUpperCase()}
          </a>
        ))}
      </p>
    </div>
  )
}
