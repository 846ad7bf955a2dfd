import { z } from 'zod'
import { PRICE_MAX_IDR } from '#app/features/phone/contract/limits.ts'
import { rupiah } from '#app/lib/form-values.ts'

/** The organizer takes a sale back. */
export const ReverseForm = z.object({
  saleId: z.uuid(),
  reason: z.string().trim().min(3).max(500),
})

/** Price, pieces brought (empty: not counted) and whether the till offers it. */
export const ListingForm = z.object({
  intent: z.literal('edit'),
  listingId: z.uuid(),
  priceIdr: rupiah({ max: PRICE_MAX_IDR }),
  stock: z.number().int().min(0).max(1_000_000).optional(),
  active: z.boolean().default(false),
})

export const QrisForm = z.object({
  intent: z.literal('qris'),
  boothId: z.uuid(),
  payload: z.string().max(512).default(''),
})
