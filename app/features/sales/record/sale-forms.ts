import { z } from 'zod'
import { cartTotal } from '../till/cart.ts'
import { paymentKinds, type SaleProblem } from './sale-kinds.ts'
import { BATCH_MAX, LINES_MAX, PRICE_MAX_IDR, QUANTITY_MAX, TOTAL_MAX_IDR } from './sale-limits.ts'

const instant = z.iso.datetime({ offset: true })
/** Text that PostgreSQL can store: it has no NUL. */
const text = (shortest: number, longest: number) =>
  z
    .string()
    .trim()
    .min(shortest)
    .max(longest)
    .refine((value) => !value.includes('\0'))
const clientSeq = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

const SaleLineUpload = z.object({
  listingId: z.uuid(),
  quantity: z.number().int().min(1).max(QUANTITY_MAX),
  unitPriceIdr: z.number().int().min(0).max(PRICE_MAX_IDR),
})

/** A sale as a till sends it. `id` is made on the phone; with (device, clientSeq) it names the sale for good. */
export const SaleUpload = z.object({
  id: z.uuid(),
  clientSeq,
  shiftId: z.uuid(),
  soldAt: instant,
  offline: z.boolean().default(false),
  payment: z.enum(paymentKinds),
  paymentReference: text(1, 100).nullish(),
  tenderedIdr: z.number().int().min(0).max(TOTAL_MAX_IDR).nullish(),
  lines: z.array(SaleLineUpload).min(1).max(LINES_MAX),
})
export type SaleUpload = z.infer<typeof SaleUpload>

export const ReversalUpload = z.object({
  id: z.uuid(),
  clientSeq,
  saleId: z.uuid(),
  reason: text(3, 500),
  reversedAt: instant,
})
export type ReversalUpload = z.infer<typeof ReversalUpload>

/** The outer shape of a batch: items are read one by one, so that a bad one never holds back the others. */
export const Batch = z.object({
  deviceAt: instant,
  items: z.array(z.looseObject({ clientSeq })).max(BATCH_MAX),
})
export type Batch = z.infer<typeof Batch>

/** What is wrong with a sale that is well formed; undefined when nothing. */
export function findSaleProblem(
  sale: Pick<SaleUpload, 'payment' | 'tenderedIdr' | 'lines'>,
): SaleProblem | undefined {
  const totalIdr = cartTotal(sale.lines)
  if (totalIdr > TOTAL_MAX_IDR) return 'totalTooLarge'
  const tendered = sale.tenderedIdr ?? undefined
  if (sale.payment !== 'cash') return tendered === undefined ? undefined : 'tenderedNotCash'
  if (tendered === undefined) return 'tenderedMissing'
  return tendered < totalIdr ? 'tenderedTooSmall' : undefined
}

export const OpenShift = z.object({
  id: z.uuid(),
  cashier: text(1, 80),
  floatIdr: z.number().int().min(0).max(TOTAL_MAX_IDR),
})
export type OpenShift = z.infer<typeof OpenShift>

export const CloseShift = z.object({
  shiftId: z.uuid(),
  countedIdr: z.number().int().min(0).max(TOTAL_MAX_IDR),
  countedWith: text(1, 80),
})
export type CloseShift = z.infer<typeof CloseShift>
