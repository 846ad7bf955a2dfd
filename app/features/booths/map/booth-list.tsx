import { useTranslation } from 'react-i18next'
import { Pagination } from '#app/components/pagination.tsx'
import { publicMapPath } from '#app/lib/paths.ts'
import { ZoneSwatch } from './floor-map.tsx'
import type { PublicMapPage } from './public-map-page.server.ts'

type BoothListProps = {
  event: { slug: string }
  list: PublicMapPage['list']
  published: boolean
  page: number
}

/** All booths in words, zone by zone: the same as the drawing, for those who do not see it. */
export function BoothList({ event, list, published, page }: BoothListProps) {
  const { t } = useTranslation(['map', 'exhibitors'])
  return (
    <section aria-labelledby="daftar-judul" className="mt-12">
      <h2 id="daftar-judul" className="text-xl font-bold tracking-tight">
        {t('map:list.title')}
      </h2>
      {list.zones.map((zone) => (
        <section key={zone.id} className="mt-7" aria-labelledby={`zona-${zone.code}`}>
          <h3
            id={`zona-${zone.code}`}
            className="flex items-center gap-2 text-lg font-bold tracking-tight"
          >
            <ZoneSwatch colour={zone.colour} />
            {zone.code} · {zone.name}
          </h3>
          <ul className="mt-3 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            {zone.booths.map((booth) => (
              <li key={booth.code} className="rounded-card border border-line bg-surface p-4">
                <a
                  href={`${publicMapPath(event, booth.code)}#stan`}
                  data-booth={booth.code}
                  className="figures inline-flex min-h-9 items-center text-lg font-extrabold text-accent underline-offset-4 hover:underline"
                >
                  <span className="sr-only">{t('map:booth.word')} </span>
                  {booth.code}
                </a>
                {booth.names.length > 0 ? (
                  <p className="break-words">
                    {booth.names.join(', ')}
                    {booth.more > 0 ? `, ${t('map:list.more', { count: booth.more })}` : ''}
                  </p>
                ) : published ? (
                  <p className="text-ink-soft">{t('map:list.nobody')}</p>
                ) : null}
                {booth.kinds.length > 0 ? (
                  <p className="mt-0.5 text-sm break-words text-ink-soft">
                    {booth.kinds.map((kind) => t(`exhibitors:category.${kind}`)).join(', ')}
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Pagination page={page} pageCount={list.pageCount} />
    </section>
  )
}
