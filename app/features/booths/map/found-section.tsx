import { useTranslation } from 'react-i18next'
import { Pagination } from '#app/components/pagination.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { publicMapPath } from '#app/lib/paths.ts'
import type { FoundStand } from './search-stands.server.ts'

type FoundSectionProps = {
  event: { slug: string }
  search: string
  page: number
  found: {
    found: ReadonlyArray<FoundStand>
    total: number
    similar: boolean
    pageCount: number
  }
}

/** What a search has found: who, in which booth, with the goods that fit. */
export function FoundSection({ event, search, page, found }: FoundSectionProps) {
  const { t } = useTranslation('map')
  const f = useFormat()
  const title =
    found.total === 0
      ? t('results.noneTitle', { search })
      : found.similar
        ? t('results.similarTitle', { search })
        : t('results.title', { count: found.total, search })
  return (
    <section id="hasil" aria-labelledby="hasil-judul" className="scroll-mt-20">
      <h2 id="hasil-judul" className="text-lg font-bold tracking-tight break-words">
        {title}
      </h2>
      {found.total === 0 ? <p className="mt-1 text-ink-soft">{t('results.noneBody')}</p> : null}
      {found.similar ? <p className="mt-1 text-ink-soft">{t('results.similar')}</p> : null}
      <ul className="mt-3 space-y-2">
        {found.found.map((stand) => (
          <li
            key={stand.exhibitorId}
            className="rounded-card border border-line bg-surface p-4 shadow-card"
          >
            <div className="flex items-start justify-between gap-3">
              <h3 className="min-w-0 leading-snug font-bold break-words">{stand.name}</h3>
              <a
                href={`${publicMapPath(event, stand.boothCode)}#stan`}
                data-booth={stand.boothCode}
                className="figures -my-1 inline-flex min-h-9 shrink-0 items-center rounded-control bg-accent-soft px-3 font-extrabold text-accent hover:underline"
              >
                <span className="sr-only">{t('booth.word')} </span>
                {stand.boothCode}
              </a>
            </div>
            {stand.kanwilName && stand.kanwilName !== stand.name ? (
              <p className="text-sm break-words text-ink-soft">{stand.kanwilName}</p>
            ) : null}
            {stand.goods.length > 0 ? (
              <ul className="mt-1 text-sm">
                {stand.goods.map((good) => (
                  <li key={good.name} className="flex justify-between gap-3">
                    <span className="min-w-0 break-words">{good.name}</span>
                    <span className="figures shrink-0 text-ink-soft">
                      {f.rupiah(good.priceIdr)}
                    </span>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
      <Pagination page={page} pageCount={found.pageCount} />
    </section>
  )
}
