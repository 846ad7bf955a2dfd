import { Link } from '@remix-run/react'
import { MapPin } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '#app/components/badge.tsx'
import { useFormat } from '#app/i18n/use-format.ts'
import { picturePath, publicMapPath } from '#app/lib/paths.ts'
import type { ProductCategory } from '#db/types.ts'
import { CategoryMark } from './category-mark.tsx'

type ProductCardProps = {
  event: { slug: string }
  product: {
    name: string
    category: ProductCategory
    unit?: string
    photoFileId?: string | null
    priceIdr: number
    soldOut?: boolean
    exhibitorName: string
    boothCode: string
  }
}

/** A thing on sale: what it is, who makes it, what it costs, where it stands. */
export function ProductCard({ event, product }: ProductCardProps) {
  const { t } = useTranslation(['events', 'exhibitors'])
  const f = useFormat()
  return (
    <article className="flex gap-4 rounded-card border border-line bg-surface p-4 shadow-card">
      {product.photoFileId ? (
        <img
          src={picturePath(product.photoFileId, 320)}
          alt={t('events:product.photo', { product: product.name })}
          width={96}
          height={96}
          loading="lazy"
          decoding="async"
          className="size-24 shrink-0 rounded-control bg-sunken object-cover"
        />
      ) : (
        <CategoryMark category={product.category} className="size-16 shrink-0 rounded-control" />
      )}
      <div className="flex min-w-0 grow flex-col">
        <h3 className="leading-snug font-bold">{product.name}</h3>
        <p className="mt-0.5 text-sm text-ink-soft">{product.exhibitorName}</p>
        <div className="mt-auto flex flex-wrap items-center justify-between gap-x-3 gap-y-1 pt-2">
          <p className="figures font-bold text-accent">
            {f.rupiah(product.priceIdr)}
            {product.unit ? (
              <span className="text-sm font-normal text-ink-soft"> / {product.unit}</span>
            ) : null}
          </p>
          {product.soldOut ? (
            <Badge>{t('events:product.soldOut')}</Badge>
          ) : (
            <Link
              to={publicMapPath(event, product.boothCode)}
              className="figures -my-2 inline-flex min-h-11 items-center gap-1 text-sm font-semibold text-link underline-offset-4 hover:underline"
            >
              <MapPin aria-hidden="true" className="size-4" />
              {t('events:product.booth', { code: product.boothCode })}
            </Link>
          )}
        </div>
      </div>
    </article>
  )
}
