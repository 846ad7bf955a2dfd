import type { SaleUpload } from '#app/features/phone/contract/till-uploads.ts'
import { cartTotal } from '#app/features/sales/till/cart.ts'
import type { RecordChoice } from './unsettled-forms.ts'

/**
 * A sale as it can be recorded: in the chosen shift, of the chosen listings. Cash that cannot be right (less
 * than the price, or none at all) counts as paid exactly; what was sold, at what price and when is never changed.
 */
export function fitSale(sale: SaleUpload, { shiftId, listings }: RecordChoice): SaleUpload {
  const meant = new Map(listings.map(({ from, to }) => [from.toLowerCase(), to]))
  const lines = sale.lines.map((line) => ({
    ...line,
    listingId: meant.get(line.listingId.toLowerCase()) ?? line.listingId,
  }))
  const totalIdr = cartTotal(lines)
  return {
    ...sale,
    lines,
    shiftId: shiftId ?? sale.shiftId,
    tenderedIdr: sale.payment === 'cash' ? Math.max(sale.tenderedIdr ?? 0, totalIdr) : null,
  }
}
