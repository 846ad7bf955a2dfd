import type { PaymentKind } from '#db/types.ts'
import type { StoredListing } from './booths.ts'
import type { Random } from './random.ts'

export type Line = { listing: StoredListing; quantity: number }
export type Payment = {
  payment: PaymentKind
  paymentReference: string | null
  tenderedIdr: number | null
}

/** One to three different goods, cheap ones more often and by the handful, as long as the stock lasts. */
export function fillBasket(
  random: Random,
  goods: StoredListing[],
  stock: Map<string, number>,
): Line[] {
  const left = goods.filter((listing) => (stock.get(listing.id) ?? 0) > 0)
  const wanted = random.sample(left, random.pick([1, 1, 1, 2, 2, 3]))
  const affordable = wanted.filter(
    (listing, index) =>
      (listing.priceIdr < 400_000 && index < 3) || random.chance(120_000 / listing.priceIdr),
  )
  const chosen = affordable.length > 0 ? affordable : cheapest(left)
  return chosen.map((listing) => {
    const most = listing.priceIdr < 30_000 ? 4 : listing.priceIdr < 90_000 ? 2 : 1
    const quantity = Math.min(random.int(1, most), stock.get(listing.id) ?? 0)
    stock.set(listing.id, (stock.get(listing.id) ?? 0) - quantity)
    return { listing, quantity }
  })
}

function cheapest(goods: StoredListing[]): StoredListing[] {
  return [...goods].sort((a, b) => a.priceIdr - b.priceIdr || (a.id < b.id ? -1 : 1)).slice(0, 1)
}

/** How somebody pays: much by QRIS, cash in round notes, large sums never in cash. */
export function paymentOf(random: Random, totalIdr: number): Payment {
  const payment = random.pick(
    totalIdr > 1_000_000
      ? (['qris', 'card', 'transfer'] as const)
      : (['cash', 'cash', 'cash', 'qris', 'qris', 'qris', 'qris', 'card'] as const),
  )
  if (payment !== 'cash') {
    const paymentReference = String(random.int(100_000_000, 999_999_999))
    return { payment, paymentReference, tenderedIdr: null }
  }
  const note = random.pick([1_000, 10_000, 50_000, 100_000])
  return {
    payment,
    paymentReference: null,
    tenderedIdr: Math.ceil(totalIdr / note) * note,
  }
}
