import { Droplets, Flame, Footprints } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '#app/components/button.tsx'
import { CategoryMark } from '#app/features/events/category-mark.tsx'
import { knownCategories } from '#app/features/exhibitors/catalogue/categories.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { picturePath, publicBoothPath, publicMapPath, publicWayPath } from '#app/lib/paths.ts'
import type { ProductCategory } from '#db/types.ts'

type Good = {
  id: string
  name: string
  category: ProductCategory
  unit: string
  photoFileId: string | null
  priceIdr: number
}
type BoothSectionProps = {
  event: { slug: string; contactEmail: string | null }
  booth: { code: string; hasWater: boolean; cookingAllowed: boolean }
  zoneName: string
  exhibitors: ReadonlyArray<{
    id: string
    name: string
    kanwilName: string | null
    categories: ReadonlyArray<string>
    goods: ReadonlyArray<Good>
  }>
  /** On a page of its own the code is the page's title, and what leads there is left out. */
  own?: boolean
}

/** A booth for visitors: who shows what there, and how to get there. */
export function BoothSection({ event, booth, zoneName, exhibitors, own }: BoothSectionProps) {
  const { t } = useTranslation('map')
  const Heading = own ? 'h1' : 'h2'
  return (
    <section
      id="stan"
      aria-labelledby="stan-judul"
      className="scroll-mt-20 rounded-card border-2 border-accent bg-surface p-5 shadow-card"
    >
      <div className="flex items-start justify-between gap-3">
        <div>
          <Heading id="stan-judul" tabIndex={-1} className="text-2xl font-extrabold tracking-tight">
            {t('booth.title', { code: booth.code })}
          </Heading>
          <p className="flex flex-wrap items-center gap-x-3 text-ink-soft">
            {zoneName}
            {booth.cookingAllowed ? (
              <Flame className="size-4" role="img" aria-label={t('booth.cooking')} />
            ) : null}
            {booth.hasWater ? (
              <Droplets className="size-4" role="img" aria-label={t('booth.water')} />
            ) : null}
          </p>
        </div>
        {own ? null : (
          <a href={publicMapPath(event)} className={buttonClass('quiet', 'sm')} data-close="">
            {t('booth.close')}
          </a>
        )}
      </div>
      <p className="mt-3 flex flex-wrap gap-2">
        <a href={publicWayPath(event, booth.code)} className={buttonClass('secondary', 'sm')}>
          <Footprints aria-hidden="true" className="size-4" />
          {t('booth.wayHere')}
        </a>
        {own ? (
          <a href={publicMapPath(event, booth.code)} className={buttonClass('quiet', 'sm')}>
            {t('booth.wholeMap')}
          </a>
        ) : (
          <a href={publicBoothPath(event, booth.code)} className={buttonClass('quiet', 'sm')}>
            {t('booth.page')}
          </a>
        )}
      </p>
      {exhibitors.length === 0 ? <p className="mt-4">{t('booth.nobody')}</p> : null}
      <ul className="mt-4 space-y-6">
        {exhibitors.map((exhibitor) => (
          <li key={exhibitor.id}>
            <ExhibitorLines exhibitor={exhibitor} level={own ? 'h2' : 'h3'} />
          </li>
        ))}
      </ul>
      {exhibitors.length > 0 ? (
        <p className="mt-5 text-sm break-words text-ink-soft">
          {event.contactEmail
            ? t('booth.reorder', { email: event.contactEmail })
            : t('booth.reorderHere')}
        </p>
      ) : null}
    </section>
  )
}

function ExhibitorLines({
  exhibitor,
  level: Level,
}: {
  exhibitor: BoothSectionProps['exhibitors'][number]
  level: 'h2' | 'h3'
}) {
  const { t } = useTranslation(['map', 'exhibitors'])
  const f = useFormat()
  const kinds = knownCategories(exhibitor.categories)
  // An office that shows goods itself need not be named twice.
  const office = exhibitor.kanwilName === exhibitor.name ? null : exhibitor.kanwilName
  return (
    <>
      <Level className="leading-snug font-bold break-words">{exhibitor.name}</Level>
      <p className="text-sm break-words text-ink-soft">
        {[office, ...kinds.map((kind) => t(`exhibitors:category.${kind}`))]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {exhibitor.goods.length === 0 ? (
        <p className="mt-1 text-sm">{t('map:booth.noGoods')}</p>
      ) : (
        <ul className="mt-2 divide-y divide-line border-y border-line text-sm">
          {exhibitor.goods.map((good) => (
            <li key={good.id} className="flex items-center gap-3 py-1.5">
              {good.photoFileId ? (
                <img
                  src={picturePath(good.photoFileId, 320)}
                  alt=""
                  width={44}
                  height={44}
                  loading="lazy"
                  className="size-11 shrink-0 rounded-control object-cover"
                />
              ) : (
                <CategoryMark
                  category={good.category}
                  className="size-11 shrink-0 rounded-control"
                />
              )}
              <span className="min-w-0 grow break-words">{good.name}</span>
              <span className="figures shrink-0 text-right">
                {f.rupiah(good.priceIdr)}
                <span className="text-ink-soft"> / {good.unit}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
