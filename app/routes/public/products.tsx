import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { clsx } from 'clsx'
import { useTranslation } from 'react-i18next'
import { LinkButton, SubmitButton } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { plainField } from '#app/components/field-frame.tsx'
import { SearchField, SelectField } from '#app/components/fields.tsx'
import { PageWidth } from '#app/components/layouts/public-layout.tsx'
import { PageHeader } from '#app/components/page-header.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { db } from '#app/db.server.ts'
import { ProductCard } from '#app/features/events/product-card.tsx'
import { listProductFacets, searchProducts } from '#app/features/events/product-search.server.ts'
import { findPublicEvent } from '#app/features/events/queries.server.ts'
import { knownCategories } from '#app/features/exhibitors/catalogue/categories.ts'
import { notFound } from '#app/features/people/authorize.server.ts'
import { getT } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { GelarHandle } from '#app/lib/handle.ts'
import { refuseBeyondLast } from '#app/lib/last-page.server.ts'
import { parsePage } from '#app/lib/list-query.ts'
import { pageMeta } from '#app/lib/meta.ts'
import { publicProductsPath } from '#app/lib/paths.ts'

export const handle = {
  i18n: ['events', 'exhibitors'],
  query: ['cari', 'jenis', 'kanwil', 'halaman'],
  hydrate: false,
} satisfies GelarHandle

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.title)

const pageSize = 24
const longestSearch = 80

export async function loader({ request, params }: LoaderFunctionArgs) {
  const event = await findPublicEvent(db, params.event ?? '')
  if (!event) throw notFound()
  const t = await getT(request, ['events'])
  const query = new URL(request.url).searchParams
  const facets = await listProductFacets(db, event.id)
  const filter = {
    text: (query.get('cari') ?? '').trim().slice(0, longestSearch),
    category: knownCategories([query.get('jenis') ?? ''])[0],
    kanwilCode: facets.kanwil.find((office) => office.code === query.get('kanwil'))?.code,
  }
  const page = parsePage(request)
  const { products, total } = await searchProducts(db, event.id, filter, { page, size: pageSize })
  const pageCount = Math.ceil(total / pageSize)
  refuseBeyondLast(request, { page, pageCount })
  return {
    title: t('events:products.pageTitle', { event: event.name }),
    event: { slug: event.slug, name: event.name },
    facets,
    filter,
    products,
    total,
    page,
    pageCount,
  }
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

/** The catalogue of a festival: what is on sale, where, at which price. */
export default function Products() {
  const data = useLoaderData<typeof loader>()
  const { t } = useTranslation(['events', 'common'])
  const f = useFormat()
  const { event, products, total } = data
  return (
    <PageWidth>
      <PageHeader
        title={t('events:products.title')}
        lead={t('events:products.lead', { event: event.name })}
      />
      <Filters {...data} />
      <h2 className="figures mt-6 mb-3 text-sm text-ink-soft">
        {t('events:products.found', { count: total, total: f.number(total) })}
      </h2>
      {products.length === 0 ? (
        <EmptyState
          drawing="search"
          title={t('events:products.noneTitle')}
          actions={
            <LinkButton to={publicProductsPath(event)} variant="secondary">
              {t('events:products.all')}
            </LinkButton>
          }
        >
          {t('events:products.noneBody')}
        </EmptyState>
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {products.map((product) => (
            <li key={product.listingId} className="grid">
              <ProductCard event={event} product={product} />
            </li>
          ))}
        </ul>
      )}
      <Pagination page={data.page} pageCount={data.pageCount} />
    </PageWidth>
  )
}

function Filters({ event, facets, filter }: Data) {
  const { t } = useTranslation(['events', 'exhibitors', 'common'])
  const f = useFormat()
  const kept = {
    ...(filter.text ? { cari: filter.text } : {}),
    ...(filter.kanwilCode ? { kanwil: filter.kanwilCode } : {}),
  }
  const total = facets.categories.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <form
        method="get"
        action={publicProductsPath(event)}
        className="grid items-end gap-3 sm:grid-cols-[2fr_1fr_auto]"
      >
        {filter.category ? <input type="hidden" name="jenis" value={filter.category} /> : null}
        <SearchField
          field={plainField('cari', { defaultValue: filter.text })}
          label={t('events:products.search')}
          maxLength={longestSearch}
        />
        <SelectField
          field={plainField('kanwil', { defaultValue: filter.kanwilCode })}
          label={t('events:products.kanwil')}
          placeholder={t('events:products.everyKanwil')}
          options={facets.kanwil.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <SubmitButton variant="secondary">{t('common:search')}</SubmitButton>
      </form>
      <nav aria-label={t('events:products.categories')} className="mt-4 flex flex-wrap gap-2">
        <Chip to={publicProductsPath(event, kept)} on={filter.category === undefined}>
          {t('events:products.everything')} <span className="figures">{f.number(total)}</span>
        </Chip>
        {facets.categories.map(({ category, count }) => (
          <Chip
            key={category}
            to={publicProductsPath(event, { ...kept, jenis: category })}
            on={filter.category === category}
          >
            {t(`exhibitors:category.${category}`)}{' '}
            <span className="figures">{f.number(count)}</span>
          </Chip>
        ))}
      </nav>
    </>
  )
}

function Chip({ to, on, children }: { to: string; on: boolean; children: React.ReactNode }) {
  return (
    <Link
      to={to}
      aria-current={on ? 'true' : undefined}
      className={clsx(
        'inline-flex min-h-11 items-center gap-2 rounded-full border px-4 text-sm font-semibold [&_span]:font-normal',
        on
          ? 'border-accent bg-accent text-accent-ink'
          : 'border-line-strong/60 bg-surface hover:border-ink',
      )}
    >
      {children}
    </Link>
  )
}
