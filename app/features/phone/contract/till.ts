import * as z from 'zod/mini'
import * as answered from './answered.ts'
import * as asked from './asked.ts'
import { describe } from './describe.ts'
import { paymentKinds } from './till-uploads.ts'

/** A shift with the cash that must be in its drawer. */
export const TillShift = describe(
  z.object({
    id: answered.uuid(),
    cashier: z.string(),
    openedAt: answered.instant(),
    closedAt: z.nullable(answered.instant()),
    floatIdr: answered.money(),
    cashSalesIdr: answered.money(),
    cashReversedIdr: answered.money(),
    expectedIdr: answered.money('Float and cash sales, less cash given back'),
    countedIdr: z.nullable(answered.money()),
    countedWith: z.nullable(z.string()),
  }),
  { id: 'Shift' },
)
export type TillShift = z.output<typeof TillShift>

/** A shift that was closed, with all that was sold in it and not taken back. */
export const ClosedShift = describe(
  z.extend(TillShift, { sales: answered.whole(), soldIdr: answered.money() }),
  { id: 'ClosedShift' },
)
export type ClosedShift = z.output<typeof ClosedShift>

/** When the phones of the festival end, and the server's clock; older servers do not tell. */
const end = {
  now: z.optional(answered.instant()),
  endsAt: z.optional(answered.endsAt()),
}

/** Everything a till shows: its booth, goods with prices and what is left, its shift, and the day so far. */
export const TillState = describe(
  z.object({
    ...end,
    booth: z.object({ id: answered.uuid(), code: z.string(), zoneName: z.string() }),
    event: z.object({ name: z.string(), slug: z.string(), timeZone: z.string() }),
    qrisPayload: describe(z.nullable(z.string()), { description: "The booth's static QRIS code" }),
    listings: z.array(
      z.object({
        id: answered.uuid(),
        productName: z.string(),
        unit: z.string(),
        exhibitorId: answered.uuid(),
        exhibitorName: z.string(),
        kanwilName: z.nullable(z.string()),
        priceIdr: answered.money(),
        stockLeft: describe(z.nullable(answered.whole()), {
          description: 'Pieces brought less pieces sold; null: not counted',
        }),
      }),
    ),
    shift: z.nullable(TillShift),
    closedShift: describe(z.optional(z.nullable(ClosedShift)), {
      description: 'The last one of this till, while none is open; older servers do not tell',
    }),
    today: z.object({
      day: answered.day(),
      sales: answered.whole(),
      quantity: answered.whole(),
      amountIdr: answered.money(),
      payments: z.array(
        z.object({
          payment: answered.known(paymentKinds),
          sales: answered.whole(),
          amountIdr: answered.money(),
        }),
      ),
    }),
  }),
  { id: 'TillState' },
)
export type TillState = z.output<typeof TillState>
export type TillListing = TillState['listings'][number]

/** The latest sales of a booth, newest first. */
export const RecentSales = describe(
  z.object({
    sales: z.array(
      z.object({
        id: answered.uuid(),
        number: z.string(),
        boothId: answered.uuid(),
        boothCode: z.string(),
        cashier: z.string(),
        payment: answered.known(paymentKinds),
        paymentReference: z.nullable(z.string()),
        totalIdr: answered.money(),
        soldAt: answered.instant(),
        offline: z.boolean(),
        reversal: z.nullable(z.object({ reason: z.string(), reversedAt: answered.instant() })),
        lines: z.array(
          z.object({
            productName: z.string(),
            exhibitorName: z.string(),
            quantity: answered.whole(),
            unitPriceIdr: answered.money(),
            listedPriceIdr: z.nullable(answered.money()),
            amountIdr: answered.money(),
          }),
        ),
      }),
    ),
  }),
  { id: 'RecentSales' },
)
export type RecentSale = z.output<typeof RecentSales>['sales'][number]

export const RecentSalesQuery = z.object({
  limit: z._default(asked.wholeInQuery(1, 100), 30),
})
