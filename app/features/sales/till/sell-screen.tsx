import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/alert.tsx'
import { Button } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { controlClass } from '#app/components/field-frame.tsx'
import type { TillListing } from '#app/features/phone/contract/till.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { addOne, type Cart, cartPieces, cartTotal, quantityOf, takeOne } from './cart.ts'
import { PayScreen } from './pay-screen.tsx'
import { ProductTile } from './product-tile.tsx'
import { ReceiptScreen } from './receipt-screen.tsx'
import type { TillClient } from './till-client.ts'
import { unsentPieces } from './till-queue.ts'
import type { TillReceipt } from './till-receipt.ts'
import type { TillSnapshot } from './till-snapshot.ts'
import { useCart } from './use-cart.ts'

/** Selling: choose, pay, receipt. */
export function SellScreen({ client, till }: { client: TillClient; till: TillSnapshot }) {
  const { t } = useTranslation('sales')
  const { sale, setCart, finish, resumed } = useCart()
  const { cart } = sale
  const [paying, setPaying] = useState(false)
  const [receipt, setReceipt] = useState<TillReceipt>()
  // A page that died after its receipt was written shows it again, rather than the cart as if it were unpaid.
  const written = till.receipts.find(({ id }) => id === sale.saleId)
  useEffect(() => {
    if (!written) return
    setReceipt(written)
    finish()
  }, [written, finish])

  if (receipt) return <ReceiptScreen receipt={receipt} onNext={() => setReceipt(undefined)} />
  if (paying && cart.length > 0) {
    return (
      <PayScreen
        client={client}
        till={till}
        saleId={sale.saleId}
        cart={cart}
        onCart={setCart}
        onBack={() => setPaying(false)}
        onSold={(sold) => {
          setReceipt(sold)
          finish()
          setPaying(false)
        }}
      />
    )
  }
  return (
    <>
      {resumed ? (
        <Alert
          tone="warn"
          live
          className="m-3 mb-0 shrink-0"
          title={t('till.sell.resumed')}
          actions={
            <Button size="sm" variant="secondary" onClick={finish}>
              {t('till.sell.discard')}
            </Button>
          }
        >
          {t('till.sell.resumedBody')}
        </Alert>
      ) : null}
      <Shelf till={till} cart={cart} onCart={setCart} onPay={() => setPaying(true)} />
    </>
  )
}

type ShelfProps = {
  till: TillSnapshot
  cart: Cart
  onCart: (cart: Cart) => void
  onPay: () => void
}

function Shelf({ till, cart, onCart, onPay }: ShelfProps) {
  const { t } = useTranslation('sales')
  const f = useFormat()
  const [query, setQuery] = useState('')
  const listings = till.state?.listings ?? []
  const unsent = unsentPieces([...till.queue, ...till.justSent])
  const groups = groupByExhibitor(listings.filter((listing) => matches(listing, query)))
  if (listings.length === 0) {
    return (
      <EmptyState drawing="stall" title={t('till.sell.emptyTitle')} className="m-4">
        {t('till.sell.emptyBody')}
      </EmptyState>
    )
  }
  return (
    <>
      <div className="relative shrink-0 border-b border-line bg-paper p-3">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 left-6 my-auto size-5 text-ink-soft"
        />
        <input
          type="search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          aria-label={t('till.sell.search')}
          placeholder={t('till.sell.search')}
          className={`${controlClass} pl-10`}
        />
      </div>
      <div className="min-h-0 grow space-y-5 overflow-y-auto p-3">
        {groups.length === 0 ? (
          <p className="py-8 text-center text-ink-soft">{t('till.sell.noMatch', { query })}</p>
        ) : null}
        {groups.map((group) => (
          <section key={group.id} aria-label={group.name}>
            <h2 className="mb-2 text-sm font-semibold text-ink-soft">{group.name}</h2>
            <ul className="grid grid-cols-2 gap-2.5 sm:grid-cols-3 lg:grid-cols-5">
              {group.listings.map((listing) => {
                const item = { id: listing.id, priceIdr: listing.priceIdr }
                const quantity = quantityOf(cart, listing.id)
                const left =
                  listing.stockLeft === null
                    ? null
                    : listing.stockLeft - (unsent.get(listing.id) ?? 0) - quantity
                return (
                  <ProductTile
                    key={listing.id}
                    listing={listing}
                    quantity={quantity}
                    left={left}
                    onAdd={() => onCart(addOne(cart, item))}
                    onTake={() => onCart(takeOne(cart, item))}
                  />
                )
              })}
            </ul>
          </section>
        ))}
      </div>
      <div className="shrink-0 border-t border-line bg-surface p-3">
        <Button
          size="xl"
          className="w-full justify-between! px-5!"
          disabled={cart.length === 0}
          onClick={onPay}
        >
          <span>{t('till.sell.pay')}</span>{' '}
          {cart.length === 0 ? (
            <span className="text-base">{t('till.sell.nothing')}</span>
          ) : (
            <span className="figures flex flex-col items-end leading-tight">
              {f.rupiah(cartTotal(cart))}{' '}
              <span className="text-sm font-medium">
                {t('till.sell.pieces', { count: cartPieces(cart) })}
              </span>
            </span>
          )}
        </Button>
      </div>
    </>
  )
}

function matches(listing: TillListing, query: string): boolean {
  const text = `${listing.productName} ${listing.exhibitorName}`.toLocaleLowerCase('id')
  return query
    .toLocaleLowerCase('id')
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function groupByExhibitor(listings: ReadonlyArray<TillListing>) {
  const groups = new Map<string, { id: string; name: string; listings: TillListing[] }>()
  for (const listing of listings) {
    const group = groups.get(listing.exhibitorId) ?? {
      id: listing.exhibitorId,
      name: listing.exhibitorName,
      listings: [],
    }
    group.listings.push(listing)
    groups.set(listing.exhibitorId, group)
  }
  return [...groups.values()]
}
