import * as z from 'zod/mini'

const Shift = z.object({
  id: z.string(),
  cashier: z.string(),
  openedAt: z.string(),
  closedAt: z.nullable(z.string()),
  floatIdr: z.number(),
  cashSalesIdr: z.number(),
  cashReversedIdr: z.number(),
  expectedIdr: z.number(),
  countedIdr: z.nullable(z.number()),
  countedWith: z.nullable(z.string()),
})
export type TillShift = z.infer<typeof Shift>

/**
 * What the till reads of the server's answers; the server's own description is in `app/api/`. Kinds of payment
 * and reasons that this page does not know are kept and shown as they are.
 */
export const TillStateMessage = z.object({
  booth: z.object({ id: z.string(), code: z.string(), zoneName: z.string() }),
  event: z.object({ name: z.string(), slug: z.string(), timeZone: z.string() }),
  qrisPayload: z.nullable(z.string()),
  listings: z.array(
    z.object({
      id: z.string(),
      productName: z.string(),
      unit: z.string(),
      exhibitorId: z.string(),
      exhibitorName: z.string(),
      kanwilName: z.nullable(z.string()),
      priceIdr: z.number(),
      stockLeft: z.nullable(z.number()),
    }),
  ),
  shift: z.nullable(Shift),
  today: z.object({
    day: z.string(),
    sales: z.number(),
    quantity: z.number(),
    amountIdr: z.number(),
    payments: z.array(z.object({ payment: z.string(), sales: z.number(), amountIdr: z.number() })),
  }),
})
export type TillStateBody = z.infer<typeof TillStateMessage>
export type TillListingBody = TillStateBody['listings'][number]

export const ShiftMessage = Shift

export const AnswersMessage = z.object({
  answers: z.array(
    z.object({
      clientSeq: z.number(),
      /** `stored`, `unsettled` or `refused`; one that this page does not know keeps the item waiting. */
      outcome: z.string(),
      reason: z.optional(z.string()),
    }),
  ),
})

export const RecentSalesMessage = z.object({
  sales: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      cashier: z.string(),
      payment: z.string(),
      paymentReference: z.nullable(z.string()),
      totalIdr: z.number(),
      soldAt: z.string(),
      reversal: z.nullable(z.object({ reason: z.string() })),
      lines: z.array(
        z.object({
          productName: z.string(),
          exhibitorName: z.string(),
          quantity: z.number(),
          unitPriceIdr: z.number(),
          amountIdr: z.number(),
        }),
      ),
    }),
  ),
})
export type TillAnswer = z.infer<typeof AnswersMessage>['answers'][number]
export type RecentSaleBody = z.infer<typeof RecentSalesMessage>['sales'][number]

/** A receipt as the phone keeps it: what was sold, nothing about who bought it. */
export type TillReceipt = {
  id: string
  deviceId: string
  boothCode: string
  eventName: string
  timeZone: string
  clientSeq: number
  cashier: string
  soldAt: string
  payment: string
  paymentReference: string | null
  totalIdr: number
  tenderedIdr: number | null
  /** The organizers settle it: the server could not store it as it was. */
  handedOver?: boolean
  lines: {
    productName: string
    exhibitorName: string
    quantity: number
    unitPriceIdr: number
    amountIdr: number
  }[]
}
