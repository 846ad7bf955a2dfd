import { useTranslation } from 'react-i18next'
import { DescriptionList } from '#app/components/description-list.tsx'
import { Card } from '#app/components/page-header.tsx'
import { Table } from '#app/components/table.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { picturePath } from '#app/lib/paths.ts'
import type { ApplicationView } from './application-page.server.ts'
import { useNeedItems, WrittenText } from './need-items.tsx'

/** What an application asks for, to be read. */
export function ApplicationSummary({ application }: { application: ApplicationView }) {
  const { t } = useTranslation(['exhibitors', 'common'])
  const f = useFormat()
  const needs = useNeedItems(application)
  const { place } = application
  return (
    <>
      {place ? (
        <Card className="bg-good-soft">
          <p className="text-sm text-ink-soft">{t('exhibitors:home.yourBooth')}</p>
          <p className="text-2xl font-extrabold">
            {place.code} <span className="text-base font-medium">{place.zoneName}</span>
          </p>
        </Card>
      ) : null}
      <Card>
        <h2 className="mb-1 text-lg font-bold tracking-tight">
          {t('exhibitors:application.needs')}
        </h2>
        <DescriptionList
          compact
          items={[
            ...needs,
            {
              long: true,
              term: t('exhibitors:field.story'),
              detail: <WrittenText text={application.story} />,
            },
            {
              term: t('exhibitors:field.staff'),
              detail: application.staff.length
                ? f.list(application.staff.map((person) => person.name))
                : '–',
            },
            {
              long: true,
              term: t('exhibitors:field.remarks'),
              detail: <WrittenText text={application.remarks} />,
            },
          ]}
        />
      </Card>
      {application.products.length > 0 ? (
        <Table
          caption={t('exhibitors:application.products')}
          showCaption
          rows={application.products}
          rowKey={(product) => product.id}
          columns={[
            {
              key: 'name',
              header: t('exhibitors:product.name'),
              primary: true,
              cell: (product) => (
                <span className="flex items-center gap-3">
                  {product.photoFileId ? (
                    <img
                      src={picturePath(product.photoFileId, 320)}
                      alt={t('exhibitors:product.photoOf', { product: product.name })}
                      width={48}
                      height={48}
                      loading="lazy"
                      className="size-12 shrink-0 rounded-control bg-sunken object-cover"
                    />
                  ) : null}
                  <span className="min-w-0 break-words">
                    {product.name}
                    <Papers product={product} />
                  </span>
                </span>
              ),
            },
            {
              key: 'category',
              header: t('exhibitors:product.category'),
              cell: (product) => t(`exhibitors:category.${product.category}`),
            },
            {
              key: 'price',
              header: t('exhibitors:product.festivalPrice'),
              numeric: true,
              cell: (product) => f.rupiah(product.priceIdr),
            },
            {
              key: 'stock',
              header: t('exhibitors:product.stock'),
              numeric: true,
              cell: (product) =>
                product.stock === null ? '–' : `${f.number(product.stock)} ${product.unit}`,
            },
          ]}
        />
      ) : null}
    </>
  )
}

/** The papers of food, as far as there are any. */
function Papers({ product }: { product: ApplicationView['products'][number] }) {
  const { t } = useTranslation(['exhibitors'])
  const f = useFormat()
  const papers = [
    product.pirtNumber && `PIRT ${product.pirtNumber}`,
    product.bpomNumber && `BPOM ${product.bpomNumber}`,
    product.halalNumber && `Halal ${product.halalNumber}`,
    product.bestBefore &&
      t('exhibitors:product.bestUntil', { day: f.dayShort(product.bestBefore) }),
  ].filter(Boolean)
  if (papers.length === 0) return null
  return <span className="block text-sm font-normal text-ink-soft">{papers.join(' · ')}</span>
}
