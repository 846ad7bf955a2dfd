import { z } from 'zod'
import { localInstant } from '#app/lib/form-instants.ts'
import { restockStepNames } from './restock-steps.ts'

/** A booth asks for more of something it sells. */
export const RestockRequestForm = z.object({
  intent: z.literal('request'),
  /** Made by the page: a request sent again is stored once. */
  id: z.uuid(),
  listingId: z.uuid(),
  quantity: z.number().int().min(1).max(100_000),
  note: z.string().trim().max(1000).default(''),
})

/** One step of a request; times by the clock of the venue. */
export function restockForm(zone: string) {
  return z.discriminatedUnion('intent', [
    RestockRequestForm,
    z.object({
      intent: z.enum(restockStepNames),
      requestId: z.uuid(),
      answer: z.string().trim().max(1000).default(''),
      expectedAt: localInstant(zone).optional(),
    }),
  ])
}
export type RestockInput = z.output<ReturnType<typeof restockForm>>
