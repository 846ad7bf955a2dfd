import { TOTAL_MAX_IDR } from '#app/features/phone/contract/limits.ts'
import type { ItemRefusal, SaleUpload } from '#app/features/phone/contract/till-uploads.ts'
import { cartTotal } from '../till/cart.ts'

/** What is wrong with a sale that is well formed; undefined when nothing. */
export function findSaleProblem(
  sale: Pick<SaleUpload, 'payment' | 'tenderedIdr' | 'lines'>,
): ItemRefusal | undefined {
  const totalIdr = cartTotal(sale.lines)
  if (totalIdr > TOTAL_MAX_IDR) return 'totalTooLarge'
  const tendered = sale.tenderedIdr ?? undefined
  if (sale.payment !== 'cash') return tendered === undefined ? undefined : 'tenderedNotCash'
  if (tendered === undefined) return 'tenderedMissing'
  return tendered < totalIdr ? 'tenderedTooSmall' : undefined
}
