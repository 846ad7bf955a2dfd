import { z } from 'zod'
import { localInstant } from '#app/lib/form-instants.ts'
import type { FormReply } from '#app/lib/replies.server.ts'
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

/** An answer to the form that asks for goods belongs to that form, where it is on the page; any other above the list. */
export function partRestockReply(reply: FormReply | undefined, hasForm: boolean) {
  return hasForm && reply?.initialValue?.intent === 'request'
    ? { ofForm: reply, refused: undefined }
    : { ofForm: undefined, refused: reply?.error?.[''] ?? undefined }
}
