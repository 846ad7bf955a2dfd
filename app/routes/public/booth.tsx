import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PageWidth } from '#app/components/layouts/public-layout.tsx'
import { db } from '#app/db.server.ts'
import { BoothSection } from '#app/features/booths/map/booth-section.tsx'
import { findPublishedPlan } from '#app/features/booths/map/plan-stands.server.ts'
import { loadPublicBooth } from '#app/features/booths/map/public-map.server.ts'
import { findPublicEvent } from '#app/features/events/queries.server.ts'
import { notFound } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { mapFilePath, publicMapPath } from '#app/lib/paths.ts'

export const handle = {
  i18n: ['map', 'exhibitors'],
  query: [],
  hydrate: false,
} satisfies GelarHandle

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageMeta(data?.title, data?.description)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const event = await findPublicEvent(db, params.event ?? '')
  if (!event) throw notFound()
  const [booth, plan, t] = await Promise.all([
    db
      .selectFrom('booth')
      .innerJoin('zone', 'zone.id', 'booth.zoneId')
      .select([
        'booth.id',
        'booth.code',
        'booth.hasWater',
        'booth.cookingAllowed',
        'zone.name as zoneName',
      ])
      .where('booth.eventId', '=', event.id)
      .where('booth.code', '=', (params.code ?? '').toUpperCase())
      .executeTakeFirst(),
    findPublishedPlan(db, event.id),
    getT(request, ['map']),
  ])
  if (!booth) throw notFound()
  const words = { code: booth.code, event: event.name, venue: event.venueName }
  return {
    title: t('map:booth.pageTitle', words),
    description: t('map:booth.description', words),
    event: { slug: event.slug, contactEmail: event.contactEmail },
    booth,
    exhibitors: plan ? await loadPublicBooth(db, event.id, plan.id, booth.id) : [],
  }
}

/** A booth's own page, to which its sign leads by QR. */
export default function PublicBoothPage() {
  const { event, booth, exhibitors } = useLoaderData<typeof loader>()
  const { t } = useTranslation('map')
  return (
    <PageWidth>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <BoothSection
          own
          event={event}
          booth={booth}
          zoneName={booth.zoneName}
          exhibitors={exhibitors}
        />
        <a
          href={publicMapPath(event, booth.code)}
          className="block overflow-hidden rounded-card border border-line bg-white shadow-card"
        >
          <img
            src={`${mapFilePath(event, 'svg')}?stan=${booth.code}`}
            alt={t('booth.drawing', { code: booth.code })}
            loading="lazy"
            className="block aspect-[3/2] w-full object-contain"
          />
        </a>
      </div>
    </PageWidth>
  )
}
