import { useTranslation } from 'react-i18next'
import { DescriptionList } from '#app/components/description-list.tsx'
import { Card } from '#app/components/page-header.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { picturePath } from '#app/lib/paths.ts'
import { useNeedItems, WrittenText } from '../applications/need-items.tsx'
import type { ReviewView } from './find-review.server.ts'

/** Everything an application says, for those who judge it. */
export function ReviewSheet({ application }: { application: ReviewView }) {
  const { t } = useTranslation(['exhibitors'])
  const { place } = application
  return (
    <>
      {place ? (
        <Card className="bg-good-soft">
          <p className="text-sm text-ink-soft">{t('exhibitors:review.booth')}</p>
          <p className="text-2xl font-extrabold">
            {place.code} <span className="text-base font-medium">{place.zoneName}</span>
          </p>
        </Card>
      ) : null}
      {application.story ? (
        <Card>
          <h2 className="mb-2 text-lg font-bold tracking-tight">{t('exhibitors:review.story')}</h2>
          <p className="max-w-prose whitespace-pre-line break-words">{application.story}</p>
        </Card>
      ) : null}
      <Needs application={application} />
      {application.products.length > 0 ? <Goods application={application} /> : null}
      {application.staff.length > 0 ? (
        <Card>
          <h2 className="mb-3 text-lg font-bold tracking-tight">{t('exhibitors:review.staff')}</h2>
          <ul className="space-y-1.5">
            {application.staff.map((person) => (
              <li key={person.id} className="flex flex-wrap justify-between gap-x-4">
                <span className="font-medium break-words">{person.name}</span>
                <span className="text-ink-soft">{t(`exhibitors:review.duty.${person.duty}`)}</span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  )
}

function Needs({ application }: { application: ReviewView }) {
  const { t } = useTranslation(['exhibitors'])
  const f = useFormat()
  const needs = useNeedItems(application)
  return (
    <Card>
      <h2 className="mb-1 text-lg font-bold tracking-tight">{t('exhibitors:application.needs')}</h2>
      <DescriptionList
        compact
        items={[
          ...(application.kanwilRank === null
            ? []
            : [
                {
                  term: t('exhibitors:review.rank'),
                  detail: t('exhibitors:review.rankOf', {
                    rank: f.number(application.kanwilRank),
                    of: f.number(application.rankedCount),
                  }),
                },
              ]),
          ...needs,
          {
            long: true,
            term: t('exhibitors:field.remarks'),
            detail: <WrittenText text={application.remarks} />,
          },
        ]}
      />
    </Card>
  )
}

function Goods({ application }: { application: ReviewView }) {
  const { t } = useTranslation(['exhibitors'])
  const f = useFormat()
  return (
    <Card flush>
      <h2 className="px-5 pt-5 pb-3 text-lg font-bold tracking-tight sm:px-6">
        {t('exhibitors:review.goods', { count: application.products.length })}
      </h2>
      <ul className="divide-y divide-line border-t border-line">
        {application.products.map((product) => (
          <li key={product.id} className="flex gap-4 px-5 py-4 sm:px-6">
            {product.photoFileId ? (
              <a href={picturePath(product.photoFileId, 1280)} className="shrink-0">
                <img
                  src={picturePath(product.photoFileId, 320)}
                  alt={t('exhibitors:review.photoOf', { product: product.name })}
                  width="96"
                  height="96"
                  loading="lazy"
                  className="size-24 rounded-control border border-line object-cover"
                />
              </a>
            ) : null}
            <div className="min-w-0 grow">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <p className="font-semibold break-words">{product.name}</p>
                <p className="figures font-semibold">{f.rupiah(product.priceIdr)}</p>
              </div>
              <p className="figures text-sm text-ink-soft">
                {[
                  t(`exhibitors:category.${product.category}`),
                  product.stock === null ? undefined : `${f.number(product.stock)} ${product.unit}`,
                  product.bestBefore
                    ? t('exhibitors:review.bestBefore', { day: f.day(product.bestBefore) })
                    : undefined,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <Papers product={product} />
              {product.originNote ? (
                <p className="mt-1 text-sm break-words">{product.originNote}</p>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Papers({ product }: { product: ReviewView['products'][number] }) {
  const { t } = useTranslation(['exhibitors'])
  const papers = [
    { name: 'PIRT', number: product.pirtNumber },
    { name: 'BPOM', number: product.bpomNumber },
    { name: 'Halal', number: product.halalNumber },
  ].filter((paper) => paper.number !== null)
  if (papers.length === 0) {
    return product.category === 'kuliner' ? (
      <p className="mt-1 text-sm font-medium text-warn">{t('exhibitors:review.noPapers')}</p>
    ) : null
  }
  return (
    <p className="figures mt-1 text-sm break-words">
      {papers.map((paper) => `${paper.name} ${paper.number}`).join(' · ')}
    </p>
  )
}
