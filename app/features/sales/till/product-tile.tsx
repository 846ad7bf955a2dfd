import { clsx } from 'clsx'
import { Minus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { TillListing } from '#app/features/phone/contract/till.ts'
import { useFormat } from '#app/i18n/use-format.ts'

type ProductTileProps = {
  listing: TillListing
  quantity: number
  /** Pieces left after the cart; null when they are not counted. */
  left: number | null
  onAdd: () => void
  onTake: () => void
}

/** One thing for sale: a press anywhere adds one, the corner takes one back. */
export function ProductTile({ listing, quantity, left, onAdd, onTake }: ProductTileProps) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  const inCart = quantity > 0
  return (
    <li
      className={clsx(
        'relative flex rounded-card border bg-surface shadow-card',
        inCart ? 'border-accent' : 'border-line',
      )}
    >
      <button
        type="button"
        onClick={onAdd}
        className="flex min-h-28 min-w-0 grow flex-col rounded-card p-3 text-start active:bg-sunken"
      >
        <span className="line-clamp-2 pr-8 leading-snug font-semibold">{listing.productName}</span>
        <span className="mt-auto pt-2">
          <span className="figures block text-lg font-extrabold">{f.rupiah(listing.priceIdr)}</span>
          <span
            className={clsx(
              // As high as the corner that takes one back: no price is long enough to reach under it.
              'figures flex min-h-9 items-center text-sm',
              left !== null && left <= 0 ? 'font-semibold text-bad' : 'text-ink-soft',
            )}
          >
            {left === null
              ? listing.unit
              : left <= 0
                ? t('till.sell.soldOut')
                : t('till.sell.left', { count: left })}
          </span>
        </span>
        {inCart ? (
          <span className="figures absolute top-2 right-2 grid min-w-8 place-items-center rounded-full bg-accent px-2 py-1 text-sm font-bold text-accent-ink">
            <span className="sr-only">{t('till.sell.inCart')}</span> {f.number(quantity)}
          </span>
        ) : null}
      </button>
      {inCart ? (
        <button
          type="button"
          onClick={onTake}
          aria-label={t('till.sell.takeOne', { product: listing.productName })}
          className="absolute right-1 bottom-1 grid size-11 place-items-center rounded-control border border-line-strong bg-surface active:bg-sunken"
        >
          <Minus aria-hidden="true" className="size-5" />
        </button>
      ) : null}
    </li>
  )
}
